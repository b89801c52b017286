import * as fs from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MailError, type MailErrorReason } from '../../src/mail/errors.js';
import { judgeFailure, pauseText, waitBefore } from '../../src/runner/failures.js';
import { openLog } from '../../src/runner/log.js';
import { type Need, needOf } from '../../src/runner/need.js';
import { Slots } from '../../src/runner/slots.js';
import type { UserFacts } from '../../state/facts-schema.js';
import { openState } from '../../state/folder.js';
import type { BatchDocument, UserDocument } from '../../state/schema.js';
import { batchWith, earlier, factsWith, failure, later, now, pause, userWith } from '../migration-batch/documents.js';
import { temporaryFolder } from '../state/child.js';
import { testEndpoint } from './harness.js';

describe('needOf', () => {
  const day = 24 * 60 * 60 * 1000;
  const synced = { initialSynced: earlier, lastSynced: earlier } as const;
  const initial: Need = { work: 'Initial', at: 0, wished: true };
  const incremental: Need = { work: 'Incremental', at: 0, wished: true };
  const final: Need = { work: 'Final', at: 0, wished: true };
  const finalLater: Need = { work: 'Final', at: Date.parse(later), wished: false };
  const byClock: Need = { work: 'Incremental', at: Date.parse(earlier) + day, wished: false };
  it.each<[string, Partial<BatchDocument>, Partial<UserDocument>, Partial<UserFacts> | undefined, Need | undefined]>([
    ['never started', { desired: 'Created' }, {}, undefined, undefined],
    ['stopped', { desired: 'Stopped' }, {}, undefined, undefined],
    ['removed', {}, { desired: 'Removed' }, undefined, undefined],
    ['new', {}, {}, undefined, initial],
    ['to start later', { startAfter: later }, {}, undefined, { ...initial, at: Date.parse(later) }],
    ['to start later, for the batch only', { startAfter: later }, { startAfter: earlier }, undefined, initial],
    ['cut short', {}, {}, { stopped: true }, initial],
    ['paused', {}, {}, { pause }, { ...initial, at: Date.parse(later) }],
    ['paused, started again', { startGeneration: 2 }, {}, { pause }, initial],
    ['failed', {}, {}, { failure }, undefined],
    ['failed, started again', { startGeneration: 2 }, {}, { failure }, initial],
    ['synced', {}, {}, synced, byClock],
    ['synced, no incremental syncs', { allowIncrementalSyncs: false }, {}, synced, undefined],
    ['synced, sync now', { syncGeneration: 1 }, {}, synced, incremental],
    ['synced, sync now done', { syncGeneration: 1 }, {}, { ...synced, syncGeneration: 1 }, byClock],
    ['incremental cut short', {}, {}, { ...synced, stopped: true }, incremental],
    [
      'incremental failed',
      {},
      {},
      { ...synced, failure: { ...failure, at: later } },
      { ...byClock, at: Date.parse(later) + day },
    ],
    ['incremental failed, started again', { startGeneration: 2 }, {}, { ...synced, failure }, incremental],
    ['complete', { desired: 'Completed' }, {}, synced, final],
    ['complete, not yet synced', { desired: 'Completed' }, {}, {}, initial],
    ['completed', { desired: 'Completed' }, {}, { ...synced, completed: earlier }, undefined],
    ['completion failed', { desired: 'Completed' }, {}, { ...synced, failure }, undefined],
    ['complete later', { desired: 'Completed', completeAfter: later }, {}, synced, finalLater],
    ['to be completed later', { completeAfter: later }, {}, synced, finalLater],
    [
      'to be completed later, no incremental syncs',
      { completeAfter: later, allowIncrementalSyncs: false },
      {},
      synced,
      finalLater,
    ],
    ['to be completed by now', { completeAfter: earlier }, {}, synced, final],
    [
      'to be completed by now, for this user later',
      { completeAfter: earlier },
      { completeAfter: later },
      synced,
      finalLater,
    ],
    ['to be completed by now, not yet synced', { completeAfter: earlier }, {}, {}, initial],
    ['analysed', { analyze: true, syncGeneration: 1 }, {}, synced, undefined],
    ['paused, the clock put back since', {}, {}, { pause, changed: later }, initial],
    [
      'synced, the clock put back since',
      {},
      {},
      { initialSynced: later, lastSynced: later, changed: later },
      { ...byClock, at: day },
    ],
  ])('%s', (_name, batch, user, facts, expected) => {
    expect(needOf(batchWith(batch), userWith(user), facts && factsWith(facts), now, day)).toEqual(expected);
  });
});

