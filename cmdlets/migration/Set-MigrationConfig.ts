import { cmdlet } from '../../src/engine/command/definition.js';
import { credential, int32, int64, string, timeSpan } from '../../src/engine/command/parameter-types.js';
import { updateConfig } from '../../state/organization.js';
import type { OrganizationConfig, SmtpDocument } from '../../state/schema.js';
import { ensureSecretKey, sealSecret } from '../../state/secrets.js';
import { plainCredential } from './organization/credentials.js';
import { type MigrationTask, migrationTask } from './organization/migration-task.js';
import { migrationFeature, security, unlimited } from './parameters/exchange-types.js';
import { foreign, plumbing } from './parameters/foreign.js';

/** The shortest time between two incremental syncs: less would keep the servers busy with nothing. */
const SHORTEST_INTERVAL = 60_000;

export const SetMigrationConfig = cmdlet({
  name: 'Set-MigrationConfig',
  module: 'ExchangeOnlineManagement',
  synopsis: 'Changes the settings that hold for all migrations.',
  shouldProcess: true,
  confirmImpact: 'Low',
  className: 'Microsoft.Exchange.Management.Migration.MigrationService.SetMigrationConfig',
  parameters: {
    MaxNumberOfBatches: { type: int32, help: 'How many batches there may be.' },
    MaxConcurrentMigrations: {
      type: unlimited,
      help: 'How many mailboxes are migrated at a time, over all endpoints.',
    },
    MaxMessageSize: { type: int64, help: 'Messages above this size are skipped and listed: 35MB.', ours: true },
    IncrementalSyncInterval: {
      type: timeSpan,
      help: 'Time between two incremental syncs: 1.00:00:00 is a day.',
      ours: true,
    },
    SmtpServer: { type: string, help: "Server that status mails go out by; '' sends none.", ours: true },
    SmtpPort: { type: int32, help: 'Its port.', default: 587, ours: true },
    SmtpSecurity: {
      type: security,
      help: 'Its encryption.',
      default: 'Tls',
      ours: true,
    },
    SmtpFrom: { type: string, help: 'The address that status mails come from.', ours: true },
    SmtpCredential: { type: credential, help: 'The login on the server.', ours: true },
    Features: foreign(migrationFeature, 'Exchange on-premises'),
    ...plumbing,
  },
  examples: [
    {
      code: 'Set-MigrationConfig -MaxMessageSize 150MB -WhatIf',
      remarks: 'Shows that the configuration would be changed.',
    },
  ],
  run(context) {
    return migrationTask(context, (task) => {
      const { parameters } = context;
      check(task, parameters);
      const login = parameters.SmtpCredential ? plainCredential(parameters.SmtpCredential) : null;
      const action = 'Setting the migration configuration.';
      if (!context.shouldProcessText(action, action)) return;
      const smtp: SmtpDocument | null | undefined =
        parameters.SmtpServer === undefined
          ? undefined
          : parameters.SmtpServer === ''
            ? null
            : {
                host: parameters.SmtpServer,
                port: parameters.SmtpPort,
                security: parameters.SmtpSecurity as SmtpDocument['security'],
                userName: login?.userName ?? null,
                password: login ? sealSecret(ensureSecretKey(task.state), login.password) : null,
                from: parameters.SmtpFrom!,
              };
      updateConfig(task.state, (draft) => apply(draft, parameters, smtp));
    });
  },
});

interface Settings {
  readonly MaxNumberOfBatches: number | undefined;
  readonly MaxConcurrentMigrations: number | undefined;
  readonly MaxMessageSize: bigint | undefined;
  readonly IncrementalSyncInterval: { readonly totalMilliseconds: number } | undefined;
  readonly SmtpServer: string | undefined;
  readonly SmtpFrom: string | undefined;
}

function check(task: MigrationTask, settings: Settings): void {
  for (const name of ['MaxNumberOfBatches', 'MaxConcurrentMigrations', 'MaxMessageSize'] as const) {
    const value = settings[name];
    if (value !== undefined && value < 1) task.fail('permanent', `${name} must be at least 1.`);
  }
  if (settings.IncrementalSyncInterval && settings.IncrementalSyncInterval.totalMilliseconds < SHORTEST_INTERVAL) {
    task.fail('permanent', 'IncrementalSyncInterval must be at least one minute.');
  }
  if (settings.SmtpServer && !settings.SmtpFrom)
    task.fail('permanent', '-SmtpServer needs -SmtpFrom: the address that status mails come from.');
}

function apply(draft: OrganizationConfig, settings: Settings, smtp: SmtpDocument | null | undefined): void {
  if (settings.MaxNumberOfBatches !== undefined) draft.maxNumberOfBatches = settings.MaxNumberOfBatches;
  if (settings.MaxConcurrentMigrations !== undefined) draft.maxConcurrentMigrations = settings.MaxConcurrentMigrations;
  if (settings.MaxMessageSize !== undefined) draft.maxMessageSize = Number(settings.MaxMessageSize);
  if (settings.IncrementalSyncInterval)
    draft.incrementalSyncInterval = settings.IncrementalSyncInterval.totalMilliseconds;
  if (smtp !== undefined) draft.smtp = smtp;
}
