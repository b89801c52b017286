import { cmdlet } from '../../src/engine/command/definition.js';
import { int32, switchParameter } from '../../src/engine/command/parameter-types.js';
import { range } from '../../src/engine/command/validation.js';

/** Switches tracing and strict rules for the session. */
export const SetPSDebug = cmdlet({
  name: 'Set-PSDebug',
  module: 'Microsoft.PowerShell.Core',
  synopsis: 'Switches tracing and strict rules for the session.',
  sets: ['on', 'off'],
  parameters: {
    Trace: { type: int32, sets: { on: {} }, validate: [range(0, 2)], help: 'How much to trace.' },
    Step: { type: switchParameter, sets: { on: {} }, help: 'Asks before each line.' },
    Strict: { type: switchParameter, sets: { on: {} }, help: 'Complains about variables that are not set.' },
    Off: { type: switchParameter, sets: { off: {} }, help: 'Switches it off.' },
  },
  examples: [{ code: 'Set-PSDebug -Off', remarks: 'Switches strict rules off.' }],
  run(context) {
    return {
      end() {
        const { Off, Strict, Trace, Step } = context.parameters;
        if (Strict || Off) context.session.global.strictMode = Off ? 0 : 1;
        if ((Trace ?? 0) > 0 || Step)
          context.warning('migsh does not trace or step through scripts; only -Strict and -Off have an effect.');
      },
    };
  },
});
