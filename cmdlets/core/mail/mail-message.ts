import { type MailAddress, parseMailAddress } from '../../../src/engine/types/net/mail-address.js';
import { NameValueCollection } from '../../../src/engine/types/net/web.js';
import { defineEnum, type EnumValue, enumOf } from '../../../src/engine/values/enums.js';
import { defineType } from '../../../src/engine/values/net-type.js';
import type { PropertyDefinition } from '../../../src/engine/values/type-definition.js';
import { NetObject, type Value } from '../../../src/engine/values/value.js';
import {
  AlternateViewCollection,
  AttachmentCollection,
  MailAddressCollection,
  parseMailAddresses,
} from './mail-lists.js';

const priorities = 'System.Net.Mail.MailPriority';
const notifications = 'System.Net.Mail.DeliveryNotificationOptions';

defineEnum(priorities, ['Normal', 'Low', 'High']);
defineEnum(notifications, { None: 0, OnSuccess: 1, OnFailure: 2, Delay: 4, Never: 134217728 }, { flags: true });

/** `System.Net.Mail.MailMessage`: encodings are kept as they were set; a mail without one is UTF-8. */
export class MailMessage extends NetObject {
  from: MailAddress | null = null;
  sender: MailAddress | null = null;
  readonly replyToList = new MailAddressCollection();
  readonly to = new MailAddressCollection();
  readonly bcc = new MailAddressCollection();
  readonly cc = new MailAddressCollection();
  priority: EnumValue = enumOf(priorities, 'Normal');
  deliveryNotificationOptions: EnumValue = enumOf(notifications, 'None');
  subject = '';
  subjectEncoding: Value = null;
  readonly headers = new NameValueCollection();
  body = '';
  bodyEncoding: Value = null;
  isBodyHtml = false;
  readonly attachments = new AttachmentCollection();
  readonly alternateViews = new AlternateViewCollection();
}

type Settable =
  | 'deliveryNotificationOptions'
  | 'from'
  | 'sender'
  | 'priority'
  | 'subject'
  | 'subjectEncoding'
  | 'body'
  | 'bodyEncoding'
  | 'isBodyHtml';

function field<K extends Settable>(name: K): PropertyDefinition {
  return {
    get: (self: MailMessage) => self[name],
    set: (self: MailMessage, value: MailMessage[K]) => {
      self[name] = value;
    },
  };
}

/** Texts are never null: $null empties them. */
function text(name: 'subject' | 'body'): PropertyDefinition {
  return {
    get: (self: MailMessage) => self[name],
    set: (self: MailMessage, value: string | null) => {
      self[name] = value ?? '';
    },
  };
}

function made(from: MailAddress, to: readonly MailAddress[], subject = '', body = ''): MailMessage {
  const message = new MailMessage();
  message.from = from;
  message.to.items.push(...to);
  message.subject = subject;
  message.body = body;
  return message;
}

defineType({
  name: 'System.Net.Mail.MailMessage',
  represents: MailMessage,
  interfaces: ['System.IDisposable'],
  properties: {
    'From: mailaddress': field('from'),
    'Sender: mailaddress': field('sender'),
    'ReplyToList: System.Net.Mail.MailAddressCollection': (self: MailMessage) => self.replyToList,
    'To: System.Net.Mail.MailAddressCollection': (self: MailMessage) => self.to,
    'Bcc: System.Net.Mail.MailAddressCollection': (self: MailMessage) => self.bcc,
    'CC: System.Net.Mail.MailAddressCollection': (self: MailMessage) => self.cc,
    'DeliveryNotificationOptions: System.Net.Mail.DeliveryNotificationOptions': field('deliveryNotificationOptions'),
    'Priority: System.Net.Mail.MailPriority': field('priority'),
    'Subject: string': text('subject'),
    'SubjectEncoding: System.Text.Encoding': field('subjectEncoding'),
    'Headers: System.Collections.Specialized.NameValueCollection': (self: MailMessage) => self.headers,
    'Body: string': text('body'),
    'BodyEncoding: System.Text.Encoding': field('bodyEncoding'),
    'IsBodyHtml: bool': field('isBodyHtml'),
    'Attachments: System.Net.Mail.AttachmentCollection': (self: MailMessage) => self.attachments,
    'AlternateViews: System.Net.Mail.AlternateViewCollection': (self: MailMessage) => self.alternateViews,
  },
  methods: { 'Dispose(): void': () => undefined },
  constructors: {
    'new()': () => new MailMessage(),
    'new(string from, string to)': ([from, to]: [string, string]) =>
      made(parseMailAddress(from), parseMailAddresses(to)),
    'new(string from, string to, string subject, string body)': ([from, to, subject, body]: [
      string,
      string,
      string,
      string,
    ]) => made(parseMailAddress(from), parseMailAddresses(to), subject, body),
    'new(mailaddress from, mailaddress to)': ([from, to]: [MailAddress, MailAddress]) => made(from, [to]),
  },
});
