import { runtimeError, type TerminatingError } from '../errors/terminating.js';
import { defineType } from '../values/net-type.js';
import { lazyTypes } from '../values/type-registry.js';
import { NetObject } from '../values/value.js';

/** The name of a type as the target of an error: `(NoSuchThing:TypeName)`. */
class UnknownTypeName extends NetObject {
  readonly fullName: string;

  constructor(fullName: string) {
    super();
    this.fullName = fullName;
  }
}

const name = 'System.Management.Automation.Language.TypeName';

lazyTypes(
  [name],
  () =>
    void defineType({
      name,
      represents: UnknownTypeName,
      properties: {
        'FullName: string': (self: UnknownTypeName) => self.fullName,
        'Name: string': (self: UnknownTypeName) => self.fullName,
      },
      text: (self: UnknownTypeName) => self.fullName,
    }),
  [UnknownTypeName],
);

/** The error of a type that does not exist. */
export function typeNotFound(fullName: string): TerminatingError {
  return runtimeError(
    'TypeNotFound',
    'InvalidOperation',
    `Unable to find type [${fullName}].`,
    new UnknownTypeName(fullName),
  );
}
