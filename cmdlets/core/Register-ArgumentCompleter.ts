import { cmdlet } from '../../src/engine/command/definition.js';
import { scriptBlock, string, stringArray, switchParameter } from '../../src/engine/command/parameter-types.js';
import { registerCompleter } from './language/completers.js';

/** Registers a script block that completes arguments. */
export const RegisterArgumentCompleter = cmdlet({
  name: 'Register-ArgumentCompleter',
  module: 'Microsoft.PowerShell.Core',
  synopsis: 'Registers a script block that completes arguments.',
  sets: ['NativeCommandSet', 'PowerShellSet', 'NativeFallbackSet'],
  parameters: {
    CommandName: {
      type: stringArray,
      sets: { NativeCommandSet: { mandatory: true }, PowerShellSet: {} },
      help: 'The commands it is for.',
    },
    ParameterName: {
      type: string,
      sets: { PowerShellSet: { mandatory: true } },
      help: 'Only commands with a parameter of this name.',
    },
    ScriptBlock: { type: scriptBlock, mandatory: true, allowNull: true, help: 'The commands to run.' },
    Native: { type: switchParameter, sets: { NativeCommandSet: {} }, help: 'For native programs.' },
    NativeFallback: {
      type: switchParameter,
      sets: { NativeFallbackSet: {} },
      help: 'For native programs that have no completer of their own.',
    },
  },
  examples: [
    {
      code: "Register-ArgumentCompleter -CommandName Get-Thing -ParameterName Name -ScriptBlock { 'a', 'b' }",
      remarks: 'Offers two names.',
    },
  ],
  run(context) {
    return {
      end() {
        const { CommandName, ParameterName, ScriptBlock } = context.parameters;
        registerCompleter(context.session, CommandName ?? [], ParameterName ?? null, ScriptBlock!);
      },
    };
  },
});
