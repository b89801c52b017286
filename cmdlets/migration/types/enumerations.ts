import { consistencyScores } from '../../../src/migration/batch/consistency.js';
import { batchStatuses, userStatuses, userStatusSummaries } from '../../../src/migration/batch/status.js';
import { exchangeEnum } from './exchange-enum.js';

/** Exchange's enumerations (reference/exchange-states.md §1). Members whose names are not public are ours, in the same voice. */
const NAMESPACE = 'Microsoft.Exchange.Data.Storage.Management';

/** Status of a batch. The numbers are ours but for the order, which is that of the documentation's syntax line. */
export const migrationBatchStatus = exchangeEnum(`${NAMESPACE}.MigrationBatchStatus`, batchStatuses);

/** Status of a user. */
export const migrationUserStatus = exchangeEnum(`${NAMESPACE}.MigrationUserStatus`, userStatuses);

/** What a user's status comes down to. */
export const migrationUserStatusSummary = exchangeEnum(`${NAMESPACE}.MigrationUserStatusSummary`, userStatusSummaries);

/** What kind of migration a batch, a user or an endpoint is of. Only IMAP can be made here. */
export const migrationType = exchangeEnum(`${NAMESPACE}.MigrationType`, [
  'None',
  'IMAP',
  'ExchangeOutlookAnywhere',
  'ExchangeRemoteMove',
  'ExchangeLocalMove',
  'PSTImport',
  'PublicFolder',
  'Gmail',
  'Compliance',
  'PublicFolderToUnifiedGroup',
]);

/** MigrationBatchDirection. */
export const batchDirection = exchangeEnum(`${NAMESPACE}.MigrationBatchDirection`, [
  'Onboarding',
  'Offboarding',
  'Local',
]);

/** MigrationState. */
export const migrationState = exchangeEnum(`${NAMESPACE}.MigrationState`, [
  'Active',
  'Waiting',
  'Completed',
  'Stopped',
  'Failed',
]);

/** MigrationWorkflowStage. */
export const workflowStage = exchangeEnum(`${NAMESPACE}.MigrationWorkflowStage`, [
  'Validation',
  'Injection',
  'Processing',
  'Completion',
]);

/** MigrationBatchFlagsTriggeredAction. */
export const triggeredAction = exchangeEnum(`${NAMESPACE}.MigrationBatchFlagsTriggeredAction`, [
  'None',
  'Start',
  'Stop',
  'Sync',
  'Complete',
  'Remove',
]);

/** MigrationFlags. */
export const migrationFlags = exchangeEnum(`${NAMESPACE}.MigrationFlags`, ['None', 'Remove', 'Start', 'Stop', 'Sync']);

/** MigrationDataConsistencyScore. */
export const dataConsistencyScore = exchangeEnum(`${NAMESPACE}.MigrationDataConsistencyScore`, consistencyScores);

/** IMAPSecurityMechanism. */
export const securityMechanism = exchangeEnum(`${NAMESPACE}.IMAPSecurityMechanism`, ['None', 'Ssl', 'Tls']);
/** Only Basic can be used here. */
export const authenticationMethod = exchangeEnum('Microsoft.Exchange.Data.AuthenticationMethod', [
  'Basic',
  'Digest',
  'Ntlm',
  'Fba',
  'WindowsIntegrated',
  'LiveIdFba',
  'LiveIdBasic',
  'WSSecurity',
  'Certificate',
  'NegoEx',
  'OAuth',
  'Adfs',
  'Kerberos',
  'Negotiate',
  'LiveIdNegotiate',
  'Misconfigured',
]);

/** ObjectState. */
export const objectState = exchangeEnum('Microsoft.Exchange.Data.ObjectState', [
  'New',
  'Unchanged',
  'Changed',
  'Deleted',
]);

/** What a test of an endpoint found. */
export const availabilityResult = exchangeEnum(`${NAMESPACE}.TestMigrationServerAvailabilityResult`, [
  'Success',
  'Failed',
]);
