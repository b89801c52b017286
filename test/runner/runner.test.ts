import * as fs from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MailError } from '../../src/mail/errors.js';
import { MaildirMailbox } from '../../src/mail/maildir/maildir-mailbox.js';
import { isRunnerMissing } from '../../src/migration/batch/due.js';
import { removeBatchDirectly, removeUsersDirectly } from '../../src/migration/batch/remove.js';
import {
  wishCompleted,
  wishRemoved,
  wishStarted,
  wishStopped,
  wishSyncNow,
  wishUpdated,
  wishUserRemoved,
  wishUserStarted,
  wishUserStopped,
} from '../../src/migration/batch/wishes.js';
import { updateUsers } from '../../state/batch-users.js';
import { addUsers, createBatch, readBatch } from '../../state/batches.js';
import { readSummary, writeSummary } from '../../state/facts.js';
import { liveRunner, openState } from '../../state/folder.js';
import { addEndpoint, updateConfig } from '../../state/organization.js';
import { archiveFolder, batchFolder, maildirPath } from '../../state/paths.js';
import { readMailLog, readReport } from '../../state/work.js';
import { batchWith, earlier, userWith } from '../migration-batch/documents.js';
import { gate, Harness, testEndpoint, until } from './harness.js';

let harness: Harness;
beforeEach(() => {
  harness = new Harness();
});
afterEach(async () => await harness.dispose());

const guid = batchWith().guid;
const now = () => new Date();

