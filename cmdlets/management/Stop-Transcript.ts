import { cmdlet } from '../../src/engine/command/definition.js';
import { objectArray } from '../../src/engine/command/parameter-types.js';
import { notHere } from '../core/not-here.js';

/** Ends a transcript. */
export const StopTranscript = cmdlet({
  name: 'Stop-Transcript',
  module: 'Microsoft.PowerShell.Host',
  synopsis: 'Ends a transcript.',
  parameters: {
    ArgumentList: {
      type: objectArray,
      help: 'Whatever is given: it is not looked at.',
      position: 0,
      remaining: true,
      hidden: true,
    },
  },
  run: (context) => notHere(context, 'what is shown cannot be recorded yet: use Tee-Object or redirect with *>.'),
});
