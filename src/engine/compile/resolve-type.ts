import type { TypeName } from '../../language/ast.js';
import type { Session } from '../session/session.js';
import { arrayType, makeGeneric } from '../values/constructed-types.js';
import type { NetType } from '../values/net-type.js';
import { findType } from '../values/type-names.js';
import { typeNotFound } from './type-errors.js';

/** The type of a name in a script: classes of scripts, also inside arrays and generics, and .NET types. Raises TypeNotFound. */
export function resolveType(session: Session, name: TypeName, usings: readonly string[]): NetType {
  const type = lookUp(session, name, usings);
  if (!type) throw typeNotFound(name.kind === 'GenericTypeName' ? name.definition.fullName : name.fullName);
  return type;
}

function lookUp(session: Session, name: TypeName, usings: readonly string[]): NetType | null {
  const known = session.types.find(name.fullName) ?? findType(name.fullName, usings);
  if (known || name.kind === 'TypeName') return known;
  if (name.kind === 'ArrayTypeName') {
    const element = lookUp(session, name.element, usings);
    return element && arrayType(element, name.rank);
  }
  const args = name.arguments.map((argument) => lookUp(session, argument, usings));
  if (args.some((argument) => argument === null)) return null;
  return genericOf(name.definition.fullName, args as NetType[], usings);
}

function genericOf(name: string, args: readonly NetType[], usings: readonly string[]): NetType | null {
  const bare = name.replace(/`\d+$/, '');
  for (const candidate of [bare, `System.${bare}`, ...usings.map((namespace) => `${namespace}.${bare}`)]) {
    try {
      return makeGeneric(candidate, args);
    } catch {
      // not this one
    }
  }
  return null;
}