describe('a batch', () => {
  it('is synced from its start to Synced, with counts, times, reports and passwords opened by the runner alone', async () => {
    harness.addBatch(3);
    expect(harness.status()).toBe('Syncing');
    expect(harness.users()).toEqual({ u0: 'Queued', u1: 'Queued', u2: 'Queued' });
    harness.start();
    await until(() => harness.status() === 'Synced');
    expect(harness.users()).toEqual({ u0: 'Synced', u1: 'Synced', u2: 'Synced' });
    expect(harness.inbox('u1@x.edu')).toEqual(['Subject: hello u1\r\n\r\nbody\r\n']);
    expect(harness.passwords.get('u1')).toBe('secret1');
    const summary = readSummary(harness.state, guid);
    expect(summary).toMatchObject({ counts: { synced: 3, pending: 0, active: 0 }, syncedItems: 3, message: '' });
    expect(summary?.initialSynced).not.toBeNull();
    expect(harness.facts('u1')).toMatchObject({ activity: 'None', totalItems: 1, copiedItems: 1, attempts: 0 });
    const report = readReport(harness.state, guid, harness.facts('u1')!.guid);
    expect(report[0]).toMatch(/^\d+\/\d+\/\d{4} \d+:\d\d:\d\d [AP]M \[.+\] Initial sync has started\.$/);
    expect(report.at(-1)).toContain('Initial sync has finished.');
    const everything = fs
      .readdirSync(harness.state.dir, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => fs.readFileSync(`${entry.parentPath}/${entry.name}`, 'latin1'))
      .join('');
    expect(everything).not.toContain('secret1');
  });

  it('that was not started is left alone', async () => {
    harness.addBatch(1, {}, false);
    expect(await harness.start({ linger: 0 }).ended).toBe('idle');
    expect([harness.status(), harness.moves]).toEqual(['Created', 0]);
  });

  it('with one failed user goes on with the others; a start tries that one again', async () => {
    harness.addBatch(3);
    const refused = new MailError('authentication', 'Could not log in.', {
      serverText: 'Invalid credentials (Failure)',
    });
    harness.scripts.set('u1', async () => refused);
    harness.start();
    await until(() => harness.status() === 'SyncedWithErrors');
    expect(harness.users()).toEqual({ u0: 'Synced', u1: 'Failed', u2: 'Synced' });
    expect(harness.facts('u1')?.failure).toMatchObject({
      type: 'ImapInvalidCredentialsException',
      message:
        "The username or password for this account is incorrect. --> Imap server reported an error during LOGIN indicating that authentication failed: 'Invalid credentials (Failure)'.",
    });
    harness.scripts.clear();
    harness.update((draft) => wishStarted(draft, now()));
    expect([harness.status(), harness.users()['u1']]).toEqual(['Syncing', 'Queued']);
    await until(() => harness.status() === 'Synced');
    expect(harness.moves).toBe(4);
    expect(harness.facts('u1')?.failure).toBeNull();
  });

  it('of which all fail is Failed', async () => {
    harness.addBatch(2);
    for (const name of ['u0', 'u1']) harness.scripts.set(name, async () => new MailError('permission', 'Not yours.'));
    harness.start();
    await until(() => harness.status() === 'Failed');
    expect(harness.facts('u0')?.failure?.message).toBe('Not yours.');
  });

  it('stops at once when wished, and goes on where it was', async () => {
    const held = gate();
    harness.addBatch(4);
    for (const name of ['u2', 'u3']) harness.scripts.set(name, held.script);
    harness.start();
    await until(() => harness.users()['u0'] === 'Synced' && harness.users()['u1'] === 'Synced' && held.waiting() === 2);
    expect(harness.users()['u2']).toBe('Syncing');
    harness.update((draft) => wishStopped(draft, now()));
    await until(() => harness.status() === 'Stopped');
    expect(harness.users()).toEqual({ u0: 'Synced', u1: 'Synced', u2: 'Stopped', u3: 'Stopped' });
    expect(harness.moves).toBe(4);
    held.open();
    harness.update((draft) => wishStarted(draft, now()));
    await until(() => harness.status() === 'Synced');
    expect(harness.moves).toBe(6);
  });

  it('is synced again at once with SyncNow, and what is new is copied', async () => {
    harness.addBatch(2);
    harness.start();
    await until(() => harness.status() === 'Synced');
    harness.source('u0').put(['INBOX'], 'new');
    harness.update((draft) => wishSyncNow(draft, now()));
    expect(harness.status()).toBe('IncrementalSyncing');
    await until(() => harness.status() === 'Synced');
    expect(harness.inbox('u0@x.edu')).toHaveLength(2);
    expect(harness.moves).toBe(4);
  });

  it('is synced again by the clock', async () => {
    updateConfig(harness.state, (draft) => {
      draft.incrementalSyncInterval = 1_000;
    });
    harness.addBatch(1);
    harness.start();
    await until(() => harness.status() === 'Synced');
    harness.source('u0').put(['INBOX'], 'new');
    await until(() => harness.inbox('u0@x.edu').length === 2);
  });

  it('is completed after a last sync', async () => {
    harness.addBatch(2);
    harness.start();
    await until(() => harness.status() === 'Synced');
    harness.source('u0').put(['INBOX'], 'new');
    harness.update((draft) => wishCompleted(draft, now()));
    expect(harness.status()).toBe('Completing');
    await until(() => harness.status() === 'Completed');
    expect(harness.users()).toEqual({ u0: 'Completed', u1: 'Completed' });
    expect(harness.inbox('u0@x.edu')).toHaveLength(2);
  });

  it('started again, a completed batch tries its failures again and leaves the others', async () => {
    harness.addBatch(2);
    let broken = true;
    harness.scripts.set('u1', async () => (broken ? new MailError('authentication', 'No.') : undefined));
    harness.start();
    await until(() => harness.status() === 'SyncedWithErrors');
    harness.update((draft) => wishCompleted(draft, now()));
    await until(() => harness.status() === 'CompletedWithErrors');
    const completed = harness.facts('u0')?.completed;
    broken = false;
    harness.update((draft) => wishStarted(draft, now()));
    expect(harness.status()).toBe('Completing');
    await until(() => harness.status() === 'Completed');
    expect(harness.facts('u0')?.completed).toBe(completed);
    expect(harness.users()).toEqual({ u0: 'Completed', u1: 'Completed' });
  });

  it('is completed by the clock once its users are synced', async () => {
    harness.addBatch(2, { completeAfter: earlier, allowIncrementalSyncs: false });
    const held = gate();
    harness.scripts.set('u1', held.script);
    harness.start();
    await until(() => harness.users()['u0'] === 'Completed' && held.waiting() === 1);
    expect(harness.status()).toBe('Syncing');
    held.open();
    await until(() => harness.status() === 'Completed');
  });

  it('begins its syncs anew when an update is wished', async () => {
    const held = gate();
    harness.addBatch(1);
    harness.scripts.set('u0', held.script);
    harness.start();
    await until(() => held.waiting() === 1);
    harness.scripts.delete('u0');
    harness.update((draft) => wishUpdated(draft, now()));
    await until(() => harness.status() === 'Synced');
    expect(harness.moves).toBe(2);
  });

  it('is stopped, and in the end removed, when nobody has touched it for long; its reports stay', async () => {
    const longAgo = (days: number) => new Date(Date.now() - days * 24 * 60 * 60 * 1000).toISOString();
    harness.addBatch(2);
    harness.scripts.set('u1', async () => new MailError('authentication', 'No.'));
    const runner = harness.start();
    await until(() => harness.status() === 'SyncedWithErrors');
    await runner.stop();
    writeSummary(harness.state, { ...readSummary(harness.state, guid)!, initialSynced: longAgo(61) });
    harness.update((draft) => {
      draft.changed = longAgo(59);
    });
    const second = harness.start();
    await until(() => harness.facts('u0')?.activity === 'None' && readSummary(harness.state, guid) !== undefined);
    expect(harness.status()).toBe('SyncedWithErrors');
    harness.update((draft) => {
      draft.changed = longAgo(61);
    });
    await until(() => harness.status() === 'Stopped');
    await second.stop();
    writeSummary(harness.state, { ...readSummary(harness.state, guid)!, changed: longAgo(91) });
    harness.update((draft) => {
      draft.changed = longAgo(91);
    });
    expect(isRunnerMissing(harness.state)).toBe(true);
    harness.start();
    await until(() => harness.status() === 'gone');
    const kept = archiveFolder(harness.state.dir, 'B1', guid);
    expect(fs.readFileSync(`${kept}/MigrationStatistics.csv`, 'utf8')).toContain('u0@x.edu,Synced,1,0');
    expect(fs.readFileSync(`${kept}/MigrationErrors.csv`, 'utf8')).toContain('u1@x.edu,Failed');
    expect(harness.inbox('u0@x.edu')).toHaveLength(1);
  });

  it('takes in users that are added, and lets go of users that are removed', async () => {
    harness.addBatch(2);
    harness.start();
    await until(() => harness.status() === 'Synced');
    harness.source('late');
    const late = userWith({
      guid: 'ffffffff-0000-4000-8000-000000000000',
      emailAddress: 'late@x.edu',
      userName: 'late',
    });
    addUsers(harness.state, guid, [late]);
    expect(harness.status()).toBe('Syncing');
    await until(() => harness.status() === 'Synced');
    expect(harness.inbox('late@x.edu')).toHaveLength(1);
    updateUsers(harness.state, guid, (user) => user.userName === 'u0', wishUserRemoved);
    await until(() => !('u0' in harness.users()));
    expect(harness.users()).toEqual({ u1: 'Synced', late: 'Synced' });
    expect(readBatch(harness.state, guid).totalCount).toBe(2);
    await until(() => readSummary(harness.state, guid)?.counts.synced === 2);
  });

  it('is removed with its documents while it runs; the mail stays', async () => {
    const held = gate();
    harness.addBatch(2);
    harness.scripts.set('u1', held.script);
    harness.start();
    await until(() => held.waiting() === 1 && harness.users()['u0'] === 'Synced');
    harness.update((draft) => wishRemoved(draft, now()));
    expect(harness.status()).toBe('Removing');
    await until(() => harness.status() === 'gone' && !fs.existsSync(batchFolder(harness.state.dir, guid)));
    expect(harness.inbox('u0@x.edu')).toHaveLength(1);
    // Its name is free again.
    harness.addBatch(1);
    await until(() => harness.status() === 'Synced');
  });

  it('with -Analyze counts messages and bytes, and copies nothing', async () => {
    harness.addBatch(1, { analyze: true, excludeFolders: ['Junk/*'] });
    harness.source('u0').put(['Sent'], 'x'.repeat(1_000));
    harness.source('u0').put(['Junk'], 'y'.repeat(1_000));
    harness.start();
    await until(() => harness.status() === 'Synced');
    const size = 'Subject: hello u0\r\n\r\nbody\r\n'.length;
    expect(harness.facts('u0')).toMatchObject({
      totalItems: 2,
      copiedItems: 0,
      totalBytes: size + 1_000,
      syncedFolders: 2,
    });
    expect([harness.moves, harness.inbox('u0@x.edu')]).toEqual([0, []]);
  });

  it('waits until StartAfter', async () => {
    harness.addBatch(1, { startAfter: new Date(Date.now() + 600_000).toISOString() });
    harness.start();
    await until(() => readSummary(harness.state, guid) !== undefined);
    expect([harness.status(), harness.moves]).toEqual(['Waiting', 0]);
    harness.update((draft) => {
      draft.startAfter = null;
    });
    await until(() => harness.status() === 'Synced');
  });
});

