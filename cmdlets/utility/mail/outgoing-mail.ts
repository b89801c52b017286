import type { CmdletContext } from '../../../src/engine/command/cmdlet-context.js';
import { toText } from '../../../src/engine/convert/text.js';
import { type ErrorRecord, errorRecord } from '../../../src/engine/errors/error-record.js';
import {
  AuthenticationException,
  FormatException,
  InvalidOperationException,
  SmtpException,
  SmtpFailedRecipientsException,
} from '../../../src/engine/errors/exception-types.js';
import { isException, type NetException, newException } from '../../../src/engine/errors/exceptions.js';
import { TerminatingError } from '../../../src/engine/errors/terminating.js';
import type { Session } from '../../../src/engine/session/session.js';
import type { TextEncoding } from '../../../src/engine/types/io/encoding.js';
import { parseMailAddress } from '../../../src/engine/types/net/mail-address.js';
import { enumOf, enumValue } from '../../../src/engine/values/enums.js';
import { requireType } from '../../../src/engine/values/type-names.js';
import type { Value } from '../../../src/engine/values/value.js';
import type { MailAddressCollection } from '../../core/mail/mail-lists.js';
import type { MailMessage } from '../../core/mail/mail-message.js';
import { SmtpClient, sendMessage } from '../../core/mail/smtp-client.js';
import { expandWildcards, hasWildcards } from '../../management/providers/globbing.js';

/** The parameters of Send-MailMessage that make the mail and reach the server. */
interface MailParameters {
  readonly From: string;
  readonly To: readonly string[];
  readonly Cc: readonly string[] | undefined;
  readonly Bcc: readonly string[] | undefined;
  readonly ReplyTo: readonly string[] | undefined;
  readonly Subject: string | undefined;
  readonly Body: string | undefined;
  readonly BodyAsHtml: boolean;
  readonly Encoding: TextEncoding | undefined;
  readonly Priority: 'Normal' | 'Low' | 'High' | undefined;
  readonly DeliveryNotificationOption: readonly string[] | undefined;
  readonly SmtpServer: string | undefined;
  readonly Port: number;
  readonly UseSsl: boolean;
  readonly Credential: Value;
}

type Context = CmdletContext<MailParameters>;

const obsolete =
  "The command 'Send-MailMessage' is obsolete. This cmdlet does not guarantee secure connections to SMTP servers. While there is no immediate replacement available in PowerShell, we recommend you do not use Send-MailMessage at this time. See https://aka.ms/SendMailMessage for more information.";

const noServer =
  'The email cannot be sent because no SMTP server was specified. You must specify an SMTP server by using either the SmtpServer parameter or the $PSEmailServer variable.';

/** Everything of the mail but its attachments. A bad sender or no server ends the command; a bad recipient is an error, and left out. */
export function fillMessage(context: Context, message: MailMessage): void {
  const { parameters: p } = context;
  context.warning(obsolete);
  message.from = senderOf(context);
  for (const [list, texts] of [
    [message.to, p.To],
    [message.bcc, p.Bcc],
    [message.cc, p.Cc],
    [message.replyToList, p.ReplyTo],
  ] as const)
    addAddresses(context, list, texts ?? []);
  message.deliveryNotificationOptions = notificationValue(p.DeliveryNotificationOption ?? []);
  message.subject = p.Subject ?? '';
  message.subjectEncoding = p.Encoding ?? null;
  message.body = p.Body ?? '';
  message.bodyEncoding = p.Encoding ?? null;
  message.isBodyHtml = p.BodyAsHtml;
  message.priority = enumOf('System.Net.Mail.MailPriority', p.Priority ?? 'Normal');
  if (serverOf(context) !== '') return;
  const exception = newException(InvalidOperationException, noServer);
  context.throwTerminating(errorRecord({ exception, id: '', category: 'InvalidArgument' }));
}

function notificationValue(names: readonly string[]) {
  const type = requireType('System.Net.Mail.DeliveryNotificationOptions');
  return enumValue(
    type,
    names.reduce((bits, name) => bits | enumOf(type.fullName, name).number, 0n),
  );
}

function serverOf({ parameters, session }: Context): string {
  return parameters.SmtpServer ?? toText(session, session.scope.find('psemailserver')?.read() ?? '');
}

/** The record of an address that is none; null for other errors. */
function formatError(error: unknown, target: Value): ErrorRecord | null {
  if (!(error instanceof TerminatingError) || !isException(error.exception, FormatException)) return null;
  return errorRecord({ exception: error.exception, id: 'FormatException', category: 'InvalidType', target });
}

function senderOf(context: Context) {
  const { From } = context.parameters;
  try {
    return parseMailAddress(From);
  } catch (error) {
    const record = formatError(error, From);
    if (record === null) throw error;
    return context.throwTerminating(record);
  }
}

function addAddresses(context: Context, list: MailAddressCollection, texts: readonly string[]): void {
  for (const text of texts) {
    try {
      list.items.push(parseMailAddress(text));
    } catch (error) {
      const record = formatError(error, null);
      if (record === null) throw error;
      context.writeError(record);
    }
  }
}

/** The files that a name of an attachment means; one that is not there is kept, for the error of who opens it. */
export function filesOf(session: Session, file: string): readonly string[] {
  return hasWildcards(file) ? expandWildcards(session, file).map(({ path }) => path) : [session.location.resolve(file)];
}

/** The errors that the cmdlet writes, by the type of the exception; others end it. */
const ids = [
  [SmtpFailedRecipientsException, 'SmtpFailedRecipientsException'],
  [SmtpException, 'SmtpException'],
  [InvalidOperationException, 'InvalidOperationException'],
  [AuthenticationException, 'AuthenticationException'],
] as const;

/** Sends the mail; what fails is an error with the client as its target, and says what lies behind .NET's `Failure sending mail`. */
export function send(context: Context, message: MailMessage): void {
  const { parameters: p } = context;
  const client = new SmtpClient();
  client.host = serverOf(context);
  if (p.Port > 0) client.port = p.Port;
  client.enableSsl = p.UseSsl;
  client.credentials = p.Credential ?? null;
  try {
    sendMessage(client, message, context.script);
  } catch (error) {
    if (!(error instanceof TerminatingError)) throw error;
    const [type, id] = ids.find(([one]) => isException(error.exception, one)) ?? [];
    if (id === undefined) throw error;
    const exception = type === SmtpException ? innermost(error.exception) : error.exception;
    context.writeError(errorRecord({ exception, id, category: 'InvalidOperation', target: client }));
  }
}

function innermost(exception: NetException): NetException {
  return exception.inner === null ? exception : newException(SmtpException, exception.inner.message);
}
