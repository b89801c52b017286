import { cmdlet } from '../../src/engine/command/definition.js';
import { arrayOf, netType, string, switchParameter } from '../../src/engine/command/parameter-types.js';
import type { NetObject } from '../../src/engine/values/value.js';
import { notHere } from '../core/not-here.js';

/** Decrypts a message. */
export const UnprotectCmsMessage = cmdlet({
  name: 'Unprotect-CmsMessage',
  module: 'Microsoft.PowerShell.Security',
  synopsis: 'Decrypts a message.',
  defaultSet: 'ByWinEvent',
  sets: ['ByWinEvent', 'ByContent', 'ByPath', 'ByLiteralPath'],
  parameters: {
    EventLogRecord: {
      type: netType<NetObject>('System.Diagnostics.Eventing.Reader.EventLogRecord', 'EventLogRecord'),
      help: 'The event with the message.',
      sets: { ByWinEvent: { mandatory: true, position: 0, pipeline: true } },
    },
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
    IncludeContext: { type: switchParameter, help: 'What is around the message, too.' },
    To: {
      type: arrayOf(netType<NetObject>('System.Management.Automation.CmsMessageRecipient', 'CmsMessageRecipient')),
      help: 'Who is to read it.',
      position: 1,
    },
  },
  run: (context) => notHere(context, 'messages are not signed or encrypted here.'),
});