describe('one user', () => {
  it('is stopped and started alone', async () => {
    const held = gate();
    harness.addBatch(2);
    harness.scripts.set('u0', held.script);
    harness.start();
    await until(() => held.waiting() === 1);
    const batch = readBatch(harness.state, guid);
    updateUsers(
      harness.state,
      guid,
      (user) => user.userName === 'u0',
      (draft) => wishUserStopped(batch, draft),
    );
    await until(() => harness.users()['u0'] === 'Stopped' && harness.status() === 'Synced');
    held.open();
    updateUsers(
      harness.state,
      guid,
      (user) => user.userName === 'u0',
      (draft) => wishUserStarted(batch, draft),
    );
    await until(() => harness.users()['u0'] === 'Synced');
  });

  it('is tried again after a failure that may pass, and the pause is a detail', async () => {
    harness.addBatch(1);
    let tries = 0;
    harness.scripts.set('u0', async () => (++tries < 3 ? new MailError('connectionLost', 'Gone.') : undefined));
    harness.start({ retry: { maxAttempts: 5, pauseAfter: () => 300 } });
    await until(() => harness.facts('u0')?.pause !== null && harness.facts('u0') !== undefined);
    expect([harness.users()['u0'], harness.status()]).toEqual(['Syncing', 'Syncing']);
    expect(harness.facts('u0')?.pause?.reason).toBe('Gone.');
    await until(() => harness.status() === 'Synced');
    expect([tries, harness.facts('u0')?.attempts, harness.facts('u0')?.pause]).toEqual([3, 0, null]);
  });

  it('whose mailbox is full waits for room, is looked at again later, and at once when started again', async () => {
    harness.addBatch(2);
    let isFull = true;
    harness.scripts.set('u0', async () => (isFull ? new MailError('quota', 'No room.') : undefined));
    harness.start();
    await until(() => harness.facts('u0')?.pause != null && harness.users()['u1'] === 'Synced');
    expect([harness.users()['u0'], harness.facts('u0')?.failure]).toEqual(['Syncing', null]);
    const { reason, until: at } = harness.facts('u0')!.pause!;
    expect(reason).toBe('Paused: mailbox is full. No room.');
    expect(Date.parse(at)).toBeGreaterThan(Date.now() + 600_000);
    isFull = false;
    harness.update((draft) => wishStarted(draft, new Date()));
    await until(() => harness.status() === 'Synced');
  });

  it('is tried again by itself as often as AutoRetryCount says', async () => {
    harness.addBatch(2, { autoRetryCount: 2 });
    let tries = 0;
    harness.scripts.set('u0', async () => new MailError('authentication', 'No.'));
    harness.scripts.set('u1', async () => (++tries < 3 ? new MailError('authentication', 'No.') : undefined));
    harness.start();
    await until(() => harness.status() === 'SyncedWithErrors');
    expect(harness.users()).toEqual({ u0: 'Failed', u1: 'Synced' });
    expect(harness.moves).toBe(3 + 3);
  });

  it('does not fail for one lost connection because the server was waited for often', async () => {
    harness.addBatch(1);
    const errors = [...Array.from({ length: 5 }, () => 'throttled' as const), 'connectionLost' as const];
    let tries = 0;
    harness.scripts.set('u0', async () => {
      const reason = errors[tries++];
      return reason && new MailError(reason, 'Not now.', { waitMs: 1 });
    });
    harness.start();
    await until(() => harness.status() !== 'Syncing' && harness.facts('u0') !== undefined);
    expect([harness.status(), tries]).toEqual(['Synced', 7]);
  });

  it('does not fail while each try brings some of the mail, nor for a wait that no date can hold', async () => {
    harness.addBatch(2);
    let [tries, asked] = [0, false];
    harness.scripts.set('u0', async () => (++tries < 8 ? new MailError('connectionLost', 'Gone.') : undefined));
    harness.scripts.set('u1', async () => {
      asked = true;
      return new MailError('throttled', 'Suggested Backoff Time: a lot', { waitMs: 1e300 });
    });
    harness.copiedBeforeFailure = 5;
    harness.start();
    await until(() => harness.users()['u0'] !== 'Syncing' && asked && harness.facts('u1')?.pause != null);
    expect([harness.users(), tries]).toEqual([{ u0: 'Synced', u1: 'Syncing' }, 8]);
  });

  it('fails when what may pass does not, however often a throttling server is waited for', async () => {
    harness.addBatch(2);
    let tries = 0;
    harness.scripts.set('u0', async () => new MailError('connectionLost', 'Gone.'));
    harness.scripts.set('u1', async () =>
      ++tries < 10 ? new MailError('throttled', 'Wait.', { waitMs: 1 }) : undefined,
    );
    harness.start();
    await until(() => harness.status() === 'SyncedWithErrors');
    expect(harness.users()).toEqual({ u0: 'Failed', u1: 'Synced' });
    expect(harness.facts('u0')?.failure).toMatchObject({ type: 'MigrationTransientException', message: 'Gone.' });
    expect(harness.moves).toBe(3 + 10);
  });

  it('whose mailbox is in two batches is synced by one at a time', async () => {
    const second = '22222222-2222-4222-8222-222222222222';
    const held = gate();
    harness.addBatch(1);
    harness.addBatch(1, { guid: second, name: 'B2' });
    harness.scripts.set('u0', held.script);
    harness.start();
    await until(() => held.waiting() === 1 && readSummary(harness.state, second) !== undefined);
    held.open();
    await until(() => harness.status() === 'Synced' && harness.status(second) === 'Synced');
    expect(harness.most).toBe(1);
    expect(harness.inbox('u0@x.edu')).toHaveLength(1);
  });
});

