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
}

function attachments(value: PlainData): Attachment[] {
  if (!Array.isArray(value)) return [];
  return (value as readonly PlainData[]).map((item) => {
    const given = new ServiceArguments('smtp.send', item);
    const content = given.value('content');
    return {
      filename: given.text('name'),
      content: content instanceof Uint8Array ? Buffer.from(content) : Buffer.alloc(0),
    };
  });
}

/**
 * Sends one message: `{ host, port?, secure?, startTls?, user?, password?, from, to, cc?, bcc?, replyTo?, subject, body, html?, priority?,
 * attachments?: [{ name, content }] }` → `{ messageId, response }`. Raises SmtpError.
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
  return {
    from: given.text('from'),
    to: [...given.texts('to')],
    cc: [...given.texts('cc')],
    bcc: [...given.texts('bcc')],
    ...(replyTo.length > 0 ? { replyTo: [...replyTo] } : {}),
    subject: given.optionalText('subject') ?? '',
    ...(given.flag('html') ? { html: body } : { text: body }),
    priority: given.optionalText('priority') ?? 'normal',
    attachments: attachments(given.value('attachments')),
  };
}
