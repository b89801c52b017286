import { cmdlet, inSets } from '../../src/engine/command/definition.js';
import {
  boolean,
  bytes,
  cultureInfo,
  dateTime,
  int32,
  string,
  switchParameter,
  timeSpan,
} from '../../src/engine/command/parameter-types.js';
import { toText } from '../../src/engine/convert/text.js';
import { type MigrationCsvRow, readMigrationCsv } from '../../src/migration/batch/read-csv.js';
import { chosenRows, usersFromCsv } from '../../src/migration/batch/users-from-csv.js';
import { wishUserStopped } from '../../src/migration/batch/wishes.js';
import { updateUsers } from '../../state/batch-users.js';
import { createBatch } from '../../state/batches.js';
import { ensureSecretKey } from '../../state/secrets.js';
import { requireFreeName } from './organization/batch-name.js';
import { usersToCopy } from './organization/existing-users.js';
import { endpointIdentity, type Identity } from './organization/identity-parameters.js';
import { batchObject, requireEndpoint } from './organization/lookups.js';
import { type MigrationTask, migrationTask } from './organization/migration-task.js';
import { type BatchOrigin, batchFromSettings, checkSettings } from './organization/new-batch.js';
import { submittedBy } from './organization/submitter.js';
import { allUsers } from './organization/users.js';
import { batchSets, csvSets, endpointSets, folderSets, migrationSets } from './parameters/batch-sets.js';
import { addresses, texts, timeZone, users } from './parameters/exchange-types.js';
import { domainController, partition } from './parameters/foreign.js';
import { foreignBatchParameters } from './parameters/foreign-batch.js';
import './types/views.js';