describe('status mails', () => {
  const kept = () => fs.readdirSync(`${harness.state.dir}/notifications`);

  it('tell once that a batch has finished, with its errors, and again after a new start', async () => {
    harness.addBatch(2, { name: 'Größe', notificationEmails: ['admin@x.edu'], reportInterval: 86_400_000 });
    harness.scripts.set('u1', async () => new MailError('authentication', 'No.'));
    harness.start();
    await until(() => harness.logged.some((line) => line.includes('status mail to admin@x.edu: kept as')));
    expect(kept()).toHaveLength(1);
    await until(() => readMailLog(harness.state, guid).length === 1);
    expect(readMailLog(harness.state, guid)[0]).toContain(
      `A status mail to admin@x.edu was kept as '${harness.state.dir}`,
    );
    const text = fs.readFileSync(`${harness.state.dir}/notifications/${kept()[0]}`, 'utf8');
    const subject = /^Subject: ((?:.*\r\n )*.*)\r\n/m.exec(text)?.[1] ?? '';
    const words = [...subject.matchAll(/=\?utf-8\?B\?(.*?)\?=/g)].map((word) =>
      Buffer.from(word[1]!, 'base64').toString(),
    );
    expect(words.join('')).toBe('E-mail migration batch "Größe" has finished - with errors');
    const parts = [...text.matchAll(/base64\r\n\r\n([\s\S]*?)\r\n(?=--|$)/g)].map((part) =>
      Buffer.from(part[1]!, 'base64').toString(),
    );
    expect(parts[0]).toContain('Failed: 1');
    expect(parts[1]).toBe(
      'EmailAddress,Status,ItemsMigrated,ItemsSkipped\r\nu0@x.edu,Synced,1,0\r\nu1@x.edu,Failed,0,0\r\n',
    );
    expect(parts[2]).toMatch(/^EmailAddress,Status,ErrorMessage\r\nu1@x.edu,Failed,ImapInvalidCredentialsException: /);
    harness.scripts.clear();
    harness.update((draft) => wishStarted(draft, now()));
    await until(() => harness.status() === 'Synced' && kept().length === 2);
  });

  it('go into the mailbox of the address where there is one', async () => {
    const root = maildirPath(harness.state.dir, 'admin@x.edu');
    fs.mkdirSync(root, { recursive: true });
    harness.addBatch(1, { notificationEmails: ['admin@x.edu'], reportInterval: 0 });
    harness.start();
    await until(() => harness.logged.some((line) => line.includes('status mail to admin@x.edu: mailbox')));
    const mailbox = new MaildirMailbox({ root });
    await mailbox.open();
    expect((await mailbox.status(['INBOX'])).messages).toBe(1);
    await mailbox.close();
  });

  it('are not sent when nobody wants them', async () => {
    harness.addBatch(1, { notificationEmails: ['admin@x.edu'], skipReports: true });
    harness.start();
    await until(() => harness.status() === 'Synced');
    harness.update((draft) => wishSyncNow(draft, now()));
    await until(() => harness.status() === 'Synced');
    expect(fs.existsSync(`${harness.state.dir}/notifications`)).toBe(false);
  });
});

