import { InvalidOperationException, NotSupportedException } from '../../../src/engine/errors/exception-types.js';
import { newException } from '../../../src/engine/errors/exceptions.js';
import { netError, type TerminatingError } from '../../../src/engine/errors/terminating.js';
import type { PlainData } from '../../../src/engine/host.js';
import { TextEncoding } from '../../../src/engine/types/io/encoding.js';
import { parseMailAddress } from '../../../src/engine/types/net/mail-address.js';
import { hostOf } from '../../../src/engine/types/system/host-access.js';
import { Credential, NetworkCredential } from '../../../src/engine/values/credential.js';
import { defineEnum, type EnumValue, enumOf } from '../../../src/engine/values/enums.js';
import { defineType } from '../../../src/engine/values/net-type.js';
import type { ScriptContext } from '../../../src/engine/values/script-access.js';
import type { PropertyDefinition } from '../../../src/engine/values/type-definition.js';
import { NetObject, type Value } from '../../../src/engine/values/value.js';
import { parseMailAddresses } from './mail-lists.js';
import { MailMessage } from './mail-message.js';
import type { AlternateView, Attachment, LinkedResource } from './mail-parts.js';
import { type SendAnswer, type SendError, sendFailure, throwRefusals } from './smtp-errors.js';

const deliveryMethods = 'System.Net.Mail.SmtpDeliveryMethod';

defineEnum(deliveryMethods, ['Network', 'SpecifiedPickupDirectory', 'PickupDirectoryFromIis']);

/** `System.Net.Mail.SmtpClient`: hands mails to the service that sends them, and waits. */
export class SmtpClient extends NetObject {
  host: string | null = null;
  port = 25;
  useDefaultCredentials = false;
  credentials: Value = null;
  timeout = 100_000;
  deliveryMethod: EnumValue = enumOf(deliveryMethods, 'Network');
  enableSsl = false;
}

function missing(what: string): TerminatingError {
  return netError(newException(InvalidOperationException, what));
}

function account({ credentials }: SmtpClient): PlainData {
  if (credentials instanceof Credential) return { user: credentials.userName, password: credentials.password.reveal() };
  if (!(credentials instanceof NetworkCredential) || credentials.userName === '') return {};
  const { domain, userName, secret } = credentials;
  return { user: domain === '' ? userName : `${domain}\\${userName}`, password: secret.reveal() };
}

function attachmentData(part: Attachment | LinkedResource): PlainData {
  const name = 'name' in part ? part.name : null;
  return {
    name: name ?? part.contentId ?? 'attachment',
    content: part.content,
    contentType: part.mediaType,
    ...(part.contentId === null ? {} : { contentId: part.contentId }),
  };
}

/** When the server shall tell what became of a mail, in the words of the service. */
function notifications({ deliveryNotificationOptions: { number } }: MailMessage): string[] {
  const bits = { success: 1n, failure: 2n, delay: 4n, never: 134217728n };
  return Object.entries(bits).flatMap(([word, bit]) => ((number & bit) === 0n ? [] : [word]));
}

/** The text of a mail: as it is, or in its own encoding as the only form. */
function textOf({ body, bodyEncoding, isBodyHtml }: MailMessage): PlainData {
  if (!(bodyEncoding instanceof TextEncoding) || bodyEncoding.facts.codePage === 65001)
    return { body, html: isBodyHtml, alternatives: [] };
  const contentType = `text/${isBodyHtml ? 'html' : 'plain'}; charset=${bodyEncoding.facts.webName}`;
  return { alternatives: [{ contentType, content: bodyEncoding.encode(body) }] };
}

/** Sends a mail and waits. Raises SmtpException and its like, InvalidOperationException, AuthenticationException. */
export function sendMessage(self: SmtpClient, message: MailMessage, ctx: ScriptContext): void {
  if (self.deliveryMethod.text !== 'Network')
    throw netError(newException(NotSupportedException, 'Mails are only delivered over the network here.'));
  if (self.host === null || self.host === '') throw missing('The SMTP host was not specified.');
  if (message.from === null) throw missing('A from address must be specified.');
  const { to, cc, bcc, replyToList } = message;
  if (to.items.length + cc.items.length + bcc.items.length === 0) throw missing('A recipient must be specified.');
  const views = message.alternateViews.items as AlternateView[];
  const parts = [
    ...(message.attachments.items as Attachment[]),
    ...views.flatMap((view) => view.linkedResources.items as LinkedResource[]),
  ];
  const { alternatives, ...text } = textOf(message) as { readonly alternatives: readonly PlainData[] };
  try {
    const answer = hostOf(ctx)?.callService('smtp.send', {
      host: self.host,
      port: self.port,
      secure: self.enableSsl && self.port === 465,
      startTls: self.enableSsl && self.port !== 465,
      timeoutMilliseconds: self.timeout,
      ...(account(self) as Record<string, PlainData>),
      from: message.from.text,
      ...(message.sender === null ? {} : { sender: message.sender.text }),
      to: to.texts,
      cc: cc.texts,
      bcc: bcc.texts,
      replyTo: replyToList.texts,
      headers: message.headers.names.map((name) => [name, message.headers.get(name) ?? '']),
      subject: message.subject,
      ...text,
      alternatives: [...alternatives, ...views.map(({ mediaType, content }) => ({ contentType: mediaType, content }))],
      notify: notifications(message),
      priority: message.priority.text.toLowerCase(),
      attachments: parts.map(attachmentData),
    });
    throwRefusals(answer as SendAnswer | undefined);
  } catch (error) {
    throw error instanceof Error && error.name === 'SmtpError' ? sendFailure(error as SendError) : error;
  }
}

type Settable = 'host' | 'port' | 'useDefaultCredentials' | 'credentials' | 'timeout' | 'deliveryMethod' | 'enableSsl';

function field<K extends Settable>(name: K): PropertyDefinition {
  return {
    get: (self: SmtpClient) => self[name],
    set: (self: SmtpClient, value: SmtpClient[K]) => {
      self[name] = value;
    },
  };
}

function client(host: string | null = null, port = 25): SmtpClient {
  return Object.assign(new SmtpClient(), { host, port });
}

defineType({
  name: 'System.Net.Mail.SmtpClient',
  represents: SmtpClient,
  interfaces: ['System.IDisposable'],
  properties: {
    'Host: string': field('host'),
    'Port: int': field('port'),
    'UseDefaultCredentials: bool': field('useDefaultCredentials'),
    'Credentials: System.Object': field('credentials'),
    'Timeout: int': field('timeout'),
    'DeliveryMethod: System.Net.Mail.SmtpDeliveryMethod': field('deliveryMethod'),
    'EnableSsl: bool': field('enableSsl'),
  },
  methods: {
    'Send(string from, string recipients, string subject, string body): void': (
      self: SmtpClient,
      [from, recipients, subject, body]: [string, string, string, string],
      ctx: ScriptContext,
    ) => {
      const message = new MailMessage();
      message.from = parseMailAddress(from);
      message.to.items.push(...parseMailAddresses(recipients));
      sendMessage(self, Object.assign(message, { subject, body }), ctx);
    },
    'Send(System.Net.Mail.MailMessage message): void': (
      self: SmtpClient,
      [message]: [MailMessage],
      ctx: ScriptContext,
    ) => sendMessage(self, message, ctx),
    'Dispose(): void': () => undefined,
  },
  constructors: {
    'new()': () => client(),
    'new(string host)': ([host]: [string]) => client(host),
    'new(string host, int port)': ([host, port]: [string, number]) => client(host, port),
  },
});
