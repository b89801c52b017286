import { cmdlet } from '../../src/engine/command/definition.js';
import { ContentWriters } from './content/write.js';
import { contentWriterParameters } from './content/writer-parameters.js';
import { pathSets } from './providers/path-parameters.js';

/** Adds lines at the end of a file, and makes it when it is not there. */
export const AddContent = cmdlet({
  name: 'Add-Content',
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Adds lines at the end of a file, and makes it when it is not there.',
  aliases: ['ac'],
  defaultSet: 'Path',
  sets: pathSets,
  shouldProcess: true,
  outputTypes: ['System.String'],
  parameters: {
    ...contentWriterParameters,
  },
  examples: [{ code: "Set-Content a.txt 'one'; Add-Content a.txt 'two'; @(Get-Content a.txt).Count", remarks: '2.' }],
  run: (context) => {
    const writers = new ContentWriters(context, true);
    return {
      process: () => writers.process(),
      end: () => writers.commit(),
      clean: () => writers.abandon(),
    };
  },
});
