import { CmdletInfo, type CommandInfo, FunctionInfo } from '../pipeline/command-info.js';
import { defineType, type NetType } from '../values/net-type.js';
import { findType } from '../values/type-names.js';
import { lazyTypes } from '../values/type-registry.js';
import { NetObject } from '../values/value.js';

/** A type by its name, which may be that of no .NET type (`PSTypeName` in `(Get-Command x).OutputType`). */
export class TypeByName extends NetObject {
  readonly name: string;

  constructor(name: string) {
    super();
    this.name = name;
  }

  get type(): NetType | null {
    return findType(this.name);
  }
}

/** Full names of the types that a command says it gives: of a cmdlet's table, or of `[OutputType(…)]`. */
export function outputTypeNames(command: CommandInfo | null | undefined): readonly string[] {
  if (command instanceof CmdletInfo) return command.entry.metadata.outputTypes;
  if (!(command instanceof FunctionInfo)) return [];
  const attributes = command.block.code.ast.paramBlock?.attributes ?? [];
  return attributes
    .filter(({ typeName }) => /^(?:.*\.)?outputtype(?:attribute)?$/i.test(typeName.fullName))
    .flatMap(({ positionalArguments }) => positionalArguments)
    .flatMap((one) => {
      if (one.kind === 'TypeExpression') return findType(one.typeName.fullName)?.fullName ?? one.typeName.fullName;
      return one.kind === 'StringConstantExpression' ? one.value : [];
    });
}

lazyTypes(
  ['System.Management.Automation.PSTypeName'],
  () =>
    void defineType({
      name: 'System.Management.Automation.PSTypeName',
      represents: TypeByName,
      properties: {
        'Name: string': (self: TypeByName) => self.name,
        'Type: type': (self: TypeByName) => self.type,
      },
      constructors: { 'new(string name)': ([name]: [string]) => new TypeByName(name) },
      methods: { 'ToString(): string': (self: TypeByName) => self.name },
      text: (self: TypeByName) => self.name,
    }),
  [TypeByName],
);
