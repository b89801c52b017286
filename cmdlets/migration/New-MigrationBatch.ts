import { randomUUID } from 'node:crypto';
import { cmdlet } from '../../src/engine/command/definition.js';
import {
  boolean,
  bytes,
  cultureInfo,
  dateTime,
  int32,
  string,
  stringArray,
  switchParameter,
  timeSpan,
} from '../../src/engine/command/parameter-types.js';
import { toText } from '../../src/engine/convert/text.js';
import type { DateTime } from '../../src/engine/values/datetime.js';
import type { TimeSpan } from '../../src/engine/values/timespan.js';
import { readMigrationCsv } from '../../src/migration/batch/read-csv.js';
import { usersFromCsv } from '../../src/migration/batch/users-from-csv.js';
import { wishStarted } from '../../src/migration/batch/wishes.js';
import { createBatch, findBatch, type NewBatch } from '../../state/batches.js';
import { readOrganization } from '../../state/organization.js';
import type { BatchDocument, EndpointDocument } from '../../state/schema.js';
import { ensureSecretKey } from '../../state/secrets.js';
import { endpointIdentity } from './organization/identity-parameters.js';
import { batchObject, requireEndpoint } from './organization/lookups.js';
import { type MigrationTask, migrationTask } from './organization/migration-task.js';
import { submittedBy } from './organization/submitter.js';
import { instantText } from './types/instants.js';
import './types/views.js';

/** Exchange's limit for the name of a batch (reference/exchange-limits.md). */
const LONGEST_NAME = 64;
/** Time between two status mails: a day. */
const DEFAULT_REPORT_INTERVAL = 24 * 60 * 60 * 1000;

export const NewMigrationBatch = cmdlet({
  name: 'New-MigrationBatch',
  module: 'ExchangeOnlineManagement',
  synopsis: 'Creates a migration batch: the mailboxes of a CSV file that are migrated together.',
  description: [
    'The CSV has the columns EmailAddress, UserName and Password, and may have UserRoot, AuthorizationIdentity, TargetUserName and TargetPassword.',
    'Mail goes to the local organisation (a Maildir for each mailbox) unless -TargetEndpoint names an IMAP server.',
  ],
  shouldProcess: true,
  confirmImpact: 'Low',
  outputTypes: ['Microsoft.Exchange.Data.Storage.Management.MigrationBatch'],
  className: 'Microsoft.Exchange.Management.Migration.MigrationService.Batch.NewMigrationBatch',
  sets: ['Onboarding', 'Analysis'],
  defaultSet: 'Onboarding',
  parameters: {
    Name: { type: string, mandatory: true, help: 'The name of the batch, at most 64 characters.' },
    CSVData: {
      type: bytes,
      allowEmptyCollection: true,
      mandatory: true,
      help: 'The content of the CSV file: ([System.IO.File]::ReadAllBytes("C:\\users.csv")).',
    },
    SourceEndpoint: { type: endpointIdentity, mandatory: true, help: 'The endpoint that the mailboxes are read from.' },
    TargetEndpoint: {
      type: endpointIdentity,
      help: 'The endpoint that the mailboxes are written to; the local organisation when absent.',
      ours: true,
      sets: { Onboarding: {} },
    },
    Analyze: {
      type: switchParameter,
      help: 'Counts messages and sizes, and copies nothing.',
      sets: { Analysis: { mandatory: true } },
    },
    AutoStart: { type: switchParameter, help: 'Starts the batch at once.' },
    AllowUnknownColumnsInCsv: {
      type: boolean,
      help: 'Leaves out columns that are not known instead of refusing the file.',
      default: false,
    },
    ExcludeFolders: {
      type: stringArray,
      help: 'Folders that are left out: Name, Name/* (with subfolders) or #Inbox#.',
    },
    IncludeFolders: { type: stringArray, help: 'The only folders that are migrated, in the same forms.' },
    ContentFilter: {
      type: string,
      help: 'Messages that are migrated: "Received -ge \'2019/4/30\'".',
      sets: { Onboarding: {} },
    },
    ContentFilterLanguage: {
      type: cultureInfo,
      help: 'The culture of the dates in -ContentFilter.',
      sets: { Onboarding: {} },
    },
    NotificationEmails: { type: stringArray, help: 'Addresses that status mails go to.' },
    ReportInterval: { type: timeSpan, help: 'Time between two status mails; 0 is never.' },
    SkipReports: { type: switchParameter, help: 'Sends no status mails.' },
    StartAfter: { type: dateTime, help: 'Mail is copied from this time on only.' },
    CompleteAfter: { type: dateTime, help: 'The batch is completed from this time on only.' },
    TimeZone: { type: string, help: 'The time zone of the times, as Windows calls it: "Pacific Standard Time".' },
    Locale: { type: cultureInfo, help: 'The culture of the batch.', sets: { Onboarding: {} } },
    AllowIncrementalSyncs: {
      type: boolean,
      help: 'Synced mailboxes are synced again every day.',
      default: true,
      sets: { Onboarding: {} },
    },
    AutoRetryCount: {
      type: int32,
      help: 'How often a failed user is tried again by itself.',
      default: 0,
      sets: { Onboarding: {} },
    },
  },
  examples: [
    {
      code: "New-MigrationBatch -Name IMAPBatch1 -SourceEndpoint IMAPEndpoint -CSVData ([Text.Encoding]::UTF8.GetBytes('EmailAddress,UserName,Password')) -WhatIf",
      remarks: 'Shows what would be created.',
    },
  ],
  run(context) {
    return migrationTask(context, (task) => {
      const { parameters } = context;
      checkName(task, parameters.Name);
      const source = requireEndpoint(task, parameters.SourceEndpoint);
      const target = parameters.TargetEndpoint ? requireEndpoint(task, parameters.TargetEndpoint) : null;
      const rows = readMigrationCsv(parameters.CSVData, { allowUnknownColumns: parameters.AllowUnknownColumnsInCsv });
      if (!context.shouldProcess(parameters.Name)) return;
      const wishes = wishesOf(
        context.parameters,
        source,
        target,
        (value) => toText(context.script, value),
        submittedBy(context.session),
      );
      const users = usersFromCsv(rows, ensureSecretKey(task.state));
      const batch = createBatch(task.state, wishes, users);
      if (parameters.AutoStart) task.wakeRunner();
      context.write(batchObject(task.state, batch));
    });
  },
});

