import type { StageCounts, SummaryDocument, UserFacts } from '../../state/facts-schema.js';
import { emptyCounts, emptySummary, emptyUserFacts } from '../../state/initial.js';
import type { BatchDocument, UserDocument } from '../../state/schema.js';

/** Documents for tests: valid, and quiet where the test says nothing. */

export const batchGuid = '00000000-0000-4000-8000-00000000000b';
export const userGuid = '00000000-0000-4000-8000-0000000000aa';
export const now = new Date('2026-09-01T12:00:00.000Z');
export const earlier = '2026-09-01T11:00:00.000Z';
export const later = '2026-09-01T13:00:00.000Z';

export function batchWith(fields: Partial<BatchDocument> = {}): BatchDocument {
  return {
    version: 1,
    guid: batchGuid,
    name: 'B1',
    type: 'IMAP',
    desired: 'Started',
    desiredRevision: 1,
    startGeneration: 1,
    syncGeneration: 0,
    updateGeneration: 0,
    sourceEndpoint: '00000000-0000-4000-8000-0000000000ee',
    targetEndpoint: null,
    created: earlier,
    changed: earlier,
    started: earlier,
    submittedBy: '',
    totalCount: 1,
    shardCount: 1,
    usersRevision: 0,
    excludeFolders: [],
    includeFolders: [],
    contentFilter: '',
    contentFilterLanguage: '',
    notificationEmails: [],
    reportInterval: 0,
    skipReports: false,
    startAfter: null,
    completeAfter: null,
    timeZone: '',
    locale: '',
    allowIncrementalSyncs: true,
    autoRetryCount: 0,
    analyze: false,
    skippedItemsApproved: null,
    ...fields,
  };
}

export function userWith(fields: Partial<UserDocument> = {}): UserDocument {
  return {
    guid: userGuid,
    emailAddress: 'terry@x.edu',
    userName: 'terry',
    password: null,
    userRoot: '',
    authorizationIdentity: '',
    targetUserName: '',
    targetPassword: null,
    desired: null,
    desiredRevision: 0,
    startGeneration: 0,
    syncGeneration: 0,
    startAfter: null,
    completeAfter: null,
    skippedItemsApproved: null,
    ...fields,
  };
}

export function factsWith(fields: Partial<UserFacts> = {}): UserFacts {
  return { ...emptyUserFacts(userGuid, earlier), startGeneration: 1, ...fields };
}

export function summaryWith(counts: Partial<StageCounts>, fields: Partial<SummaryDocument> = {}): SummaryDocument {
  return {
    ...emptySummary(batchGuid, 0, earlier),
    counts: { ...emptyCounts(), ...counts },
    startGeneration: 1,
    ...fields,
  };
}

export const failure = { type: 'ImapInvalidCredentialsException', message: 'no', at: earlier };
export const pause = { reason: 'throttled', until: later };