describe('limits', () => {
  it('no more than MaxConcurrentMigrations are in their first sync, over all batches', async () => {
    await harness.dispose();
    harness = new Harness({ maxConcurrentMigrations: 3, maxConcurrentIncrementalSyncs: 2 });
    const other = '22222222-2222-4222-8222-222222222222';
    harness.addBatch(8);
    harness.addBatch(0, { guid: other, name: 'B2' });
    harness.start();
    await until(() => harness.status() === 'Synced' && harness.status(other) === 'Synced');
    expect(harness.most).toBe(3);
    harness.most = 0;
    harness.update((draft) => wishSyncNow(draft, now()));
    await until(() => harness.status() === 'Synced');
    expect([harness.most, harness.moves]).toEqual([2, 16]);
  });
});

describe('the runner', () => {
  it('ends by itself when nothing is due, and stays while a batch waits for its next sync', async () => {
    expect(await harness.start({ linger: 0 }).ended).toBe('idle');
    harness.addBatch(1);
    const runner = harness.start({ linger: 0 });
    await until(() => harness.status() === 'Synced');
    expect(liveRunner(harness.state)).toBeDefined();
    harness.update((draft) => wishStopped(draft, now()));
    expect(await runner.ended).toBe('idle');
    expect(liveRunner(harness.state)).toBeUndefined();
  });

  it('that is just ending misses no wish', { timeout: 60_000 }, async () => {
    harness.addBatch(1, { allowIncrementalSyncs: false });
    let started = 0;
    for (let round = 1; round <= 60; round++) {
      harness.update((draft) => wishSyncNow(draft, now()));
      if (!liveRunner(harness.state)) {
        harness.start({ linger: 0 });
        started++;
      }
      await until(() => harness.status() === 'Synced');
      // Somewhere around the instant at which the runner gives its lock back.
      const wait = (round * 7) % 60;
      await new Promise((done) => setTimeout(done, wait));
    }
    expect(started).toBeGreaterThan(1);
  });

  it('is the only one', async () => {
    harness.addBatch(1);
    harness.start();
    await until(() => harness.status() === 'Synced');
    await expect(harness.start().ended).rejects.toThrow(/locked by process/);
  });

  it('that ends in the middle stops nobody: the next one goes on', async () => {
    const held = gate();
    harness.addBatch(2);
    harness.scripts.set('u0', held.script);
    const first = harness.start();
    await until(() => held.waiting() === 1 && harness.users()['u1'] === 'Synced');
    expect(await first.stop()).toBe('stopped');
    expect([harness.status(), harness.users()['u0']]).toEqual(['Syncing', 'Queued']);
    harness.scripts.clear();
    harness.start();
    await until(() => harness.status() === 'Synced');
    expect(harness.moves).toBe(3);
  });

  it('ended in an incremental sync takes that up again', async () => {
    const held = gate();
    harness.addBatch(1);
    const first = harness.start();
    await until(() => harness.status() === 'Synced');
    harness.scripts.set('u0', held.script);
    harness.update((draft) => wishSyncNow(draft, now()));
    await until(() => held.waiting() === 1);
    await first.stop();
    expect(harness.status()).toBe('IncrementalSyncing');
    harness.scripts.clear();
    harness.start();
    await until(() => harness.status() === 'Synced');
    expect(harness.moves).toBe(3);
  });

  it('logs a damaged batch and goes on with the others', async () => {
    const other = '22222222-2222-4222-8222-222222222222';
    harness.addBatch(1);
    harness.addBatch(1, { guid: other, name: 'B2' });
    fs.writeFileSync(`${batchFolder(harness.state.dir, guid)}/users-000.json`, '{');
    harness.start();
    await until(() => harness.status(other) === 'Synced');
    expect(harness.logged.filter((line) => line.includes('users-000.json'))).toHaveLength(1);
  });

  it('says when an endpoint is gone', async () => {
    harness.addBatch(1, { sourceEndpoint: '33333333-3333-4333-8333-333333333333' });
    harness.start();
    await until(
      () => readSummary(harness.state, guid)?.message !== '' && readSummary(harness.state, guid) !== undefined,
    );
    expect(readSummary(harness.state, guid)?.message).toBe('An endpoint of this migration batch no longer exists.');
    addEndpoint(harness.state, { ...testEndpoint, name: 'E2', guid: '33333333-3333-4333-8333-333333333333' });
    await until(() => harness.status() === 'Synced');
  });
});

