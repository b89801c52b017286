import { cmdlet } from '../../src/engine/command/definition.js';
import { string, stringArray, switchParameter } from '../../src/engine/command/parameter-types.js';
import { notNullOrEmpty } from '../../src/engine/command/validation.js';
import { SessionStateUnauthorizedAccessException } from '../../src/engine/errors/engine-exceptions.js';
import { errorRecord } from '../../src/engine/errors/error-record.js';
import { newException } from '../../src/engine/errors/exceptions.js';
import { isProtected, matchingVariables, variableNotFound } from './variables/matching-variables.js';

/** Removes variables. */
export const RemoveVariable = cmdlet({
  name: 'Remove-Variable',
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Removes variables.',
  aliases: ['rv'],
  shouldProcess: true,
  parameters: {
    Name: { type: stringArray, help: 'The name; wildcards are allowed.', mandatory: true, position: 0, byName: true },
    Include: { type: stringArray, help: 'Only items that match; wildcards are allowed.' },
    Exclude: { type: stringArray, help: 'Items to leave out; wildcards are allowed.' },
    Force: { type: switchParameter, help: 'Removes a read-only variable.' },
    Scope: { type: string, help: 'Global, Local, Script, or a number of levels up.', validate: [notNullOrEmpty] },
  },
  examples: [{ code: '$total = 5; Remove-Variable total; Test-Path variable:total', remarks: 'False.' }],
  run: (context) => ({
    process() {
      const { parameters: p, session } = context;
      for (const { variable, scope } of matchingVariables(session, p, (name) =>
        context.writeError(variableNotFound(name)),
      )) {
        const { name } = variable;
        if (!context.shouldProcess(`Name: ${name}`, 'Remove variable')) continue;
        if (!isProtected(variable, p.Force)) {
          scope.remove(name.toLowerCase());
          continue;
        }
        const message = `Cannot remove variable ${name} because it is constant or read-only. If the variable is read-only, try the operation again specifying the Force option.`;
        const exception = newException(SessionStateUnauthorizedAccessException, message);
        context.writeError(
          errorRecord({ exception, id: 'VariableNotRemovable', category: 'WriteError', target: name }),
        );
      }
    },
  }),
});
