import { cmdlet } from '../../src/engine/command/definition.js';
import { enumType, string, stringArray, switchParameter } from '../../src/engine/command/parameter-types.js';
import { notNull, notNullOrEmpty } from '../../src/engine/command/validation.js';
import { errorRecord } from '../../src/engine/errors/error-record.js';
import { NotSupportedException } from '../../src/engine/errors/exception-types.js';
import { newException } from '../../src/engine/errors/exceptions.js';

/** Defines a .NET type, or loads an assembly. */
export const AddType = cmdlet({
  name: 'Add-Type',
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Defines a .NET type, or loads an assembly.',
  defaultSet: 'FromSource',
  sets: ['FromSource', 'FromMember', 'FromPath', 'FromLiteralPath', 'FromAssemblyName'],
  parameters: {
    TypeDefinition: {
      type: string,
      help: 'Source of the type.',
      sets: { FromSource: { mandatory: true, position: 0 } },
    },
    Name: {
      type: string,
      help: 'The name; wildcards are allowed.',
      sets: { FromMember: { mandatory: true, position: 0 } },
    },
    MemberDefinition: {
      type: stringArray,
      help: 'Members of the new type, as source.',
      sets: { FromMember: { mandatory: true, position: 1 } },
    },
    Namespace: {
      type: string,
      help: 'Namespace of the new type.',
      aliases: ['NS'],
      sets: { FromMember: {} },
      allowNull: true,
    },
    UsingNamespace: {
      type: stringArray,
      help: 'Namespaces the type uses.',
      aliases: ['Using'],
      sets: { FromMember: {} },
      validate: [notNull],
    },
    Path: {
      type: stringArray,
      help: 'The files; wildcards are allowed.',
      sets: { FromPath: { mandatory: true, position: 0 } },
    },
    LiteralPath: {
      type: stringArray,
      help: 'The file, exactly as typed; wildcards are not understood.',
      aliases: ['PSPath', 'LP'],
      sets: { FromLiteralPath: { mandatory: true } },
    },
    AssemblyName: {
      type: stringArray,
      help: 'Assemblies to load.',
      aliases: ['AN'],
      sets: { FromAssemblyName: { mandatory: true } },
    },
    Language: {
      type: enumType('Microsoft.PowerShell.Commands.Language', ['CSharp']),
      help: 'The language of the source.',
      sets: { FromSource: {}, FromMember: {} },
    },
    ReferencedAssemblies: {
      type: stringArray,
      help: 'Assemblies the type needs.',
      aliases: ['RA'],
      sets: { FromSource: {}, FromMember: {}, FromPath: {}, FromLiteralPath: {} },
    },
    OutputAssembly: {
      type: string,
      help: 'File to write the assembly to.',
      aliases: ['OA'],
      sets: { FromSource: {}, FromMember: {}, FromPath: {}, FromLiteralPath: {} },
    },
    OutputType: {
      type: enumType('Microsoft.PowerShell.Commands.OutputAssemblyType', [
        'Library',
        'ConsoleApplication',
        'WindowsApplication',
      ]),
      help: 'Kind of the assembly.',
      aliases: ['OT'],
      sets: { FromSource: {}, FromMember: {}, FromPath: {}, FromLiteralPath: {} },
    },
    PassThru: { type: switchParameter, help: 'Outputs the object, which is not output otherwise.' },
    IgnoreWarnings: {
      type: switchParameter,
      help: 'Goes on when the compiler warns.',
      sets: { FromSource: {}, FromMember: {}, FromPath: {}, FromLiteralPath: {} },
    },
    CompilerOptions: {
      type: stringArray,
      help: 'Options for the compiler.',
      sets: { FromSource: {}, FromMember: {}, FromPath: {}, FromLiteralPath: {} },
      validate: [notNullOrEmpty],
    },
  },
  examples: [{ code: 'Add-Type -AssemblyName System.Web', remarks: 'Assemblies of .NET are there already.' }],
  run: (context) => ({
    process() {
      if (context.parameterSet === 'FromAssemblyName') return;
      const message =
        'This shell has no C# compiler and loads no .NET assemblies. Write the type as a PowerShell class, or use Windows PowerShell for this script.';
      context.throwTerminating(
        errorRecord({
          exception: newException(NotSupportedException, message),
          id: 'COMPILER_NOT_AVAILABLE',
          category: 'NotImplemented',
        }),
      );
    },
  }),
});
