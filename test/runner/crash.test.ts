import * as fs from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { itemsOf, singly } from '../../src/mail/blocks.js';
import { ImapMailbox } from '../../src/mail/imap/imap-mailbox.js';
import { type Mailbox, pathText } from '../../src/mail/mailbox.js';
import { MaildirMailbox } from '../../src/mail/maildir/maildir-mailbox.js';
import { batchStatus, userStatus } from '../../src/migration/batch/status.js';
import { wishStarted, wishStopped, wishSyncNow } from '../../src/migration/batch/wishes.js';
import { ensureRunner, type RunnerCommand, stopRunner } from '../../src/runner/ensure.js';
import { updateUsers, usersOf } from '../../state/batch-users.js';
import { readBatch, updateBatch } from '../../state/batches.js';
import { readFacts, readSummary } from '../../state/facts.js';
import { liveRunner, type State } from '../../state/folder.js';
import { readHeartbeat } from '../../state/heartbeat.js';
import { newOwner } from '../../state/owner.js';
import { maildirPath } from '../../state/paths.js';
import { ensureSecretKey, sealSecret } from '../../state/secrets.js';
import { batchGuid } from '../migration-batch/documents.js';
import { type Dovecot, startDovecot } from '../servers/dovecot.js';
import { startChild, temporaryFolder } from '../state/child.js';
import { testEndpoint, until } from './harness.js';
import { runnerProgram, startBatch, stateWithEndpoint } from './process.js';

const accounts = { anna: 'secret-a', bert: 'secret-b', cleo: 'secret-c' };
const messages = 120;

let dovecot: Dovecot;
let programs: ReturnType<typeof temporaryFolder>;
let command: RunnerCommand;
let folder: ReturnType<typeof temporaryFolder>;
let state: State;

beforeAll(async () => {
  dovecot = await startDovecot({ users: { ...accounts, copy: 'secret-copy' } });
  programs = temporaryFolder();
  command = runnerProgram(programs.path);
  for (const [user, password] of Object.entries(accounts)) await fill(user, password);
}, 120_000);
afterAll(async () => {
  await dovecot?.stop();
  programs?.dispose();
});

beforeEach(() => {
  folder = temporaryFolder();
  state = stateWithEndpoint(folder.path, { port: dovecot.port });
});
afterEach(async () => {
  await stopRunner(state);
  folder.dispose();
});

function sourceOf(user: string, password: string): ImapMailbox {
  return new ImapMailbox({ host: '127.0.0.1', port: dovecot.port, security: 'none', user, password });
}

async function append(mailbox: Mailbox, path: string[], count: number, from = 0): Promise<void> {
  const origin = { folder: path, uidValidity: 1 };
  async function* outgoing() {
    for (let id = from + 1; id <= from + count; id++) {
      const flags = id % 3 === 0 ? ['\\Seen'] : id % 3 === 1 ? ['\\Flagged', '\\Answered'] : [];
      const text = `Message-ID: <${id}.${path.join('.')}@x>\r\nSubject: ${path} ${id}\r\n\r\n${'Zeile öäü\r\n'.repeat(id % 90)}`;
      yield { id, origin, flags, internalDate: 1_500_000_000_000 + id * 60_000, body: Buffer.from(text) };
    }
  }
  for await (const outcome of itemsOf(mailbox.append(path, singly(outgoing())))) expect(outcome.stored).toBe(true);
}

async function fill(user: string, password: string): Promise<void> {
  const mailbox = sourceOf(user, password);
  await mailbox.open();
  for (const path of [['INBOX'], ['Projects'], ['Projects', 'Größe']]) {
    if (path[0] !== 'INBOX') await mailbox.createFolder(path);
    await append(mailbox, path, messages);
  }
  await mailbox.close();
}

/** Every message of a mailbox as folder, bytes, flags and date, sorted. */
async function content(mailbox: Mailbox): Promise<string[]> {
  await mailbox.open();
  const found: string[] = [];
  for (const folder of await mailbox.listFolders()) {
    if (!folder.selectable) continue;
    for await (const outcome of itemsOf(mailbox.read(folder.path, [await listed(mailbox, folder.path)]))) {
      if (!('body' in outcome)) throw new Error('unreadable');
      const pieces: Buffer[] = [];
      if (Buffer.isBuffer(outcome.body)) pieces.push(outcome.body);
      else for await (const piece of outcome.body) pieces.push(piece);
      const flags = [...outcome.info.flags].sort().join(' ');
      found.push(`${pathText(folder.path)} ${flags} ${outcome.info.internalDate} ${Buffer.concat(pieces).toString()}`);
    }
  }
  await mailbox.close();
  return found.sort();
}

