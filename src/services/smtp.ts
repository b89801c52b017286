import { type PlainData, ServiceArguments } from './plain-data.js';

/**
 * Raised when a mail could not be sent. `code` is Node's (ECONNREFUSED, CERT_HAS_EXPIRED, …), else nodemailer's; `response` the server's words, empty
 * without; `address` and `port` the end that could not be reached, where it is known.
 */
export class SmtpError extends Error {
  override readonly name = 'SmtpError';
  readonly code: string;
  readonly response: string;
  readonly address: string;
  readonly port: number;

  constructor(message: string, details: Partial<Pick<SmtpError, 'code' | 'response' | 'address' | 'port'>>) {
    super(message);
    this.code = details.code ?? 'EUNKNOWN';
    this.response = details.response ?? '';
    this.address = details.address ?? '';
    this.port = details.port ?? 0;
  }
}

interface Attachment {
  readonly filename: string;
  readonly content: Buffer;
  readonly contentType?: string;
  /** The name by which HTML shows it. */
  readonly cid?: string;
}

const bytesOf = (content: PlainData): Buffer =>
  content instanceof Uint8Array ? Buffer.from(content) : Buffer.alloc(0);

function attachments(value: PlainData): Attachment[] {
  if (!Array.isArray(value)) return [];
  return (value as readonly PlainData[]).map((item) => {
    const given = new ServiceArguments('smtp.send', item);
    const contentType = given.optionalText('contentType');
    const cid = given.optionalText('contentId');
    return {
      filename: given.text('name'),
      content: bytesOf(given.value('content')),
      ...(contentType === null ? {} : { contentType }),
      ...(cid === null ? {} : { cid }),
    };
  });
}

/** Other forms of the text: `[{ contentType, content }]`. */
function alternatives(value: PlainData): { readonly contentType: string; readonly content: Buffer }[] {
  if (!Array.isArray(value)) return [];
  return (value as readonly PlainData[]).map((item) => {
    const given = new ServiceArguments('smtp.send', item);
    return { contentType: given.text('contentType'), content: bytesOf(given.value('content')) };
  });
}

/** Header fields: `[[name, value]]`. */
function headers(value: PlainData): { readonly key: string; readonly value: string }[] {
  if (!Array.isArray(value)) return [];
  return (value as readonly (readonly string[])[]).map(([key = '', text = '']) => ({ key, value: text }));
}

/** What nodemailer throws, and what it tells of recipients that a server refused. */
interface TransportError extends Error {
  readonly code?: string;
  readonly originalCode?: string;
  readonly response?: string;
  readonly address?: string;
  readonly port?: number;
  readonly recipient?: string;
  readonly rejectedErrors?: readonly TransportError[];
}

function refusals(errors: readonly TransportError[] | undefined): PlainData {
  return (errors ?? []).map(({ recipient, response, message }) => ({
    recipient: recipient ?? '',
    response: response ?? message,
  }));
}

/**
 * Sends one message: `{ host, port?, secure?, startTls?, timeoutMilliseconds?, user?, password?, from, sender?, to, cc?, bcc?, replyTo?,
 * headers?: [[name, value]], subject, body, html?, alternatives?: [{ contentType, content }], priority?, notify?: ['success' | 'failure' | 'delay' | 'never'],
 * attachments?: [{ name, content, contentType?, contentId? }] }` → `{ messageId, response, rejected: [{ recipient, response }], allRejected }`. Raises SmtpError.
 *
 * Without `secure` and `startTls` the connection is encrypted when the server offers it, without a look at its certificate (RFC 7435).
 */
export async function sendMail(data: PlainData): Promise<PlainData> {
  const given = new ServiceArguments('smtp.send', data);
  const { createTransport } = await import('nodemailer');
  const user = given.optionalText('user');
  const secure = given.flag('secure');
  const mustEncrypt = secure || given.flag('startTls');
  const transport = createTransport({
    host: given.text('host'),
    port: given.number('port', secure ? 465 : 25),
    secure,
    requireTLS: given.flag('startTls'),
    tls: { rejectUnauthorized: mustEncrypt },
    connectionTimeout: given.number('timeoutMilliseconds', 120_000),
    ...(user === null ? {} : { auth: { user, pass: given.optionalText('password') ?? '' } }),
  });
  try {
    const sent = (await transport.sendMail(message(given))) as {
      messageId: string;
      response: string;
      rejectedErrors?: readonly TransportError[];
    };
    const rejected = refusals(sent.rejectedErrors);
    return { messageId: sent.messageId, response: sent.response, rejected, allRejected: false };
  } catch (error) {
    const failure = error as TransportError;
    const isRefusal = (failure.rejectedErrors ?? []).length > 0;
    if (isRefusal) return { rejected: refusals(failure.rejectedErrors), allRejected: true };
    throw new SmtpError(failure.message, { ...failure, code: failure.originalCode ?? failure.code ?? 'EUNKNOWN' });
  } finally {
    transport.close();
  }
}

function message(given: ServiceArguments): Record<string, unknown> {
  const body = given.optionalText('body') ?? '';
  const notify = given.texts('notify');
  const replyTo = given.texts('replyTo');
  const sender = given.optionalText('sender');
  return {
    from: given.text('from'),
    ...(sender === null ? {} : { sender }),
    headers: headers(given.value('headers')),
    to: [...given.texts('to')],
    cc: [...given.texts('cc')],
    bcc: [...given.texts('bcc')],
    ...(replyTo.length > 0 ? { replyTo: [...replyTo] } : {}),
    subject: given.optionalText('subject') ?? '',
    ...(given.flag('html') ? { html: body } : { text: body }),
    ...(notify.length > 0 ? { dsn: { return: 'headers', notify: [...notify] } } : {}),
    priority: given.optionalText('priority') ?? 'normal',
    alternatives: alternatives(given.value('alternatives')),
    attachments: attachments(given.value('attachments')),
  };
}