export const NewMigrationBatch = cmdlet({
  name: 'New-MigrationBatch',
  module: 'ExchangeOnlineManagement',
  synopsis: 'Creates a migration batch: the mailboxes of a CSV file that are migrated together.',
  description: [
    'The CSV has the columns EmailAddress, UserName and Password, and may have UserRoot, AuthorizationIdentity, TargetUserName and TargetPassword.',
    'Mail goes to the local organisation (a Maildir for each mailbox) unless -TargetEndpoint names an IMAP server.',
    'With -Users or -UserIds the mailboxes are users of other batches, whose endpoint, folders and logins are taken over.',
  ],
  shouldProcess: true,
  confirmImpact: 'Low',
  outputTypes: ['Microsoft.Exchange.Data.Storage.Management.MigrationBatch'],
  className: 'Microsoft.Exchange.Management.Migration.MigrationService.Batch.NewMigrationBatch',
  sets: batchSets,
  defaultSet: 'Onboarding',
  parameters: {
    Name: { type: string, mandatory: true, help: 'The name of the batch, at most 64 characters.' },
    CSVData: {
      type: bytes,
      allowEmptyCollection: true,
      help: 'The content of the CSV file: ([System.IO.File]::ReadAllBytes("C:\\users.csv")).',
      sets: { ...inSets(csvSets, { mandatory: true }), Onboarding: {} },
    },
    SourceEndpoint: {
      type: endpointIdentity,
      help: 'The endpoint that the mailboxes are read from.',
      sets: inSets(endpointSets, {}),
    },
    TargetEndpoint: {
      type: endpointIdentity,
      help: 'The endpoint that the mailboxes are written to; the local organisation when absent.',
      sets: inSets(['Offboarding', 'Onboarding'], {}),
    },
    Users: {
      type: users,
      help: 'Users of other batches, as Get-MigrationUser shows them, who are migrated in this one.',
      sets: { PreexistingUsers: { mandatory: true, position: 0, pipeline: true, byName: true } },
    },
    UserIds: {
      type: users,
      help: 'The same, by address or Guid.',
      sets: { PreexistingUserIds: { mandatory: true, position: 0, pipeline: true, byName: true } },
    },
    DisableOnCopy: {
      type: switchParameter,
      help: 'Stops the users in the batches they come from.',
      sets: inSets(['PreexistingUserIds', 'PreexistingUsers'], {}),
    },
    Analyze: {
      type: switchParameter,
      help: 'Counts messages and sizes, and copies nothing.',
      sets: { Analysis: { mandatory: true } },
    },
    SkipDetails: {
      type: switchParameter,
      help: 'Taken for scripts that give it; an analysis counts whole mailboxes.',
      sets: { Analysis: {} },
    },
    AutoStart: { type: switchParameter, help: 'Starts the batch at once.' },
    AutoComplete: { type: switchParameter, help: 'Completes each mailbox as soon as its initial sync is done.' },
    AllowUnknownColumnsInCsv: {
      type: boolean,
      help: 'Leaves out columns that are not known instead of refusing the file.',
      default: false,
    },
    DisallowExistingUsers: {
      type: switchParameter,
      help: 'Leaves out mailboxes that are in another batch, with a warning.',
      sets: inSets(['Local', 'Offboarding', 'Onboarding'], {}),
    },
    ExcludeFolders: {
      type: texts,
      help: 'Folders that are left out: Name, Name/* (with subfolders) or #Inbox#.',
      sets: inSets(folderSets, {}),
    },
    IncludeFolders: {
      type: texts,
      help: 'The only folders that are migrated, in the same forms.',
      sets: inSets(folderSets, {}),
    },
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
    NotificationEmails: { type: addresses, help: 'Addresses that status mails go to.' },
    ReportInterval: { type: timeSpan, help: 'Time between two status mails; 0 is never.' },
    SkipReports: { type: switchParameter, help: 'Sends no status mails.' },
    StartAfter: { type: dateTime, help: 'Mail is copied from this time on only.' },
    CompleteAfter: { type: dateTime, help: 'Mailboxes that are synced are completed from this time on.' },
    TimeZone: { type: timeZone, help: 'The time zone of the times, as Windows calls it: "Pacific Standard Time".' },
    Locale: { type: cultureInfo, help: 'The culture of the batch.', sets: inSets(migrationSets, {}) },
    AllowIncrementalSyncs: {
      type: boolean,
      help: 'Synced mailboxes are synced again every day.',
      default: true,
      sets: inSets(migrationSets, {}),
    },
    AutoRetryCount: {
      type: int32,
      help: 'How often a failed user is tried again by itself.',
      default: 0,
      sets: inSets(migrationSets, {}),
    },
    ...foreignBatchParameters,
    DomainController: domainController(...migrationSets),
    Partition: partition(...batchSets.filter((set) => set !== 'Abch')),
  },
  examples: [
    {
      code: "New-MigrationBatch -Name IMAPBatch1 -SourceEndpoint IMAPEndpoint -CSVData ([Text.Encoding]::UTF8.GetBytes('EmailAddress,UserName,Password')) -WhatIf",
      remarks: 'Shows what would be created.',
    },
    {
      code: "Get-MigrationUser -Status Failed | New-MigrationBatch -Name 'Retry Failed Users' -WhatIf",
      remarks: 'Shows what a batch of all failed users would be.',
    },
  ],
  run(context) {
    const { parameters } = context;
    /** Users that came so far, each perhaps as a pipeline object of its own. */
    const copied: Identity[] = [];

    function create(task: MigrationTask): void {
      requireFreeName(task, context.host, parameters.Name);
      checkSettings(task, parameters);
      const { origin, rows, users } = copied.length > 0 ? usersToCopy(task, copied) : fromCsv(task);
      if (!context.shouldProcess(parameters.Name)) return;
      const batch = createBatch(
        task.state,
        batchFromSettings(parameters, origin, {
          submitter: submittedBy(context.session),
          text: (value) => toText(context.script, value),
        }),
        users ?? usersFromCsv(rows, ensureSecretKey(task.state)),
      );
      if (parameters.DisableOnCopy) stopOriginals(task, copied);
      if (parameters.AutoStart || parameters.DisableOnCopy) task.wakeRunner();
      context.write(batchObject(task.state, batch));
    }

    function fromCsv(task: MigrationTask): { origin: BatchOrigin; rows: Iterable<MigrationCsvRow>; users?: undefined } {
      const { CSVData, SourceEndpoint, TargetEndpoint } = parameters;
      if (!CSVData) task.fail('permanent', 'An IMAP migration batch needs -CSVData: the mailboxes to migrate.');
      if (!SourceEndpoint)
        task.fail('permanent', 'An IMAP migration batch needs -SourceEndpoint. Get-MigrationEndpoint lists them.');
      const source = requireEndpoint(task, SourceEndpoint);
      const origin: BatchOrigin = {
        sourceEndpoint: source.guid,
        targetEndpoint: TargetEndpoint ? requireEndpoint(task, TargetEndpoint).guid : null,
      };
      const rows = readMigrationCsv(CSVData, {
        allowUnknownColumns: parameters.AllowUnknownColumnsInCsv,
        passwordsNeeded: source.authentication === 'Basic',
      });
      return { origin, rows: parameters.DisallowExistingUsers ? withoutExisting(task, rows) : rows };
    }

    function withoutExisting(task: MigrationTask, rows: Iterable<MigrationCsvRow>): Iterable<MigrationCsvRow> {
      const taken = new Map<string, string>();
      for (const { user, batch } of allUsers(task.state)) taken.set(user.emailAddress.toLowerCase(), batch.name);
      for (const { emailAddress } of rows) {
        const batch = taken.get(emailAddress.toLowerCase());
        if (batch !== undefined)
          context.warning(`The mailbox "${emailAddress}" is left out: it's in the migration batch "${batch}".`);
      }
      return chosenRows(rows, ({ emailAddress }) => !taken.has(emailAddress.toLowerCase()));
    }

    return migrationTask(context, {
      process(task) {
        const given = parameters.Users ?? parameters.UserIds;
        if (given) copied.push(...given);
        else create(task);
      },
      end(task) {
        if (copied.length > 0) create(task);
      },
    });
  },
});

/** -DisableOnCopy: the users are not migrated twice. */
function stopOriginals(task: MigrationTask, identities: readonly Identity[]): void {
  const { originals } = usersToCopy(task, identities);
  for (const { batch, user } of originals) {
    updateUsers(
      task.state,
      batch.guid,
      (one) => one.guid === user.guid,
      (draft) => wishUserStopped(batch, draft),
    );
  }
}
