import { cmdlet } from '../../src/engine/command/definition.js';
import { string, stringArray, switchParameter } from '../../src/engine/command/parameter-types.js';
import { notNullOrEmpty } from '../../src/engine/command/validation.js';
import { matchingVariables, variableNotFound } from './variables/matching-variables.js';

/** Gets variables. */
export const GetVariable = cmdlet({
  name: 'Get-Variable',
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Gets variables.',
  aliases: ['gv'],
  outputTypes: ['System.Management.Automation.PSVariable'],
  parameters: {
    Name: {
      type: stringArray,
      help: 'The name; wildcards are allowed.',
      position: 0,
      pipeline: true,
      byName: true,
      validate: [notNullOrEmpty],
    },
    ValueOnly: { type: switchParameter, help: 'Outputs the value instead of the variable.' },
    Include: { type: stringArray, help: 'Only items that match; wildcards are allowed.' },
    Exclude: { type: stringArray, help: 'Items to leave out; wildcards are allowed.' },
    Scope: { type: string, help: 'Global, Local, Script, or a number of levels up.', validate: [notNullOrEmpty] },
  },
  examples: [{ code: "$colour = 'red'; Get-Variable colour -ValueOnly", remarks: 'red.' }],
  run: (context) => ({
    process() {
      const { parameters: p, session } = context;
      for (const { variable } of matchingVariables(session, p, (name) => context.writeError(variableNotFound(name)))) {
        context.write(p.ValueOnly ? variable.read() : variable);
      }
    },
  }),
});
