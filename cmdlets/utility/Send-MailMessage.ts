import { basename } from 'node:path';
import { cmdlet } from '../../src/engine/command/definition.js';
import { encoding } from '../../src/engine/command/encoding-parameter.js';
import {
  credential,
  enumType,
  flagsType,
  int32,
  string,
  stringArray,
  switchParameter,
} from '../../src/engine/command/parameter-types.js';
import { notNullOrEmpty, range } from '../../src/engine/command/validation.js';
import { MailMessage } from '../core/mail/mail-message.js';
import { Attachment, fileContent } from '../core/mail/mail-parts.js';
import { filesOf, fillMessage, send } from './mail/outgoing-mail.js';

/** Sends a mail. */
export const SendMailMessage = cmdlet({
  name: 'Send-MailMessage',
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Sends a mail.',
  description: [
    'The connection is encrypted when the server offers it; with -UseSsl it must be, and the certificate of the server must be valid.',
  ],
  className: 'Microsoft.PowerShell.Commands.SendMailMessage',
  parameters: {
    Attachments: {
      type: stringArray,
      help: 'Files to send along.',
      aliases: ['PsPath'],
      pipeline: true,
      byName: true,
      validate: [notNullOrEmpty],
    },
    Bcc: { type: stringArray, help: 'Who gets it unseen.', byName: true, validate: [notNullOrEmpty] },
    Body: { type: string, help: 'The text.', position: 2, byName: true, validate: [notNullOrEmpty] },
    BodyAsHtml: { type: switchParameter, help: 'The text is HTML.', aliases: ['BAH'], byName: true },
    Encoding: {
      type: encoding,
      help: 'The encoding of the text; UTF-8 without it.',
      aliases: ['BE'],
      byName: true,
      validate: [notNullOrEmpty],
    },
    Cc: { type: stringArray, help: 'Who gets a copy.', byName: true, validate: [notNullOrEmpty] },
    DeliveryNotificationOption: {
      type: flagsType('System.Net.Mail.DeliveryNotificationOptions', [
        'None',
        'OnSuccess',
        'OnFailure',
        'Delay',
        'Never',
      ]),
      help: 'When the server tells what became of it.',
      aliases: ['DNO'],
      byName: true,
      validate: [notNullOrEmpty],
    },
    From: { type: string, help: 'The sender.', mandatory: true, byName: true, validate: [notNullOrEmpty] },
    SmtpServer: {
      type: string,
      help: 'The server; $PSEmailServer without it.',
      aliases: ['ComputerName'],
      position: 3,
      byName: true,
      validate: [notNullOrEmpty],
    },
    Priority: {
      type: enumType('System.Net.Mail.MailPriority', ['Normal', 'Low', 'High']),
      help: 'How urgent it is.',
      byName: true,
      validate: [notNullOrEmpty],
    },
    ReplyTo: { type: stringArray, help: 'Where answers go.', byName: true },
    Subject: { type: string, help: 'The subject.', aliases: ['sub'], position: 1, byName: true },
    To: {
      type: stringArray,
      help: 'Who gets it.',
      mandatory: true,
      position: 0,
      byName: true,
      validate: [notNullOrEmpty],
    },
    Credential: { type: credential, help: 'The account at the server.', byName: true, validate: [notNullOrEmpty] },
    UseSsl: {
      type: switchParameter,
      help: 'Encrypts the connection (STARTTLS; port 465: from the start).',
      byName: true,
    },
    Port: { type: int32, help: 'The port; 25 without it.', byName: true, validate: [range(0, 2147483647)], default: 0 },
  },
  run(context) {
    const message = new MailMessage();
    return {
      begin: () => fillMessage(context, message),
      process() {
        for (const file of context.parameters.Attachments ?? [])
          for (const path of filesOf(context.session, file))
            message.attachments.items.push(new Attachment(fileContent(context.script, path), null, basename(path)));
      },
      end: () => send(context, message),
    };
  },
});