describe('without a runner', () => {
  it('a batch and users are removed by the cmdlet, and left to a runner that is alive', async () => {
    harness.addBatch(2, {}, false);
    updateUsers(harness.state, guid, (user) => user.userName === 'u0', wishUserRemoved);
    expect(removeUsersDirectly(harness.state, guid)).toBe(true);
    expect(harness.users()).toEqual({ u1: 'Stopped' });
    expect(() => removeBatchDirectly(harness.state, guid)).toThrow(/not wished removed/);
    harness.update((draft) => wishRemoved(draft, now()));
    expect(removeBatchDirectly(harness.state, guid)).toBe(true);
    expect(harness.status()).toBe('gone');
  });
});

describe('50,000 users', () => {
  it('do not make the recording of one of them dearer, nor a look slow', { timeout: 60_000 }, async () => {
    await harness.dispose();
    harness = new Harness({ maxConcurrentMigrations: 1 });
    const many = Array.from({ length: 50_000 }, (_, n) =>
      userWith({
        guid: `${(n + 1).toString(16).padStart(8, '0')}-0000-4000-8000-000000000000`,
        emailAddress: `u${n}@x.edu`,
        userName: 'u0',
      }),
    );
    harness.source('u0');
    const held = gate();
    harness.scripts.set('u0', held.script);
    createBatch(harness.state, batchWith({ desired: 'Created', startGeneration: 0 }), many);
    harness.update((draft) => wishStarted(draft, now()));
    harness.start();
    await until(() => held.waiting() === 1);
    await until(() => readSummary(openState(harness.state.dir), guid)?.counts.pending === 49_999);
    expect(fs.statSync(`${batchFolder(harness.state.dir, guid)}/facts-000.jsonl`).size).toBeLessThan(5_000);
    harness.update((draft) => wishStopped(draft, now()));
    await until(() => harness.status() === 'Stopped');
  });
});
