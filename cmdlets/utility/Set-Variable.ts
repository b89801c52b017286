import { cmdlet } from '../../src/engine/command/definition.js';
import { enumType, object, string, stringArray, switchParameter } from '../../src/engine/command/parameter-types.js';
import { notNullOrEmpty } from '../../src/engine/command/validation.js';
import { TerminatingError } from '../../src/engine/errors/terminating.js';
import type { Value } from '../../src/engine/values/value.js';
import { scopedItemOptions } from './variables/scoped-item-options.js';
import { appended, setVariables } from './variables/set-variables.js';

/** Sets a variable, and makes it when it is not there. */
export const SetVariable = cmdlet({
  name: 'Set-Variable',
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Sets a variable, and makes it when it is not there.',
  aliases: ['set', 'sv'],
  shouldProcess: true,
  outputTypes: ['System.Management.Automation.PSVariable'],
  parameters: {
    Name: {
      type: stringArray,
      help: 'Names of the variables, without the dollar sign.',
      mandatory: true,
      position: 0,
      byName: true,
    },
    Value: { type: object, help: 'The value.', position: 1, pipeline: true, byName: true },
    Include: { type: stringArray, help: 'Only items that match; wildcards are allowed.' },
    Exclude: { type: stringArray, help: 'Items to leave out; wildcards are allowed.' },
    Description: { type: string, help: 'A text that says what it is for.' },
    Option: { type: scopedItemOptions, help: 'None, ReadOnly, Constant, Private or AllScope.' },
    Force: { type: switchParameter, help: 'Changes a read-only variable.' },
    Visibility: {
      type: enumType('System.Management.Automation.SessionStateEntryVisibility', ['Public', 'Private']),
      help: 'Public or Private.',
    },
    PassThru: { type: switchParameter, help: 'Outputs the object, which is not output otherwise.' },
    Append: { type: switchParameter, help: 'Adds to what is there instead of replacing it.' },
    Scope: { type: string, help: 'Global, Local, Script, or a number of levels up.', validate: [notNullOrEmpty] },
  },
  examples: [{ code: 'Set-Variable -Name total -Value 5; $total', remarks: '5.' }],
  run: (context) => {
    const { parameters: p } = context;
    const piped: Value[] = [];
    return {
      process() {
        if (!context.expectingInput || !context.isBound('Value')) return;
        piped.push(p.Value ?? null);
      },
      end() {
        // The pipeline may have failed to bind the name.
        if (!context.isBound('Name')) return;
        const value = !context.expectingInput ? (p.Value ?? null) : piped.length === 1 ? piped[0] : piped;
        try {
          setVariables(
            context,
            p,
            context.isBound('Value') ? (p.Append ? appended : () => value ?? null) : null,
            value ?? null,
          );
        } catch (error) {
          if (!(error instanceof TerminatingError)) throw error;
          context.writeError(error.record);
        }
      },
    };
  },
});
