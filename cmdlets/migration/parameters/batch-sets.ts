/**
 * The parameter sets of New-MigrationBatch in the order of the documentation. Preexisting, the name that servers on-premises have for PreexistingUsers,
 * is left out: with both, -Users would be ambiguous.
 */
export const batchSets = [
  'Abch',
  'Analysis',
  'FolderMove',
  'GoogleResourceOnboarding',
  'Local',
  'LocalMailboxRestore',
  'LocalPublicFolder',
  'ManagedGmailTeams',
  'Offboarding',
  'Onboarding',
  'PointInTimeRecovery',
  'PointInTimeRecoveryProvisionOnly',
  'PreexistingUserIds',
  'PreexistingUsers',
  'PublicFolderToUnifiedGroup',
  'SlackPublicDataConnector',
  'WorkflowTemplate',
] as const;

/** Those whose mailboxes come from a CSV file that must be given. */
export const csvSets = [
  'Abch',
  'Analysis',
  'FolderMove',
  'GoogleResourceOnboarding',
  'Local',
  'LocalMailboxRestore',
  'LocalPublicFolder',
  'ManagedGmailTeams',
  'Offboarding',
  'PointInTimeRecovery',
  'PointInTimeRecoveryProvisionOnly',
  'PublicFolderToUnifiedGroup',
] as const;

/** Those that read from an endpoint. */
export const endpointSets = [
  'Analysis',
  'GoogleResourceOnboarding',
  'ManagedGmailTeams',
  'Onboarding',
  'PublicFolderToUnifiedGroup',
  'SlackPublicDataConnector',
] as const;

/** Those of migrations, in the narrow sense: what follows is about retries, syncs, servers on-premises. */
export const migrationSets = [
  'Abch',
  'Local',
  'LocalPublicFolder',
  'Offboarding',
  'Onboarding',
  'PreexistingUserIds',
  'PreexistingUsers',
  'PublicFolderToUnifiedGroup',
  'WorkflowTemplate',
] as const;

/** Those whose folders can be chosen. */
export const folderSets = ['Analysis', 'LocalMailboxRestore', 'Onboarding'] as const;