async function listed(mailbox: Mailbox, path: readonly string[]) {
  await mailbox.examine(path);
  return await mailbox.listMessages(path, 1, 100_000);
}

const status = () => batchStatus(readBatch(state, batchGuid), readSummary(state, batchGuid), new Date());

async function expectMoved(users: Record<string, string> = accounts): Promise<void> {
  for (const [user, password] of Object.entries(users)) {
    const target = new MaildirMailbox({ root: maildirPath(state.dir, `${user}@x.edu`) });
    expect(await content(target)).toEqual(await content(sourceOf(user, password)));
  }
}

/** Messages that lie in the Maildir trees now. */
function delivered(): number {
  const root = join(state.dir, 'mailboxes');
  if (!fs.existsSync(root)) return 0;
  return (fs.readdirSync(root, { recursive: true }) as string[]).filter((path) => /[\\/](cur|new)[\\/]/.test(path))
    .length;
}

async function quick(condition: () => boolean): Promise<void> {
  for (let left = 60_000; !condition() && left > 0; left--) await new Promise((done) => setImmediate(done));
}

describe('the runner as a process, from Dovecot to Maildir', { timeout: 60_000 }, () => {
  it('moves every message with bytes, flags and dates, and is started once', async () => {
    startBatch(state, accounts);
    const [first, second] = await Promise.all([ensureRunner(state, command), ensureRunner(state, command)]);
    expect(liveRunner(state)?.pid).toBe(first);
    expect(second).toBe(first);
    await until(() => status() === 'Synced');
    await expectMoved();
    const facts = readFacts(state, batchGuid, 0);
    for (const { user } of usersOf(state, batchGuid)) {
      expect(userStatus(readBatch(state, batchGuid), user, facts.get(user.guid), new Date())).toBe('Synced');
      expect(facts.get(user.guid)).toMatchObject({
        totalItems: 3 * messages,
        copiedItems: 3 * messages,
        syncedFolders: 3,
      });
    }
    expect(readSummary(state, batchGuid)).toMatchObject({ syncedItems: 9 * messages });
    expect(fs.readFileSync(join(state.dir, 'runner.log'), 'utf8')).not.toContain('secret-');
    expect(await stopRunner(state)).toBe('ended');
    expect(await stopRunner(state)).toBe('none');
  });

  it('killed with -9 again and again loses nothing and copies nothing twice', async () => {
    startBatch(state, accounts);
    let kills = 0;
    for (const goal of [1, 100, 300, 600, 900]) {
      const pid = await ensureRunner(state, command);
      await quick(() => delivered() >= goal || status() === 'Synced');
      if (status() === 'Synced') break;
      process.kill(pid, 'SIGKILL');
      kills++;
      await until(() => liveRunner(state) === undefined);
    }
    expect(kills).toBeGreaterThan(1);
    await ensureRunner(state, command);
    await until(() => status() === 'Synced');
    await expectMoved();
  });

  it('stops within seconds, goes on, and brings what is new with SyncNow', async () => {
    startBatch(state, accounts);
    await ensureRunner(state, command);
    await quick(() => delivered() > 50);
    updateBatch(state, batchGuid, (draft) => wishStopped(draft, new Date()));
    await until(() => status() === 'Stopped');
    updateBatch(state, batchGuid, (draft) => wishStarted(draft, new Date()));
    await until(() => status() === 'Synced');
    const anna = sourceOf('anna', accounts.anna);
    await anna.open();
    await append(anna, ['INBOX'], 5, 5_000);
    await anna.close();
    updateBatch(state, batchGuid, (draft) => wishSyncNow(draft, new Date()));
    await until(() => status() === 'Synced');
    await expectMoved();
  });

  it('writes to another IMAP endpoint', async () => {
    startBatch(state, { anna: accounts.anna }, { targetEndpoint: testEndpoint.guid });
    // The row's TargetUserName and TargetPassword.
    updateUsers(
      state,
      batchGuid,
      () => true,
      (draft) => {
        draft.targetUserName = 'copy';
        draft.targetPassword = sealSecret(ensureSecretKey(state), 'secret-copy');
      },
    );
    await ensureRunner(state, command);
    await until(() => status() === 'Synced');
    expect(await content(sourceOf('copy', 'secret-copy'))).toEqual(await content(sourceOf('anna', accounts.anna)));
  });

  it('tells a wrong password in the words of the original, and the others go on', async () => {
    startBatch(state, { ...accounts, bert: 'wrong-password' });
    await ensureRunner(state, command);
    await until(() => status() === 'SyncedWithErrors');
    const failures = [...readFacts(state, batchGuid, 0).values()].flatMap((one) => (one.failure ? [one.failure] : []));
    expect(failures).toHaveLength(1);
    expect(`${failures[0]!.type}: ${failures[0]!.message}`).toMatch(
      /^ImapInvalidCredentialsException: The username or password for this account is incorrect\. --> Imap server reported an error during LOGIN indicating that authentication failed: '.+'\.$/,
    );
    expect(fs.readFileSync(join(state.dir, 'runner.log'), 'utf8')).not.toContain('wrong-password');
  });

  it('meets a full disk, says so, and goes on when there is space again', async ({ skip }) => {
    skip(process.platform === 'win32', 'the limit is set by a POSIX shell');
    startBatch(state, { anna: accounts.anna });
    // No file may grow over 24 KiB: the facts, the journal or the log will want to.
    const line = `ulimit -f 24; exec '${command.program}' '${command.args[0]}' --state '${state.dir}'`;
    const limited = startChild(line, [], 'bash', ['-c']);
    await until(
      () =>
        [...readFacts(state, batchGuid, 0).values()].some((one) => one.pause !== null) ||
        limited.output().includes('written'),
    );
    limited.process.kill('SIGKILL');
    await limited.ended;
    await until(() => liveRunner(state) === undefined);
    await ensureRunner(state, command);
    updateBatch(state, batchGuid, (draft) => wishStarted(draft, new Date()));
    await until(() => status() === 'Synced');
    await expectMoved({ anna: accounts.anna });
  });

  it('outlives the process that started it', async () => {
    startBatch(state, { anna: accounts.anna });
    const starter = startChild('-e', [starterSource(command, state.dir)]);
    expect(await starter.ended).toBe(0);
    await until(() => status() === 'Synced');
    expect(liveRunner(state)).toBeDefined();
  });

  it('is started although a stranger has the process number of one that crashed', async () => {
    const folder = join(state.dir, 'locks', 'runner');
    fs.mkdirSync(folder, { recursive: true });
    fs.writeFileSync(join(folder, 'owner.json'), JSON.stringify({ ...newOwner('crashed'), processStart: '' }));
    const pid = await ensureRunner(state, command, 300);
    expect(pid).not.toBe(process.pid);
    expect(liveRunner(state)?.pid).toBe(pid);
  });

  it('that has stopped working without ending is noticed, and another one goes on', async ({ skip }) => {
    skip(process.platform === 'win32', 'a process is stopped by a POSIX signal');
    startBatch(state, { anna: accounts.anna });
    const stuck = await ensureRunner(state, command);
    await until(() => readHeartbeat(state) !== undefined);
    process.kill(stuck, 'SIGSTOP');
    expect(await ensureRunner(state, command, 300)).toBe(stuck);
    const path = join(state.dir, 'runner.json');
    const beat = JSON.parse(fs.readFileSync(path, 'utf8')) as object;
    const at = new Date(Date.now() - 120_000).toISOString();
    fs.writeFileSync(path, JSON.stringify({ ...beat, at }));
    expect(await ensureRunner(state, command, 300)).not.toBe(stuck);
    await until(() => status() === 'Synced');
    await expectMoved({ anna: accounts.anna });
  });

  it('says so when it cannot be started', async () => {
    await expect(
      ensureRunner(state, { program: process.execPath, args: ['-e', 'process.exit(3)', '--'] }),
    ).rejects.toThrow(
      /The migration runner couldn't be started: it ended with exit code 3\. Its log is '.*runner\.log'\./,
    );
  });
});

function starterSource(runner: RunnerCommand, dir: string): string {
  const args = JSON.stringify([...runner.args, '--state', dir]);
  return `require('node:child_process').spawn(process.execPath, ${args}, { detached: true, stdio: 'ignore' }).unref();`;
}
