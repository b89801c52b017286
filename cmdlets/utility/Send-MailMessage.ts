import { readFileSync } from 'node:fs';
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
import { toText } from '../../src/engine/convert/text.js';
import { PSInvalidOperationException } from '../../src/engine/errors/engine-exceptions.js';
import { errorRecord } from '../../src/engine/errors/error-record.js';
import { Exception } from '../../src/engine/errors/exception-types.js';
import { newException } from '../../src/engine/errors/exceptions.js';
import { onFile } from '../../src/engine/types/io/faults.js';
import { Credential } from '../../src/engine/values/credential.js';
import { callService, ServiceFailure } from '../management/network/service-call.js';
import { resolveItems } from '../management/providers/globbing.js';

/** Sends a mail. */
export const SendMailMessage = cmdlet({
  name: 'Send-MailMessage',
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Sends a mail.',
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
      help: 'Mails are UTF-8 here.',
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
      notSupportedHere: 'Delivery notifications cannot be asked for.',
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
    const files: string[] = [];
    return {
      process() {
        files.push(...(context.parameters.Attachments ?? []));
      },
      end() {
        const { parameters: p, session } = context;
        const server = p.SmtpServer ?? toText(session, session.scope.find('psemailserver')?.read() ?? '');
        if (server === '') {
          const message =
            'The email cannot be sent because no SMTP server was specified. You must specify an SMTP server by using either the SmtpServer parameter or the $PSEmailServer variable.';
          context.throwTerminating(
            errorRecord({
              exception: newException(PSInvalidOperationException, message),
              id: 'InvalidOperation',
              category: 'InvalidArgument',
            }),
          );
        }
        const attachments = files
          .flatMap((file) => resolveItems(session, file, false))
          .map(({ path }) => ({
            name: basename(path),
            content: onFile(path, (place) => new Uint8Array(readFileSync(place))),
          }));
        const account =
          p.Credential instanceof Credential
            ? { user: p.Credential.userName, password: p.Credential.password.reveal() }
            : {};
        try {
          callService(context.host, 'smtp.send', {
            host: server,
            ...(p.Port > 0 ? { port: p.Port } : {}),
            secure: p.UseSsl && p.Port === 465,
            startTls: p.UseSsl && p.Port !== 465,
            ...account,
            from: p.From,
            to: p.To,
            cc: p.Cc ?? [],
            bcc: p.Bcc ?? [],
            replyTo: p.ReplyTo ?? [],
            subject: p.Subject ?? '',
            body: p.Body ?? '',
            html: p.BodyAsHtml,
            priority: (p.Priority ?? 'Normal').toLowerCase(),
            attachments,
          });
        } catch (error) {
          if (!(error instanceof ServiceFailure)) throw error;
          context.writeError(
            errorRecord({
              exception: newException(Exception, error.message),
              id: 'SmtpException',
              category: 'InvalidOperation',
              target: server,
            }),
          );
        }
      },
    };
  },
});
