import { cmdlet } from '../../src/engine/command/definition.js';
import { enumType, object, string, switchParameter } from '../../src/engine/command/parameter-types.js';
import { notNullOrEmpty } from '../../src/engine/command/validation.js';
import { toText } from '../../src/engine/convert/text.js';
import { SessionStateException } from '../../src/engine/errors/engine-exceptions.js';
import { errorRecord } from '../../src/engine/errors/error-record.js';
import { newException } from '../../src/engine/errors/exceptions.js';
import { isSet } from '../../src/engine/session/scope.js';
import { Variable } from '../../src/engine/session/variables.js';
import { isProtected, notWritableRecord } from './variables/matching-variables.js';
import { scopeOf } from './variables/scope-argument.js';
import { optionBits, scopedItemOptions } from './variables/scoped-item-options.js';

/** Makes a variable. */
export const NewVariable = cmdlet({
  name: 'New-Variable',
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Makes a variable.',
  aliases: ['nv'],
  shouldProcess: true,
  confirmImpact: 'Low',
  outputTypes: ['System.Management.Automation.PSVariable'],
  parameters: {
    Name: {
      type: string,
      help: 'Name of the variable, without the dollar sign.',
      mandatory: true,
      position: 0,
      byName: true,
    },
    Value: { type: object, help: 'The value.', position: 1, pipeline: true, byName: true },
    Description: { type: string, help: 'A text that says what it is for.' },
    Option: { type: scopedItemOptions, help: 'None, ReadOnly, Constant, Private or AllScope.' },
    Visibility: {
      type: enumType('System.Management.Automation.SessionStateEntryVisibility', ['Public', 'Private']),
      help: 'Public or Private.',
    },
    Force: { type: switchParameter, help: 'Replaces a variable of that name.' },
    PassThru: { type: switchParameter, help: 'Outputs the object, which is not output otherwise.' },
    Scope: { type: string, help: 'Global, Local, Script, or a number of levels up.', validate: [notNullOrEmpty] },
  },
  examples: [{ code: 'New-Variable -Name limit -Value 10 -Option ReadOnly; $limit', remarks: '10.' }],
  run: (context) => ({
    process() {
      const { parameters: p, session } = context;
      if (!context.shouldProcess(`Name: ${p.Name} Value: ${toText(context.script, p.Value)}`, 'New variable')) return;
      const scope = p.Scope === undefined ? session.scope : scopeOf(session, p.Scope);
      const old = scope.own(p.Name.toLowerCase());
      if (isSet(old)) {
        if (!p.Force) {
          const exception = newException(SessionStateException, `A variable with name '${p.Name}' already exists.`);
          context.writeError(
            errorRecord({ exception, id: 'VariableAlreadyExists', category: 'ResourceExists', target: p.Name }),
          );
          return;
        }
        if (isProtected(old, true)) {
          context.writeError(notWritableRecord(p.Name));
          return;
        }
      }
      const variable = new Variable(p.Name, p.Value ?? null, optionBits(p.Option ?? []));
      variable.description = p.Description ?? '';
      scope.put(variable);
      if (p.PassThru) context.write(variable);
    },
  }),
});
