import { bytes, guid, string, switchParameter } from '../../../src/engine/command/parameter-types.js';
import * as types from './exchange-types.js';
import { foreign, largeItemRemedy, leftover, limitRemedy } from './foreign.js';

/** The parameters of New-MigrationBatch that are for other migrations than IMAP's (exchange-cmdlets.json). */

const google = 'Google Workspace migrations';
const moves = 'moves of Exchange mailboxes';
const archives = 'moves of archive mailboxes';
const slack = 'imports from Slack';
const publicFolders = 'public folder migrations';

const moveSets = ['Local', 'Offboarding', 'Onboarding'] as const;
const adopting = ['GoogleResourceOnboarding', 'Local', 'ManagedGmailTeams', 'Offboarding', 'Onboarding'] as const;

/** Parameters of batches for other sources than IMAP. */
export const foreignBatchParameters = {
  Local: foreign(switchParameter, 'moves between databases of one organisation', 'Local!'),
  WorkloadType: foreign(types.workloadType, 'moves between databases of one organisation', 'Local'),
  ManagedGmailTeams: foreign(switchParameter, google, 'ManagedGmailTeams!'),
  GoogleResource: foreign(switchParameter, google, 'GoogleResourceOnboarding!'),
  PublicFolderToUnifiedGroup: foreign(switchParameter, publicFolders, 'PublicFolderToUnifiedGroup!'),
  SourcePublicFolderDatabase: foreign(types.databaseId, publicFolders, 'LocalPublicFolder!'),
  SourcePFPrimaryMailboxGuid: foreign(guid, publicFolders, 'Onboarding'),
  SlackPublicDataConnector: foreign(switchParameter, slack, 'SlackPublicDataConnector!'),
  SlackWorkspaceId: foreign(string, slack, 'SlackPublicDataConnector!'),
  ConnectionLogicalId: foreign(string, slack, 'SlackPublicDataConnector!'),
  StagedRollOutGroupId: foreign(string, slack, 'SlackPublicDataConnector'),
  AdoptPreexisting: foreign(switchParameter, moves, ...adopting),
  RemoveOnCopy: foreign(switchParameter, moves, ...adopting),
  ArchiveDomain: foreign(string, archives, 'Offboarding', 'Onboarding'),
  ArchiveOnly: foreign(switchParameter, archives, 'Local'),
  PrimaryOnly: foreign(switchParameter, archives, ...moveSets),
  TargetArchiveDatabases: foreign(types.texts, archives, ...moveSets),
  TargetDatabases: foreign(types.texts, moves, 'Abch', ...moveSets),
  TargetDeliveryDomain: foreign(string, moves, 'Offboarding', 'Onboarding'),
  MoveOptions: foreign(types.texts, moves, 'FolderMove', ...moveSets),
  SkipMoving: foreign(types.texts, moves, ...moveSets),
  SkipMerging: foreign(
    types.texts,
    moves,
    'GoogleResourceOnboarding',
    'LocalMailboxRestore',
    'LocalPublicFolder',
    'Offboarding',
    'Onboarding',
  ),
  AvoidMergeOverlap: foreign(switchParameter, moves, 'Onboarding'),
  ExcludeDumpsters: foreign(switchParameter, moves, 'Onboarding'),
  Restore: foreign(switchParameter, moves, 'Onboarding'),
  WorkflowControlFlags: foreign(types.workflowControlFlags, moves, 'Local', 'Onboarding'),
  WorkflowTemplate: foreign(string, moves, 'WorkflowTemplate'),
  SkipSteps: foreign(
    types.skippableSteps,
    'Outlook Anywhere migrations',
    'Abch',
    'Local',
    'LocalPublicFolder',
    'Offboarding',
    'Onboarding',
    'PreexistingUsers',
    'PreexistingUserIds',
    'PublicFolderToUnifiedGroup',
    'WorkflowTemplate',
  ),
  XMLData: foreign(bytes, 'migrations of large archives', 'Onboarding'),
  AutoProvisioning: foreign(switchParameter, google, 'Onboarding'),
  SkipProvisioning: foreign(switchParameter, google, 'GoogleResourceOnboarding', 'Onboarding'),
  DataFusion: foreign(switchParameter, google, 'Onboarding'),
  ForwardingDisposition: foreign(types.forwardingDisposition, google, 'Onboarding'),
  IncludeOtherContacts: foreign(switchParameter, google, 'Onboarding'),
  MigrateTasks: foreign(switchParameter, google, 'Onboarding'),
  RenamePrimaryCalendar: foreign(switchParameter, google, 'Onboarding'),
  SimplifiedSwitchOver: foreign(switchParameter, google, 'Onboarding'),
  SkipCalendar: foreign(switchParameter, google, 'ManagedGmailTeams', 'Onboarding'),
  SkipContacts: foreign(switchParameter, google, 'ManagedGmailTeams', 'Onboarding'),
  SkipDelegates: foreign(switchParameter, google, 'GoogleResourceOnboarding', 'Onboarding'),
  SkipMail: foreign(switchParameter, google, 'Onboarding'),
  SkipRules: foreign(switchParameter, google, 'Onboarding'),
  Daily: foreign(switchParameter, 'analyses of Google Workspace', 'Analysis'),
  BadItemLimit: leftover(
    types.unlimited,
    limitRemedy,
    'FolderMove',
    'LocalPublicFolder',
    ...moveSets,
    'PublicFolderToUnifiedGroup',
  ),
  LargeItemLimit: leftover(
    types.unlimited,
    largeItemRemedy,
    'FolderMove',
    'LocalPublicFolder',
    'Offboarding',
    'Onboarding',
    'PublicFolderToUnifiedGroup',
  ),
};
