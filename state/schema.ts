import { filledText, flag, guid, instant, list, nullable, object, oneOf, type ShapeOf, text, whole } from './shape.js';

/** The version every document of this state folder carries. A folder of a higher one is refused. */
export const STATE_VERSION = 1;

/** The most users one shard of a batch holds, so that changing one user rewrites little. */
export const USERS_PER_SHARD = 1_000;

/** A secret as `sealSecret` writes it; opened only by `openSecret`. */
const sealed = filledText;

/** How an IMAP connection is secured (Exchange: IMAPSecurityMechanism). */
const security = oneOf('None', 'Ssl', 'Tls');

/** How an application logs in for all users (Exchange: Authentication OAuth). */
const oauth = object({
  kind: oneOf('ClientSecret', 'ServiceAccount'),
  tokenUri: filledText,
  clientId: filledText,
  scope: filledText,
  secret: sealed,
});

const endpoint = object({
  guid,
  /** Unique without case among the endpoints. */
  name: filledText,
  type: oneOf('IMAP'),
  /** Host name or address. */
  remoteServer: filledText,
  port: whole(1, 65_535),
  security,
  acceptUntrustedCertificates: flag,
  authentication: oneOf('Basic', 'OAuth'),
  /** With OAuth only. */
  oauth: nullable(oauth),
  /** Mailboxes in their initial sync at a time (Exchange: 1 to 100, default 20). */
  maxConcurrentMigrations: whole(1),
  /** Mailboxes in an incremental sync at a time; never above `maxConcurrentMigrations` (default 10). */
  maxConcurrentIncrementalSyncs: whole(1),
  created: instant,
  changed: instant,
});

const smtp = object({
  host: filledText,
  port: whole(1, 65_535),
  security,
  userName: nullable(filledText),
  password: nullable(sealed),
  from: filledText,
});

const config = object({
  maxNumberOfBatches: whole(1),
  maxConcurrentMigrations: whole(1),
  /** Messages above this size in bytes are skipped and told (Exchange: 35 MB). */
  maxMessageSize: whole(1),
  /** Time between two incremental syncs, in milliseconds (Exchange: 24 hours). */
  incrementalSyncInterval: whole(1_000),
  /** The organisation's name as Connect-ExchangeOnline showed it last; empty before. */
  organization: text,
  /** Where status mails go out; `null` when none was configured. */
  smtp: nullable(smtp),
});

/** A batch as the organisation lists it; everything else of it is in its own `batch.json`. */
const batchEntry = object({ guid, name: filledText });

/** `organization.json`: endpoints, the list of batches in order of creation, and the configuration. A batch exists when it is listed here. */
export const organizationShape = object({
  version: whole(1),
  endpoints: list(endpoint),
  batches: list(batchEntry),
  config,
});

/** What an admin wants a batch to be. The runner works towards it; Status is computed from this and the facts. */
const batchDesired = oneOf('Created', 'Started', 'Stopped', 'Completed', 'Removed');

