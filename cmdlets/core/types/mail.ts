import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { toText } from '../../../src/engine/convert/text.js';
import { InvalidOperationException, SmtpException } from '../../../src/engine/errors/exception-types.js';
import { newException } from '../../../src/engine/errors/exceptions.js';
import { netError } from '../../../src/engine/errors/terminating.js';
import type { Session } from '../../../src/engine/session/session.js';
import { onFile } from '../../../src/engine/types/io/faults.js';
import { type MailAddress, parseMailAddress } from '../../../src/engine/types/net/mail-address.js';
import { NetworkCredential } from '../../../src/engine/values/credential.js';
import { defineEnum, enumOf } from '../../../src/engine/values/enums.js';
import { Collection } from '../../../src/engine/values/lists.js';
import { defineType } from '../../../src/engine/values/net-type.js';
import type { ScriptContext } from '../../../src/engine/values/script-access.js';
import type { PropertyDefinition } from '../../../src/engine/values/type-definition.js';
import { requireType } from '../../../src/engine/values/type-names.js';
import { NetObject, type Value } from '../../../src/engine/values/value.js';
import { callService, ServiceFailure } from '../../management/network/service-call.js';

defineEnum('System.Net.Mail.MailPriority', ['Normal', 'Low', 'High']);

/** A file, or bytes with a name, that goes with a message. */
class Attachment extends NetObject {
  name: string;
  readonly content: Uint8Array;

  constructor(name: string, content: Uint8Array) {
    super();
    this.name = name;
    this.content = content;
  }
}

/** `System.Net.Mail.MailMessage`. */
class MailMessage extends NetObject {
  from: MailAddress | null = null;
  readonly to = new Recipients();
  readonly cc = new Recipients();
  readonly bcc = new Recipients();
  readonly replyTo = new Recipients();
  readonly attachments = new Collection(requireType('System.Object'));
  subject = '';
  body = '';
  isHtml = false;
  priority: Value = enumOf('System.Net.Mail.MailPriority', 'Normal');
}

/** `MailAddressCollection`: addresses; a text may name several, separated by commas. */
class Recipients extends NetObject {
  readonly items: MailAddress[] = [];

  add(text: string): void {
    for (const one of text.split(',')) if (one.trim() !== '') this.items.push(parseMailAddress(one.trim()));
  }

  get texts(): string[] {
    return this.items.map((one) => one.text);
  }
}

defineType({
  name: 'System.Net.Mail.MailAddressCollection',
  represents: Recipients,
  interfaces: ['System.Collections.IEnumerable'],
  enumerate: (self: Recipients) => self.items,
  getItem: (self: Recipients, index) => (typeof index === 'number' ? self.items.at(index) : undefined),
  text: (self: Recipients) => self.texts.join(', '),
  properties: { 'Count: int': (self: Recipients) => self.items.length },
  methods: {
    'Add(string addresses): void': (self: Recipients, [text]: [string]) => self.add(text),
    'Add(mailaddress item): void': (self: Recipients, [address]: [MailAddress]) => void self.items.push(address),
    'Clear(): void': (self: Recipients) => {
      self.items.length = 0;
    },
  },
});

defineType({
  name: 'System.Net.Mail.Attachment',
  represents: Attachment,
  interfaces: ['System.IDisposable'],
  properties: {
    'Name: string': {
      get: (self: Attachment) => self.name,
      set: (self: Attachment, name: string) => {
        self.name = name;
      },
    },
  },
  methods: { 'Dispose(): void': () => undefined },
  constructors: {
    'new(string fileName)': ([path]: [string], ctx) => fileAttachment(ctx, path),
    'new(string fileName, string mediaType)': ([path]: [string], ctx) => fileAttachment(ctx, path),
  },
});

function fileAttachment(ctx: ScriptContext, path: string): Attachment {
  const place = (ctx as Session).location.resolve(path);
  return new Attachment(
    basename(place),
    onFile(place, (file) => new Uint8Array(readFileSync(file))),
  );
}

/** A property that is read and set as it is. */
function field<K extends 'subject' | 'body' | 'isHtml' | 'priority' | 'from'>(key: K): PropertyDefinition {
  return {
    get: (self: MailMessage) => self[key] as Value,
    set: (self: MailMessage, value: MailMessage[K]) => {
      self[key] = value;
    },
  };
}

function message(from: MailAddress, to: string, subject = '', body = ''): MailMessage {
  const made = new MailMessage();
  made.from = from;
  made.to.add(to);
  made.subject = subject;
  made.body = body;
  return made;
}

