import { cmdlet } from '../../src/engine/command/definition.js';
import { string, switchParameter } from '../../src/engine/command/parameter-types.js';
import { putAlias } from './aliases/alias-table.js';
import { scopedItemOptions } from './variables/scoped-item-options.js';

/** Makes or changes an alias. */
export const SetAlias = cmdlet({
  name: 'Set-Alias',
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Makes or changes an alias.',
  aliases: ['sal'],
  shouldProcess: true,
  outputTypes: ['System.Management.Automation.AliasInfo'],
  parameters: {
    Name: { type: string, help: 'The alias.', mandatory: true, position: 0, byName: true },
    Value: { type: string, help: 'The command the alias stands for.', mandatory: true, position: 1, byName: true },
    Description: { type: string, help: 'A text that says what it is for.' },
    Option: { type: scopedItemOptions, help: 'None, ReadOnly, Constant, Private or AllScope.' },
    PassThru: { type: switchParameter, help: 'Outputs the object, which is not output otherwise.' },
    Scope: { type: string, help: 'Global, Local, Script, or a number of levels up.' },
    Force: { type: switchParameter, help: 'Changes a read-only alias.' },
  },
  examples: [{ code: 'Set-Alias today Get-Date; (Get-Alias today).Definition', remarks: 'Get-Date.' }],
  run: (context) => ({
    process() {
      const { parameters: p } = context;
      if (!context.shouldProcess(`Name: ${p.Name} Value: ${p.Value}`, 'Set Alias')) return;
      const alias = putAlias(context, p, 'replace');
      if (alias && p.PassThru) context.write(alias);
    },
  }),
});
