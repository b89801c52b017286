import { type PlainData, ServiceArguments } from './plain-data.js';

/** Raised when a server does not take a message; `code` is nodemailer's, `response` the server's words. */
export class SmtpError extends Error {
  override readonly name = 'SmtpError';
  readonly code: string;
  readonly response: string;

  constructor(message: string, code: string, response: string) {
    super(message);
    this.code = code;
    this.response = response;
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

/**
 * Sends one message: `{ host, port?, secure?, startTls?, timeoutMilliseconds?, user?, password?, from, sender?, to, cc?, bcc?, replyTo?,
 * headers?: [[name, value]], subject, body, html?, alternatives?: [{ contentType, content }], priority?,
 * attachments?: [{ name, content, contentType?, contentId? }] }` → `{ messageId, response }`. Raises SmtpError.
 */
export async function sendMail(data: PlainData): Promise<PlainData> {
  const given = new ServiceArguments('smtp.send', data);
  const { createTransport } = await import('nodemailer');
  const user = given.optionalText('user');
  const secure = given.flag('secure');
  const transport = createTransport({
    host: given.text('host'),
    port: given.number('port', secure ? 465 : 25),
    secure,
    requireTLS: given.flag('startTls'),
    connectionTimeout: given.number('timeoutMilliseconds', 120_000),
    ...(user === null ? {} : { auth: { user, pass: given.optionalText('password') ?? '' } }),
  });
  try {
    const sent = await transport.sendMail(message(given));
    return { messageId: sent.messageId, response: sent.response };
  } catch (error) {
    const { message: text, code, response } = error as Error & { code?: string; response?: string };
    throw new SmtpError(text, code ?? 'EUNKNOWN', response ?? '');
  } finally {
    transport.close();
  }
}

function message(given: ServiceArguments): Record<string, unknown> {
  const body = given.optionalText('body') ?? '';
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
    priority: given.optionalText('priority') ?? 'normal',
    alternatives: alternatives(given.value('alternatives')),
    attachments: attachments(given.value('attachments')),
  };
}
