import { cmdlet } from '../../src/engine/command/definition.js';
import { string } from '../../src/engine/command/parameter-types.js';
import { writeObjects } from './clixml/read-objects.js';

/** Makes objects of the XML that ConvertTo-CliXml writes. */
export const ConvertFromCliXml = cmdlet({
  name: 'ConvertFrom-CliXml',
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Makes objects of the XML that ConvertTo-CliXml writes.',
  outputTypes: ['System.Management.Automation.PSObject'],
  parameters: {
    InputObject: {
      type: string,
      help: 'The XML, usually from the pipeline.',
      mandatory: true,
      position: 0,
      pipeline: true,
    },
  },
  examples: [{ code: "'a', 'b' | ConvertTo-CliXml | ConvertFrom-CliXml", remarks: 'a and b.' }],
  run(context) {
    const texts: string[] = [];
    return {
      process() {
        texts.push(context.parameters.InputObject);
      },
      end: () => writeObjects(context, texts.join('\n')),
    };
  },
});