/** `batches/<guid>/batch.json`: the wishes about one batch. Written by cmdlets only. */
export const batchShape = object({
  version: whole(1),
  guid,
  /** At most 64 characters, unique without case among the batches. */
  name: filledText,
  type: oneOf('IMAP'),
  desired: batchDesired,
  /** Raised whenever `desired` is set: a user's own `desired` holds as long as this has not changed since. */
  desiredRevision: whole(),
  /** Raised by each Start-MigrationBatch: failed users with an older one are tried again. 0 = never started. */
  startGeneration: whole(),
  /** Raised by each Set-MigrationBatch -SyncNow (and Complete-): synced users with an older one are synced at once. */
  syncGeneration: whole(),
  /** Raised by each Set-MigrationBatch -Update: syncs that began with an older one begin anew. */
  updateGeneration: whole(),
  /** GUIDs of endpoints. `targetEndpoint: null` means the local organisation (a Maildir tree per mailbox). */
  sourceEndpoint: guid,
  targetEndpoint: nullable(guid),
  created: instant,
  changed: instant,
  /** The first start that was wished. */
  started: nullable(instant),
  submittedBy: text,
  /** Users in all shards, those wished removed left out. */
  totalCount: whole(),
  shardCount: whole(),
  /** Raised whenever a shard of users changes: the runner then looks at them. */
  usersRevision: whole(),
  excludeFolders: list(filledText),
  includeFolders: list(filledText),
  contentFilter: text,
  contentFilterLanguage: text,
  notificationEmails: list(filledText),
  /** Time between two status mails in milliseconds; 0 = never. */
  reportInterval: whole(),
  skipReports: flag,
  startAfter: nullable(instant),
  completeAfter: nullable(instant),
  /** A Windows time zone id, empty for UTC. */
  timeZone: text,
  /** A culture name such as en-US, empty for the shell's own. */
  locale: text,
  allowIncrementalSyncs: flag,
  autoRetryCount: whole(),
  /** Counts what there is and copies nothing (-Analyze). */
  analyze: flag,
  /** Skipped items found up to this time were approved. */
  skippedItemsApproved: nullable(instant),
});

const user = object({
  guid,
  /** The target mailbox; unique without case in its batch. */
  emailAddress: filledText,
  /** The name sent to the source server, exactly as given. */
  userName: text,
  password: nullable(sealed),
  /** Where the mailbox sits in a shared-folder tree of the source; empty = the account's own. */
  userRoot: text,
  /** SASL authorization identity: the mailbox's owner when `userName` is an administrator; empty = none. */
  authorizationIdentity: text,
  /** Credentials on a target endpoint; empty / null = those of the source. */
  targetUserName: text,
  targetPassword: nullable(sealed),
  /** `null` = as the batch. `Removed`: the runner takes the user out. */
  desired: nullable(oneOf('Started', 'Stopped', 'Removed')),
  /** The batch's revision when `desired` was set. A later Start-, Stop- or Complete-MigrationBatch thus counts for all its users. */
  desiredRevision: whole(),
  /** As the batch's, for this user alone (Start-MigrationUser, Set-MigrationUser -SyncNow); what counts is the sum of both. */
  startGeneration: whole(),
  syncGeneration: whole(),
  startAfter: nullable(instant),
  completeAfter: nullable(instant),
  skippedItemsApproved: nullable(instant),
});

/** `batches/<guid>/users-NNN.json`: the wishes about at most 1,000 users. */
export const userShardShape = object({
  version: whole(1),
  batch: guid,
  users: list(user, USERS_PER_SHARD),
});

/** `mailboxes/<address>/mailbox.json`: what New-Mailbox and Set-Mailbox said of a mailbox of the local organisation. */
export const mailboxShape = object({
  version: whole(1),
  guid,
  emailAddress: filledText,
  name: filledText,
  alias: filledText,
  displayName: filledText,
  type: oneOf('UserMailbox', 'SharedMailbox', 'RoomMailbox', 'EquipmentMailbox'),
  created: instant,
  changed: instant,
});

export type MailboxDocument = ShapeOf<typeof mailboxShape>;
export type EndpointDocument = ShapeOf<typeof endpoint>;
export type SecurityMechanism = ShapeOf<typeof security>;
export type OAuthDocument = ShapeOf<typeof oauth>;
export type SmtpDocument = ShapeOf<typeof smtp>;
export type OrganizationConfig = ShapeOf<typeof config>;
export type OrganizationDocument = ShapeOf<typeof organizationShape>;
export type BatchEntry = ShapeOf<typeof batchEntry>;
export type BatchDesired = ShapeOf<typeof batchDesired>;
export type BatchDocument = ShapeOf<typeof batchShape>;
export type UserDocument = ShapeOf<typeof user>;
export type UserShardDocument = ShapeOf<typeof userShardShape>;
