import { cmdlet } from '../../src/engine/command/definition.js';
import { string, stringArray, switchParameter } from '../../src/engine/command/parameter-types.js';
import { notNullOrEmpty } from '../../src/engine/command/validation.js';
import { isProtected, matchingVariables, notWritableRecord, variableNotFound } from './variables/matching-variables.js';

/** Sets variables to null. */
export const ClearVariable = cmdlet({
  name: 'Clear-Variable',
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Sets variables to null.',
  aliases: ['clv'],
  shouldProcess: true,
  outputTypes: ['System.Management.Automation.PSVariable'],
  parameters: {
    Name: { type: stringArray, help: 'The name; wildcards are allowed.', mandatory: true, position: 0, byName: true },
    Include: { type: stringArray, help: 'Only items that match; wildcards are allowed.' },
    Exclude: { type: stringArray, help: 'Items to leave out; wildcards are allowed.' },
    Force: { type: switchParameter, help: 'Clears a read-only variable.' },
    PassThru: { type: switchParameter, help: 'Outputs the object, which is not output otherwise.' },
    Scope: { type: string, help: 'Global, Local, Script, or a number of levels up.', validate: [notNullOrEmpty] },
  },
  examples: [{ code: '$total = 5; Clear-Variable total; $null -eq $total', remarks: 'True.' }],
  run: (context) => ({
    process() {
      const { parameters: p, session } = context;
      for (const { variable } of matchingVariables(session, p, (name) => context.writeError(variableNotFound(name)))) {
        if (!context.shouldProcess(`Name: ${variable.name}`, 'Clear variable')) continue;
        if (isProtected(variable, p.Force)) {
          context.writeError(notWritableRecord(variable.name));
          continue;
        }
        const { options } = variable;
        variable.setOptions(0);
        variable.assign(null, context.script);
        variable.setOptions(options);
        if (p.PassThru) context.write(variable);
      }
    },
  }),
});
