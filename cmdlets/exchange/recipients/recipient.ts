import { defineType } from '../../../src/engine/values/net-type.js';
import { NetObject, type Value } from '../../../src/engine/values/value.js';
import type { MailboxDocument } from '../../../state/schema.js';
import { guidValue, instantValue } from '../../migration/types/instants.js';

/** Where the mail of a recipient lies: in the local organisation, or on an IMAP target that a batch migrates into. */
export type MailboxStore =
  | { readonly kind: 'local'; readonly document: MailboxDocument }
  | { readonly kind: 'imap'; readonly server: string; readonly batch: string; readonly user: string };

/** What is known of one mailbox of the target organisation. */
export interface RecipientParts {
  readonly guid: string;
  readonly emailAddress: string;
  readonly name: string;
  readonly alias: string;
  readonly displayName: string;
  readonly type: MailboxDocument['type'];
  /** An instant; null where nobody knows. */
  readonly created: string | null;
  readonly changed: string | null;
  readonly store: MailboxStore;
}

/** A recipient as Get-Recipient hands it out; Mailbox and User are others of the same parts. */
export class Recipient extends NetObject {
  readonly parts: RecipientParts;

  constructor(parts: RecipientParts) {
    super();
    this.parts = parts;
  }
}

/** `.` of Get-Mailbox. */
export class Mailbox extends Recipient {}
/** Of Get-EXOMailbox: its minimum set of properties, or those asked for. */
export class User extends Recipient {}

type Read = (self: Recipient) => Value;

/** What Mailbox, Recipient and User objects have in common, in the order of Format-List. */
const identity: Readonly<Record<string, Read>> = {
  'Identity: string': ({ parts }) => parts.name,
  'Id: string': ({ parts }) => parts.name,
  'Name: string': ({ parts }) => parts.name,
  'DisplayName: string': ({ parts }) => parts.displayName,
  'Guid: guid': ({ parts }) => guidValue(parts.guid),
  'ExchangeGuid: guid': ({ parts }) => guidValue(parts.guid),
  'ExternalDirectoryObjectId: string': ({ parts }) => parts.guid,
  'DistinguishedName: string': ({ parts }) => `CN=${parts.name}`,
  'RecipientType: string': () => 'UserMailbox',
  'RecipientTypeDetails: string': ({ parts }) => parts.type,
  'WhenCreated: datetime': ({ parts }) => instantValue(parts.created),
  'WhenCreatedUTC: datetime': ({ parts }) => instantValue(parts.created),
  'WhenChanged: datetime': ({ parts }) => instantValue(parts.changed),
  'WhenChangedUTC: datetime': ({ parts }) => instantValue(parts.changed),
  'IsValid: bool': () => true,
};

const addresses: Readonly<Record<string, Read>> = {
  'Alias: string': ({ parts }) => parts.alias,
  'PrimarySmtpAddress: string': ({ parts }) => parts.emailAddress,
  'WindowsEmailAddress: string': ({ parts }) => parts.emailAddress,
  'WindowsLiveID: string': ({ parts }) => parts.emailAddress,
  'EmailAddresses: string[]': ({ parts }) => [`SMTP:${parts.emailAddress}`],
  'HiddenFromAddressListsEnabled: bool': () => false,
};

/** `Database` names the store: the folder of this computer, or the IMAP server. Quotas are what the store has: none that is known. */
const mailbox: Readonly<Record<string, Read>> = {
  'UserPrincipalName: string': ({ parts }) => parts.emailAddress,
  'MicrosoftOnlineServicesID: string': ({ parts }) => parts.emailAddress,
  'Database: string': ({ parts }) => (parts.store.kind === 'local' ? 'Local' : parts.store.server),
  'IsMailboxEnabled: bool': () => true,
  'IsShared: bool': ({ parts }) => parts.type === 'SharedMailbox',
  'ArchiveStatus: string': () => 'None',
  'ArchiveGuid: guid': () => guidValue(null),
  'ForwardingAddress: string': () => null,
  'ForwardingSmtpAddress: string': () => null,
  'DeliverToMailboxAndForward: bool': () => false,
  'LitigationHoldEnabled: bool': () => false,
  'RetentionPolicy: string': () => null,
  'ProhibitSendQuota: string': () => 'Unlimited',
  'ProhibitSendReceiveQuota: string': () => 'Unlimited',
  'IssueWarningQuota: string': () => 'Unlimited',
};

for (const [name, represents, properties] of [
  ['Microsoft.Exchange.Data.Directory.Management.Mailbox', Mailbox, { ...identity, ...addresses, ...mailbox }],
  [
    'Microsoft.Exchange.Data.Directory.Management.User',
    User,
    {
      ...identity,
      'UserPrincipalName: string': mailbox['UserPrincipalName: string']!,
      'WindowsEmailAddress: string': addresses['WindowsEmailAddress: string']!,
      'FirstName: string': () => '',
      'LastName: string': () => '',
      'AccountDisabled: bool': () => false,
    },
  ],
  ['Microsoft.Exchange.Data.Directory.Management.ReducedRecipient', Recipient, { ...identity, ...addresses }],
] as const) {
  defineType({ name, represents, properties, text: (self: Recipient) => self.parts.name });
}