describe('judgeFailure', () => {
  const judge = (reason: MailErrorReason, connecting: boolean, serverText?: string) =>
    judgeFailure(new MailError(reason, 'Words of ours.', serverText === undefined ? {} : { serverText }), {
      side: 'source',
      connecting,
      emailAddress: 'a@x.edu',
      host: 'imap.x.edu',
      now,
    });
  it.each<[MailErrorReason, boolean, string | undefined, string, string]>([
    [
      'authentication',
      true,
      'Invalid credentials (Failure)',
      'final',
      "ImapInvalidCredentialsException: The username or password for this account is incorrect. --> Imap server reported an error during LOGIN indicating that authentication failed: 'Invalid credentials (Failure)'.",
    ],
    [
      'authentication',
      true,
      'Application-specific password required: https://support.google.com/accounts/answer/185833 (Failure)',
      'final',
      "MigrationPermanentException: Special credentials are required in order to access this IMAP account. --> Imap server reported an error during LOGIN with the following alert: 'Application-specific password required: https://support.google.com/accounts/answer/185833 (Failure)'.",
    ],
    [
      'timeout',
      true,
      undefined,
      'retry',
      'MigrationServerConnectionFailedException: The connection to the server imap.x.edu timed out after 00:00:15. --> Words of ours.',
    ],
    ['timeout', false, undefined, 'retry', 'MigrationTransientException: Words of ours.'],
    [
      'refused',
      true,
      undefined,
      'retry',
      "MigrationServerConnectionFailedException: The connection to the server 'imap.x.edu' could not be completed. --> Words of ours.",
    ],
    [
      'tls',
      true,
      undefined,
      'final',
      "MigrationServerConnectionFailedException: The connection to the server 'imap.x.edu' could not be completed. --> TLS negotiation failed.",
    ],
    [
      'quota',
      false,
      undefined,
      'pause',
      'MigrationPermanentException: This mailbox is full. Please free up some space so that email can be downloaded. --> Words of ours.',
    ],
    ['throttled', false, undefined, 'pause', 'MigrationTransientException: Words of ours.'],
    ['unavailable', true, undefined, 'pause', 'MigrationTransientException: Words of ours.'],
    ['storage', false, undefined, 'retry', 'MigrationTransientException: Words of ours.'],
    ['permission', false, undefined, 'final', 'MigrationPermanentException: Words of ours.'],
  ])('%s (connecting: %s) %s', (reason, connecting, serverText, next, text) => {
    const judged = judge(reason, connecting, serverText);
    expect([judged.next, `${judged.failure.type}: ${judged.failure.message}`]).toEqual([next, text]);
  });
});

describe('a wait', () => {
  it.each<[string, string, MailError]>([
    ['a time', 'Paused: server asks to wait 299 s. Busy.', new MailError('throttled', 'Busy.', { waitMs: 299_981 })],
    ['no time', 'Paused: server asks to go slower. Busy.', new MailError('throttled', 'Busy.')],
    ['a full mailbox', 'Paused: mailbox is full. No room.', new MailError('quota', 'No room.')],
    [
      'an expired token',
      'Paused: access token expired, a new one is fetched. BYE Session invalidated - AccessTokenExpired',
      new MailError('connectionLost', 'BYE Session invalidated - AccessTokenExpired'),
    ],
  ])('is told with %s', (_, text, error) => {
    expect(pauseText(error)).toBe(text);
  });

  it('ends for a full mailbox after a while, and for one that cannot be opened after some tries', () => {
    const context = { side: 'target', connecting: false, emailAddress: 'a@x.edu', host: 'x', now } as const;
    expect(judgeFailure(new MailError('quota', 'No room.'), context).waitMs).toBe(900_000);
    const error = new MailError('unavailable', 'BAD User is authenticated but not connected');
    expect(judgeFailure(error, context)).toMatchObject({
      next: 'retry',
      failure: { message: expect.stringContaining('FullAccess') },
    });
  });
});

