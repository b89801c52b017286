import { cmdlet } from '../../src/engine/command/definition.js';
import { psobject, switchParameter } from '../../src/engine/command/parameter-types.js';

/** Shows objects as the end of a pipeline does. */
export const OutDefault = cmdlet({
  name: 'Out-Default',
  module: 'Microsoft.PowerShell.Core',
  synopsis: 'Shows objects as the end of a pipeline does.',
  parameters: {
    Transcript: { type: switchParameter, help: 'Writes it to the transcript only.' },
    InputObject: {
      type: psobject,
      pipeline: true,
      help: 'The objects to work on; usually they come through the pipeline.',
    },
  },
  examples: [{ code: '1, 2 | Out-Default', remarks: 'Shows two numbers.' }],
  run(context) {
    const document = context.session.options.openOutput(context.session);
    return {
      process() {
        const value = context.input === undefined ? context.parameters.InputObject : context.input;
        if (value !== undefined) document.process(value);
      },
      end() {
        document.end();
      },
    };
  },
});
