import { cmdlet } from '../../src/engine/command/definition.js';
import { string, stringArray, switchParameter } from '../../src/engine/command/parameter-types.js';
import { removeAlias } from './aliases/alias-table.js';

/** Removes aliases. */
export const RemoveAlias = cmdlet({
  name: 'Remove-Alias',
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Removes aliases.',
  defaultSet: 'Default',
  sets: ['Default'],
  parameters: {
    Name: {
      type: stringArray,
      help: 'The name; wildcards are allowed.',
      mandatory: true,
      position: 0,
      pipeline: true,
      byName: true,
    },
    Scope: { type: string, help: 'Global, Local, Script, or a number of levels up.' },
    Force: { type: switchParameter, help: 'Removes a read-only alias.' },
  },
  examples: [{ code: 'Set-Alias today Get-Date; Remove-Alias today; Test-Path alias:today', remarks: 'False.' }],
  run: (context) => ({
    process() {
      const { parameters: p } = context;
      for (const name of p.Name) removeAlias(context, name, p.Scope, p.Force);
    },
  }),
});