defineType({
  name: 'System.Net.Mail.MailMessage',
  represents: MailMessage,
  interfaces: ['System.IDisposable'],
  properties: {
    'From: mailaddress': field('from'),
    'To: System.Net.Mail.MailAddressCollection': (self: MailMessage) => self.to,
    'CC: System.Net.Mail.MailAddressCollection': (self: MailMessage) => self.cc,
    'Bcc: System.Net.Mail.MailAddressCollection': (self: MailMessage) => self.bcc,
    'ReplyToList: System.Net.Mail.MailAddressCollection': (self: MailMessage) => self.replyTo,
    'Attachments: System.Net.Mail.AttachmentCollection': (self: MailMessage) => self.attachments,
    'Subject: string': field('subject'),
    'Body: string': field('body'),
    'IsBodyHtml: bool': field('isHtml'),
    'Priority: System.Net.Mail.MailPriority': field('priority'),
    // Everything is sent as UTF-8.
    'BodyEncoding: System.Text.Encoding': { get: () => null, set: () => undefined },
    'SubjectEncoding: System.Text.Encoding': { get: () => null, set: () => undefined },
  },
  methods: { 'Dispose(): void': () => undefined },
  constructors: {
    'new()': () => new MailMessage(),
    'new(string from, string to)': ([from, to]: [string, string]) => message(parseMailAddress(from), to),
    'new(string from, string to, string subject, string body)': ([from, to, subject, body]: [
      string,
      string,
      string,
      string,
    ]) => message(parseMailAddress(from), to, subject, body),
    'new(mailaddress from, mailaddress to)': ([from, to]: [MailAddress, MailAddress]) => message(from, to.text),
  },
});

/** `System.Net.Mail.SmtpClient`. */
class SmtpClient extends NetObject {
  readonly settings = new Map<string, Value>();

  constructor(host: string | null, port: number) {
    super();
    this.settings.set('host', host);
    this.settings.set('port', port);
  }

  /** Hands a message to the server and waits. Raises SmtpException, InvalidOperation without sender, recipient or server. */
  send(ctx: ScriptContext, mail: MailMessage): void {
    const host = String(this.settings.get('host') ?? '');
    if (host === '') throw invalid('The SMTP host was not specified.');
    if (mail.from === null) throw invalid('A from address must be specified.');
    if (mail.to.items.length + mail.cc.items.length + mail.bcc.items.length === 0)
      throw invalid('A recipient must be specified.');
    const port = Number(this.settings.get('port') ?? 25);
    const encrypts = this.settings.get('ssl') === true;
    const account = this.settings.get('credentials');
    const login =
      account instanceof NetworkCredential ? { user: account.userName, password: account.secret.reveal() } : {};
    try {
      callService((ctx as Session).host, 'smtp.send', {
        host,
        port,
        secure: encrypts && port === 465,
        startTls: encrypts && port !== 465,
        ...login,
        from: mail.from.text,
        to: mail.to.texts,
        cc: mail.cc.texts,
        bcc: mail.bcc.texts,
        replyTo: mail.replyTo.texts,
        subject: mail.subject,
        body: mail.body,
        html: mail.isHtml,
        priority: toText(ctx, mail.priority).toLowerCase(),
        attachments: mail.attachments.items
          .filter((one) => one instanceof Attachment)
          .map(({ name, content }) => ({ name, content })),
      });
    } catch (error) {
      if (!(error instanceof ServiceFailure)) throw error;
      throw netError(newException(SmtpException, error.message));
    }
  }
}

function invalid(text: string): Error {
  return netError(newException(InvalidOperationException, text));
}

const setting = (key: string, fallback: Value): PropertyDefinition => ({
  get: (self: SmtpClient) => self.settings.get(key) ?? fallback,
  set: (self: SmtpClient, value: Value) => void self.settings.set(key, value),
});

defineType({
  name: 'System.Net.Mail.SmtpClient',
  represents: SmtpClient,
  interfaces: ['System.IDisposable'],
  properties: {
    'Host: string': setting('host', null),
    'Port: int': setting('port', 25),
    'EnableSsl: bool': setting('ssl', false),
    'UseDefaultCredentials: bool': setting('default', false),
    'Credentials: System.Object': setting('credentials', null),
    'Timeout: int': setting('timeout', 100000),
    'DeliveryMethod: string': setting('delivery', 'Network'),
  },
  methods: {
    'Send(System.Net.Mail.MailMessage message): void': (self: SmtpClient, [mail]: [MailMessage], ctx) =>
      self.send(ctx, mail),
    'Send(string from, string recipients, string subject, string body): void': (
      self: SmtpClient,
      [from, to, subject, body]: [string, string, string, string],
      ctx,
    ) => self.send(ctx, message(parseMailAddress(from), to, subject, body)),
    'Dispose(): void': () => undefined,
  },
  constructors: {
    'new()': () => new SmtpClient(null, 25),
    'new(string host)': ([host]: [string]) => new SmtpClient(host, 25),
    'new(string host, int port)': ([host, port]: [string, number]) => new SmtpClient(host, port),
  },
});
