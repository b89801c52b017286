import {
  AuthenticationException,
  SmtpException,
  SmtpFailedRecipientException,
  SmtpFailedRecipientsException,
} from '../../../src/engine/errors/exception-types.js';
import { type NetException, newException } from '../../../src/engine/errors/exceptions.js';
import { netError, type TerminatingError } from '../../../src/engine/errors/terminating.js';
import { typedArray } from '../../../src/engine/values/arrays.js';
import { requireType } from '../../../src/engine/values/type-names.js';
import { certificateProblemText, isCertificateProblem } from '../sockets/certificate-problems.js';
import { socketErrorName, socketException } from '../sockets/socket-errors.js';

/** What the service answers: which recipients the server refused, in its words. */
export interface SendAnswer {
  readonly rejected: readonly { readonly recipient: string; readonly response: string }[];
  readonly allRejected: boolean;
}

/** What the service raises when a mail could not be sent (`SmtpError`). */
export interface SendError extends Error {
  readonly code: string;
  readonly response: string;
  readonly address: string;
  readonly port: number;
}

/** What .NET says of a server's codes; the server's own words follow. */
const codeTexts: Readonly<Record<string, string>> = {
  421: 'Service not available, closing transmission channel',
  450: 'Mailbox unavailable',
  451: 'Error in processing',
  452: 'Insufficient system storage',
  454: 'Client does not have permission to submit mail to this server',
  500: 'Syntax error, command unrecognized',
  501: 'Syntax error in parameters or arguments',
  502: 'Command not implemented',
  503: 'Bad sequence of commands',
  504: 'Command parameter not implemented',
  530: 'The SMTP server requires a secure connection or the client was not authenticated',
  535: 'The SMTP server requires a secure connection or the client was not authenticated',
  550: 'Mailbox unavailable',
  551: 'User not local; please try a different path',
  552: 'Exceeded storage allocation',
  553: 'Mailbox name not allowed',
  554: 'Transaction failed',
};

/** A server's refusal in .NET's words and its own; null when the text has no code in front. */
function replyText(response: string): string | null {
  const [, code = '', words = ''] = /^([45]\d\d)[ -](.*)$/.exec(response.trim().split(/\r?\n/).pop()!) ?? [];
  return code === '' ? null : `${codeTexts[code] ?? 'Unexpected answer'}. The server response was: ${words}`;
}

/** Raises SmtpFailedRecipientException (one) or SmtpFailedRecipientsException (several) when recipients were refused; the others have the mail. */
export function throwRefusals(answer: SendAnswer | undefined): void {
  const failed = (answer?.rejected ?? []).map(({ recipient, response }) =>
    newException(SmtpFailedRecipientException, replyText(response) ?? response, null, {
      FailedRecipient: `<${recipient}>`,
    }),
  );
  if (failed.length === 0) return;
  if (failed.length === 1) throw netError(failed[0]!);
  const what = answer!.allRejected ? 'Unable to send to all recipients.' : 'Unable to send to a recipient.';
  const all = typedArray(requireType('System.Net.Mail.SmtpFailedRecipientException'), failed);
  throw netError(newException(SmtpFailedRecipientsException, what, failed[0]!, { InnerExceptions: all }));
}

/** The exception of a mail that could not be sent. */
export function sendFailure(error: SendError): TerminatingError {
  return netError(exceptionOf(error));
}

function exceptionOf({ code, response, address, port, message }: SendError): NetException {
  if (/upgrading connection with STARTTLS/.test(message))
    return newException(SmtpException, 'Server does not support secure connections.');
  const reply = replyText(response ?? '');
  if (reply !== null) return newException(SmtpException, reply);
  if (isCertificateProblem(code)) return newException(AuthenticationException, certificateProblemText(code));
  if (code === 'ETIMEDOUT') return newException(SmtpException, 'The operation has timed out.');
  const isSocket = socketErrorName(code) !== 'SocketError';
  const inner = isSocket
    ? socketException(code, address ? { address, port } : null)
    : newException(SmtpException, message);
  return newException(SmtpException, null, inner);
}
