import { cmdlet } from '../../src/engine/command/definition.js';
import { psobject, switchParameter } from '../../src/engine/command/parameter-types.js';

/** Shows objects on the screen, whatever becomes of the output. */
export const OutHost = cmdlet({
  name: 'Out-Host',
  module: 'Microsoft.PowerShell.Core',
  synopsis: 'Shows objects on the screen, whatever becomes of the output.',
  aliases: ['oh'],
  parameters: {
    Paging: { type: switchParameter, help: 'Shows one page at a time.' },
    InputObject: {
      type: psobject,
      pipeline: true,
      help: 'The objects to work on; usually they come through the pipeline.',
    },
  },
  examples: [{ code: '$shown = 1, 2 | Out-Host', remarks: 'The numbers are shown; nothing is assigned.' }],
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
