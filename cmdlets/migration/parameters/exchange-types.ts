import type { ParameterType } from '../../../src/engine/command/parameter-type.js';
import { arrayOf, enumType, netType } from '../../../src/engine/command/parameter-types.js';
import { convertTo } from '../../../src/engine/convert/convert.js';
import { toText } from '../../../src/engine/convert/text.js';
import { findTimeZone } from '../../../src/engine/types/time/time-zone.js';
import { windowsZones } from '../../../src/engine/types/time/windows-zones.js';
import { requireType } from '../../../src/engine/values/type-names.js';
import type { Value } from '../../../src/engine/values/value.js';
import { userIdentity } from '../organization/identity-parameters.js';
import * as enums from '../types/enumerations.js';

/** The parameter types of Exchange's own (exchange-cmdlets.json). Most are texts under a name of their own. */

function text(name: string, label: string): ParameterType<string> {
  return netType<string>(name, label, { convert: (ctx, value) => (value === null ? '' : toText(ctx, value)) });
}

/** Several values of one kind; one value is wrapped. */
function multiValued<T extends Value>(name: string, element: ParameterType<T>): ParameterType<readonly T[]> {
  const type = `Microsoft.Exchange.Data.MultiValuedProperty\`1[${name}]`;
  return { ...arrayOf(element), name: type, label: 'MultiValuedProperty' };
}

function enumeration<N extends string>(of: {
  readonly type: { readonly fullName: string };
  readonly names: readonly N[];
}): ParameterType<N> {
  return enumType(of.type.fullName, of.names);
}

/** A host name or an address. */
export const fqdn = text('Microsoft.Exchange.Data.Fqdn', 'Fqdn');
/** A mail address. */
export const smtpAddress = text('Microsoft.Exchange.Data.SmtpAddress', 'SmtpAddress');
/** A mail address of any kind. */
export const emailAddress = text('Microsoft.Exchange.Data.EmailAddress', 'EmailAddress');
/** What names a mailbox. */
export const mailboxId = text('Microsoft.Exchange.Configuration.Tasks.MailboxIdParameter', 'MailboxIdParameter');
/** What names a database of a server on-premises. */
export const databaseId = text('Microsoft.Exchange.Configuration.Tasks.DatabaseIdParameter', 'DatabaseIdParameter');
/** A time zone as Windows calls it, or an IANA name. */
export const timeZone = netType<string>('Microsoft.Exchange.Data.ExTimeZoneValue', 'ExTimeZoneValue', {
  convert(ctx, value) {
    const { id } = findTimeZone(toText(ctx, value));
    return Object.keys(windowsZones).find((name) => name.toLowerCase() === id.toLowerCase()) ?? id;
  },
  complete: () => Object.keys(windowsZones).map((name) => ({ text: name })),
});
/** Connection settings as Test-MigrationServerAvailability of a server on-premises hands them out. */
export const connectionSettings = netType<Value>(
  'Microsoft.Exchange.Data.Storage.Management.ExchangeConnectionSettings',
  'ExchangeConnectionSettings',
);
/** A stream of the admin center. */
export const stream = netType<Value>('System.IO.Stream', 'Stream');

/** Several texts. */
export const texts = multiValued('System.String', text('System.String', 'string'));
/** Several users of batches: objects, addresses or GUIDs. */
export const users = multiValued('Microsoft.Exchange.Data.Storage.Management.MigrationUser', userIdentity);
/** Several mail addresses. */
export const addresses = multiValued('Microsoft.Exchange.Data.SmtpAddress', smtpAddress);

/** A number or Unlimited; the body sees a number, infinity for Unlimited. */
export const unlimited: ParameterType<number> = netType<number>(
  'Microsoft.Exchange.Data.Unlimited`1[System.UInt32]',
  'Unlimited',
  {
    convert(ctx, value) {
      if (typeof value === 'string' && value.toLowerCase() === 'unlimited') return Number.POSITIVE_INFINITY;
      return convertTo(ctx, value, requireType('System.Int32'));
    },
    complete: () => [{ text: 'Unlimited' }],
  },
);

/** Encryption of a connection. */
export const security = enumeration(enums.securityMechanism);
/** How a login proves itself. */
export const authentication = enumeration(enums.authenticationMethod);
/** What kind of migration. */
export const migrationType = enumeration(enums.migrationType);
/** Status of a batch. */
export const batchStatus = enumeration(enums.migrationBatchStatus);
/** Status of a user. */
export const userStatus = enumeration(enums.migrationUserStatus);
/** What a user's status comes down to. */
export const userStatusSummary = enumeration(enums.migrationUserStatusSummary);
/** How an administrator may open the source mailboxes of an Exchange server. */
export const mailboxPermission = enumType('Microsoft.Exchange.Data.Storage.Management.MigrationMailboxPermission', [
  'Admin',
  'FullAccess',
]);
/** What becomes of the forwarding of a Gmail mailbox. */
export const forwardingDisposition = enumType('Microsoft.Exchange.Data.Storage.Management.GmailForwardingDisposition', [
  'KeepInInbox',
  'Delete',
  'Archive',
  'MarkAsRead',
]);
/** Steps of a migration from Exchange that can be left out. */
export const skippableSteps = arrayOf(
  enumType('Microsoft.Exchange.Data.Storage.Management.SkippableMigrationSteps', ['None', 'SettingTargetAddress']),
);
/** How far a mailbox move goes by itself. */
export const workflowControlFlags = enumType(
  'Microsoft.Exchange.Data.Storage.Management.MigrationWorkflowControlFlags',
  ['None', 'InjectAndForget', 'SkipSwitchover'],
);
/** Priority classes of servers on-premises. */
export const workloadType = text(
  'Microsoft.Exchange.MailboxReplicationService.RequestWorkloadType',
  'RequestWorkloadType',
);
/** Features of an organisation on-premises. */
export const migrationFeature = enumType('Microsoft.Exchange.Data.Storage.Management.MigrationFeature', [
  'None',
  'MultiBatch',
  'Endpoints',
  'UpgradeBlock',
]);
