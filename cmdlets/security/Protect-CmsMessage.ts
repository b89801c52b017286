import { cmdlet } from '../../src/engine/command/definition.js';
import { arrayOf, netType, psobject, string } from '../../src/engine/command/parameter-types.js';
import type { NetObject } from '../../src/engine/values/value.js';
import { notHere } from '../core/not-here.js';

/** Encrypts a message. */
export const ProtectCmsMessage = cmdlet({
  name: 'Protect-CmsMessage',
  module: 'Microsoft.PowerShell.Security',
  synopsis: 'Encrypts a message.',
  defaultSet: 'ByContent',
  sets: ['ByContent', 'ByPath', 'ByLiteralPath'],
  parameters: {
    To: {
      type: arrayOf(netType<NetObject>('System.Management.Automation.CmsMessageRecipient', 'CmsMessageRecipient')),
      help: 'Who is to read it.',
      mandatory: true,
      position: 0,
    },
    Content: {
      type: psobject,
      help: 'The text.',
      sets: { ByContent: { mandatory: true, position: 1, pipeline: true } },
    },
    Path: { type: string, help: 'A file with the text.', sets: { ByPath: { mandatory: true, position: 1 } } },
    LiteralPath: {
      type: string,
      help: 'A file, exactly as typed.',
      sets: { ByLiteralPath: { mandatory: true, position: 1 } },
    },
    OutFile: { type: string, help: 'The file to write.', position: 2 },
  },
  run: (context) => notHere(context, 'messages are not signed or encrypted here.'),
});