describe('the wait before the next try', () => {
  const retry = { maxAttempts: 8, pauseAfter: (attempts: number) => 5_000 * 2 ** (attempts - 1) };
  const wait = (error: MailError, so: { attempts?: number; lastPause?: number } = {}) => {
    const context = { side: 'source', connecting: false, emailAddress: 'a@x.edu', host: 'x', now } as const;
    return waitBefore(judgeFailure(error, context), { attempts: 1, lastPause: 0, retry, ...so });
  };

  it('is what the server asks for, though never longer than a day', () => {
    expect(wait(new MailError('throttled', 'Busy.', { waitMs: 299_000 }))).toBe(299_000);
    for (const waitMs of [1e300, Number.POSITIVE_INFINITY]) {
      expect(wait(new MailError('throttled', 'Busy.', { waitMs }))).toBe(24 * 3_600_000);
    }
  });

  it.each([0, undefined, Number.NaN])('grows with each pause when the server names no time (%s)', (waitMs) => {
    const error = new MailError('throttled', 'Busy.', waitMs === undefined ? {} : { waitMs });
    expect(wait(error)).toBe(5_000);
    expect(wait(error, { lastPause: 5_000 })).toBe(10_000);
    expect(wait(error, { lastPause: 599_000 })).toBe(600_000);
  });

  it('grows with the tries that failed', () => {
    expect(wait(new MailError('connectionLost', 'Gone.'), { attempts: 3, lastPause: 500_000 })).toBe(20_000);
  });
});

describe('Slots', () => {
  const source = { ...testEndpoint, maxConcurrentMigrations: 2, maxConcurrentIncrementalSyncs: 1 };
  const target = { ...source, guid: 'target', maxConcurrentMigrations: 1 };

  it('counts each kind of sync at each endpoint, and all of them', () => {
    const slots = new Slots();
    const one = { source, target: undefined };
    const both = { source, target };
    expect(slots.take('Initial', both, 9)).toBe(true);
    expect(slots.take('Initial', both, 9)).toBe(false);
    expect(slots.take('Initial', one, 9)).toBe(true);
    expect(slots.take('Initial', one, 9)).toBe(false);
    expect(slots.take('Incremental', one, 9)).toBe(true);
    expect(slots.take('Final', one, 9)).toBe(false);
    slots.give('Incremental', one);
    expect(slots.take('Final', one, 2)).toBe(false);
    expect(slots.take('Final', one, 3)).toBe(true);
    slots.give('Initial', both);
    expect(slots.take('Initial', both, 9)).toBe(true);
  });

  it('counts an endpoint that is source and target once', () => {
    const slots = new Slots();
    expect(slots.take('Initial', { source, target: source }, 9)).toBe(true);
    expect(slots.take('Initial', { source, target: source }, 9)).toBe(true);
    expect(slots.take('Initial', { source, target: source }, 9)).toBe(false);
  });
});

describe('the log', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  beforeEach(() => {
    folder = temporaryFolder();
  });
  afterEach(() => folder.dispose());

  it('is cut to its size, keeps the newest lines, and each line is one', () => {
    const state = openState(folder.path);
    const log = openLog(state, 500);
    for (let n = 0; n < 50; n++) log(`line ${n}\nsecond`);
    const path = join(folder.path, 'runner.log');
    expect(fs.statSync(path).size).toBeLessThanOrEqual(500);
    expect(fs.statSync(`${path}.1`).size).toBeLessThanOrEqual(500);
    expect(fs.readFileSync(path, 'utf8').trimEnd().split('\n').at(-1)).toMatch(/Z \d+ line 49 \| second$/);
    expect(fs.readdirSync(folder.path).sort()).toEqual(['runner.log', 'runner.log.1']);
  });
});
