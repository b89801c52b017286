import { cmdlet } from '../../src/engine/command/definition.js';
import { ContentWriters } from './content/write.js';
import { contentWriterParameters } from './content/writer-parameters.js';
import { pathSets } from './providers/path-parameters.js';

/** Writes lines into a file, in place of what is there. */
export const SetContent = cmdlet({
  name: 'Set-Content',
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Writes lines into a file, in place of what is there.',

  defaultSet: 'Path',
  sets: pathSets,
  shouldProcess: true,
  outputTypes: ['System.String'],
  parameters: {
    ...contentWriterParameters,
  },
  examples: [{ code: "Set-Content a.txt 'one'; Get-Content a.txt", remarks: 'one.' }],
  run: (context) => {
    const writers = new ContentWriters(context, false);
    return {
      process: () => writers.process(),
      end: () => writers.commit(),
      clean: () => writers.abandon(),
    };
  },
});
