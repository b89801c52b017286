import { cmdlet } from '../../src/engine/command/definition.js';
import { string } from '../../src/engine/command/parameter-types.js';
import { notHere } from '../core/not-here.js';

/** Reads an encrypted message. */
export const GetCmsMessage = cmdlet({
  name: 'Get-CmsMessage',
  module: 'Microsoft.PowerShell.Security',
  synopsis: 'Reads an encrypted message.',
  defaultSet: 'ByContent',
  sets: ['ByContent', 'ByPath', 'ByLiteralPath'],
  parameters: {
    Content: {
      type: string,
      help: 'The message.',
      sets: { ByContent: { mandatory: true, position: 0, pipeline: true } },
    },
    Path: { type: string, help: 'A file with the message.', sets: { ByPath: { mandatory: true, position: 0 } } },
    LiteralPath: {
      type: string,
      help: 'A file, exactly as typed.',
      sets: { ByLiteralPath: { mandatory: true, position: 0 } },
    },
  },
  run: (context) => notHere(context, 'messages are not signed or encrypted here.'),
});
