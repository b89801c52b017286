import { randomUUID } from 'node:crypto';
import type { DateTime } from '../../../src/engine/values/datetime.js';
import type { TimeSpan } from '../../../src/engine/values/timespan.js';
import { parseContentFilter } from '../../../src/migration/batch/content-filter.js';
import { wishStarted } from '../../../src/migration/batch/wishes.js';
import type { NewBatch } from '../../../state/batches.js';
import type { BatchDocument } from '../../../state/schema.js';
import { instantText } from '../types/instants.js';
import type { MigrationTask } from './migration-task.js';

/** Time between two status mails: a day. */
const DEFAULT_REPORT_INTERVAL = 24 * 60 * 60 * 1000;

/** Where mail comes from and goes to, with the folders and messages of the batch that users are copied from. */
export type BatchOrigin = Pick<BatchDocument, 'sourceEndpoint' | 'targetEndpoint'> &
  Partial<Pick<BatchDocument, 'excludeFolders' | 'includeFolders' | 'contentFilter' | 'contentFilterLanguage'>>;

/** What Set-MigrationBatch can change, too. */
export interface CommonSettings {
  readonly NotificationEmails: readonly string[] | undefined;
  readonly ReportInterval: TimeSpan | undefined;
  readonly AutoRetryCount: number | undefined;
}

/** The parameters of New-MigrationBatch that become wishes. */
export interface BatchSettings extends CommonSettings {
  readonly Name: string;
  readonly Analyze: boolean;
  readonly AutoStart: boolean;
  readonly AutoComplete: boolean;
  readonly ExcludeFolders: readonly string[] | undefined;
  readonly IncludeFolders: readonly string[] | undefined;
  readonly ContentFilter: string | undefined;
  readonly ContentFilterLanguage: object | undefined;
  readonly SkipReports: boolean;
  readonly StartAfter: DateTime | undefined;
  readonly CompleteAfter: DateTime | undefined;
  readonly TimeZone: string | undefined;
  readonly Locale: object | undefined;
  readonly AllowIncrementalSyncs: boolean | undefined;
}

/** Refuses addresses, times and counts that are none. */
export function checkSettings(task: MigrationTask, settings: CommonSettings): void {
  for (const address of settings.NotificationEmails ?? []) {
    if (!/^[^\s@]+@[^\s@]+$/.test(address)) task.fail('permanent', `"${address}" isn't a valid SMTP address.`);
  }
  if (settings.ReportInterval && settings.ReportInterval.totalMilliseconds < 0)
    task.fail('permanent', "ReportInterval can't be negative. 0 sends no status mails.");
  if ((settings.AutoRetryCount ?? 0) < 0) task.fail('permanent', "AutoRetryCount can't be negative.");
}

/** What the shell knows beside the parameters. */
export interface BatchMaker {
  readonly submitter: string;
  /** The name of a culture. */
  readonly text: (culture: object) => string;
}

/** The wishes of a new batch. Raises ContentFilterError. */
export function batchFromSettings(settings: BatchSettings, origin: BatchOrigin, maker: BatchMaker): NewBatch {
  const now = new Date();
  const zone = settings.TimeZone ?? '';
  const instant = (value: DateTime | undefined): string | null => (value ? instantText(value, zone) : null);
  const wishes: NewBatch = {
    guid: randomUUID(),
    name: settings.Name,
    type: 'IMAP',
    desired: 'Created',
    desiredRevision: 0,
    startGeneration: 0,
    syncGeneration: 0,
    updateGeneration: 0,
    created: now.toISOString(),
    changed: now.toISOString(),
    started: null,
    submittedBy: maker.submitter,
    notificationEmails: [...(settings.NotificationEmails ?? [])],
    reportInterval: settings.ReportInterval?.totalMilliseconds ?? DEFAULT_REPORT_INTERVAL,
    skipReports: settings.SkipReports,
    startAfter: instant(settings.StartAfter),
    completeAfter: instant(settings.CompleteAfter) ?? (settings.AutoComplete ? now.toISOString() : null),
    timeZone: zone,
    locale: settings.Locale ? maker.text(settings.Locale) : '',
    allowIncrementalSyncs: settings.AllowIncrementalSyncs ?? true,
    autoRetryCount: settings.AutoRetryCount ?? 0,
    analyze: settings.Analyze,
    skippedItemsApproved: null,
    ...filtersFromSettings(settings, origin, maker),
    sourceEndpoint: origin.sourceEndpoint,
    targetEndpoint: origin.targetEndpoint,
  };
  if (settings.AutoStart) wishStarted(wishes as BatchDocument, now);
  return wishes;
}

/** Folders and messages that are migrated; those of the origin where none were given. */
function filtersFromSettings(
  settings: BatchSettings,
  origin: BatchOrigin,
  maker: BatchMaker,
): Required<Pick<BatchDocument, 'excludeFolders' | 'includeFolders' | 'contentFilter' | 'contentFilterLanguage'>> {
  const contentFilter = settings.ContentFilter ?? origin.contentFilter ?? '';
  const contentFilterLanguage = settings.ContentFilterLanguage
    ? maker.text(settings.ContentFilterLanguage)
    : (origin.contentFilterLanguage ?? '');
  parseContentFilter(contentFilter, contentFilterLanguage);
  return {
    excludeFolders: [...(settings.ExcludeFolders ?? origin.excludeFolders ?? [])],
    includeFolders: [...(settings.IncludeFolders ?? origin.includeFolders ?? [])],
    contentFilter,
    contentFilterLanguage,
  };
}