function checkName(task: MigrationTask, name: string): void {
  if (name.trim() === '') task.fail('permanent', "The name of the migration batch can't be empty.");
  if (name.length > LONGEST_NAME) {
    task.fail(
      'permanent',
      `The name of the migration batch can't be longer than ${LONGEST_NAME} characters. It has ${name.length}.`,
    );
  }
  if (findBatch(readOrganization(task.state), name)) task.fail('exists', 'The migration batch already exists.');
}

interface BatchSettings {
  readonly Name: string;
  readonly Analyze: boolean;
  readonly AutoStart: boolean;
  readonly ExcludeFolders: readonly string[] | undefined;
  readonly IncludeFolders: readonly string[] | undefined;
  readonly ContentFilter: string | undefined;
  readonly ContentFilterLanguage: object | undefined;
  readonly NotificationEmails: readonly string[] | undefined;
  readonly ReportInterval: TimeSpan | undefined;
  readonly SkipReports: boolean;
  readonly StartAfter: DateTime | undefined;
  readonly CompleteAfter: DateTime | undefined;
  readonly TimeZone: string | undefined;
  readonly Locale: object | undefined;
  readonly AllowIncrementalSyncs: boolean;
  readonly AutoRetryCount: number;
}

function wishesOf(
  settings: BatchSettings,
  source: EndpointDocument,
  target: EndpointDocument | null,
  text: (value: object) => string,
  submitter: string,
): NewBatch {
  const now = new Date();
  const wishes: NewBatch = {
    guid: randomUUID(),
    name: settings.Name,
    type: 'IMAP',
    desired: 'Created',
    desiredRevision: 0,
    startGeneration: 0,
    syncGeneration: 0,
    sourceEndpoint: source.guid,
    targetEndpoint: target?.guid ?? null,
    created: now.toISOString(),
    changed: now.toISOString(),
    started: null,
    submittedBy: submitter,
    excludeFolders: [...(settings.ExcludeFolders ?? [])],
    includeFolders: [...(settings.IncludeFolders ?? [])],
    contentFilter: settings.ContentFilter ?? '',
    contentFilterLanguage: settings.ContentFilterLanguage ? text(settings.ContentFilterLanguage) : '',
    notificationEmails: [...(settings.NotificationEmails ?? [])],
    reportInterval: settings.ReportInterval?.totalMilliseconds ?? DEFAULT_REPORT_INTERVAL,
    skipReports: settings.SkipReports,
    startAfter: instantText(settings.StartAfter),
    completeAfter: instantText(settings.CompleteAfter),
    timeZone: settings.TimeZone ?? '',
    locale: settings.Locale ? text(settings.Locale) : '',
    allowIncrementalSyncs: settings.AllowIncrementalSyncs,
    autoRetryCount: settings.AutoRetryCount,
    analyze: settings.Analyze,
    skippedItemsApproved: null,
  };
  if (settings.AutoStart) wishStarted(wishes as BatchDocument, now);
  return wishes;
}
