import { cmdlet } from '../../src/engine/command/definition.js';
import { int32, psobject } from '../../src/engine/command/parameter-types.js';
import { range } from '../../src/engine/command/validation.js';
import { ClixmlWriter } from './clixml/clixml-writer.js';

/** Turns objects into the XML that Export-Clixml writes. */
export const ConvertToCliXml = cmdlet({
  name: 'ConvertTo-CliXml',
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Turns objects into the XML that Export-Clixml writes.',
  outputTypes: ['System.String'],
  parameters: {
    InputObject: {
      type: psobject,
      help: 'The objects, usually from the pipeline.',
      mandatory: true,
      position: 0,
      pipeline: true,
    },
    Depth: {
      type: int32,
      help: 'How many levels of properties are kept.',
      default: 2,
      validate: [range(1, 2147483647)],
    },
  },
  examples: [{ code: '5 | ConvertTo-CliXml | ConvertFrom-CliXml', remarks: '5.' }],
  run(context) {
    const { parameters: p } = context;
    const writer = new ClixmlWriter(context.session);
    let text = writer.head;
    return {
      process() {
        text += writer.object(p.InputObject, p.Depth);
      },
      end: () => context.write(text + writer.tail),
    };
  },
});
