import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { MailError } from '../../src/mail/errors.js';
import type { Mailbox } from '../../src/mail/mailbox.js';
import { MemoryMailbox } from '../../src/mail/memory/memory-mailbox.js';
import { type BatchStatus, batchStatus, type UserStatus, userStatus } from '../../src/migration/batch/status.js';
import { wishStarted } from '../../src/migration/batch/wishes.js';
import type { moveMailbox } from '../../src/migration/mailbox/move.js';
import type { MoveCounts, MoveOptions, MoveResult } from '../../src/migration/mailbox/types.js';
import type { RetryPolicy } from '../../src/runner/failures.js';
import type { MailboxOpener } from '../../src/runner/opener.js';
import { type RunnerEnd, runRunner } from '../../src/runner/run-runner.js';
import { usersOf } from '../../state/batch-users.js';
import { createBatch, findBatch, readBatch, updateBatch } from '../../state/batches.js';
import { readFacts, readSummary } from '../../state/facts.js';
import type { UserFacts } from '../../state/facts-schema.js';
import { openState, type State } from '../../state/folder.js';
import { addEndpoint, readOrganization } from '../../state/organization.js';
import type { BatchDocument, EndpointDocument } from '../../state/schema.js';
import { ensureSecretKey, sealSecret } from '../../state/secrets.js';
import { batchWith, userWith } from '../migration-batch/documents.js';
import { temporaryFolder } from '../state/child.js';

/** What the test decides about one user's move: it is called once a move, between opening and copying. */
export type Script = (options: MoveOptions) => Promise<MailError | undefined>;

/** A running runner. */
export interface Started {
  readonly ended: Promise<RunnerEnd>;
  stop(): Promise<RunnerEnd>;
}

/** A state folder with an endpoint, memory mailboxes by user name, and a runner in this process. */
export class Harness {
  readonly folder = temporaryFolder();
  readonly state: State;
  readonly sources = new Map<string, MemoryMailbox>();
  readonly targets = new Map<string, MemoryMailbox>();
  readonly scripts = new Map<string, Script>();
  /** Passwords as the opener got them, by user name. */
  readonly passwords = new Map<string, string>();
  readonly logged: string[] = [];
  /** Most moves seen under way at a time. */
  most = 0;
  moving = 0;
  moves = 0;
  /** What a move that fails had copied before. */
  copiedBeforeFailure = 0;
  readonly #runners: Started[] = [];

  constructor(endpoint: Partial<EndpointDocument> = {}) {
    this.state = openState(join(this.folder.path, 'state'));
    addEndpoint(this.state, { ...testEndpoint, ...endpoint });
  }

  async dispose(): Promise<void> {
    for (const runner of this.#runners) await runner.stop().catch(() => undefined);
    this.folder.dispose();
  }

  /** Makes and starts a batch with users u0, u1 … whose sources hold one message each. */
  addBatch(count: number, fields: Partial<BatchDocument> = {}, start = true): BatchDocument {
    const key = ensureSecretKey(this.state);
    const prefix = (fields.guid ?? batchWith().guid).slice(-4);
    const users = Array.from({ length: count }, (_, n) =>
      userWith({
        guid: `${(n + 1).toString(16).padStart(8, '0')}-${prefix}-4000-8000-000000000000`,
        emailAddress: `u${n}@x.edu`,
        userName: `u${n}`,
        password: sealSecret(key, `secret${n}`),
      }),
    );
    for (const { userName } of users) this.source(userName);
    const batch = createBatch(
      this.state,
      batchWith({ desired: 'Created', desiredRevision: 0, startGeneration: 0, started: null, ...fields }),
      users,
    );
    return start ? this.update((draft) => wishStarted(draft, new Date()), batch.guid) : batch;
  }

  source(userName: string): MemoryMailbox {
    let found = this.sources.get(userName);
    if (!found) {
      found = new MemoryMailbox({ identity: userName });
      found.put(['INBOX'], `Subject: hello ${userName}\r\n\r\nbody\r\n`);
      this.sources.set(userName, found);
    }
    return found;
  }

  update(change: (draft: BatchDocument) => void, guid = batchWith().guid): BatchDocument {
    return updateBatch(this.state, guid, change);
  }

  readonly #opener: MailboxOpener = (request) => {
    this.passwords.set(request.source.user, request.source.password);
    const target = this.targets.get(request.emailAddress) ?? new MemoryMailbox({ identity: request.emailAddress });
    this.targets.set(request.emailAddress, target);
    return { source: this.sources.get(request.source.user)!, target };
  };

  readonly #move: typeof moveMailbox = async (options) => {
    this.moves++;
    this.most = Math.max(this.most, ++this.moving);
    try {
      const result = await copyInbox(options, this.scripts.get(options.source.identity));
      return result.outcome === 'failed' ? { ...result, copiedNow: this.copiedBeforeFailure } : result;
    } finally {
      this.moving--;
    }
  };

  start(options: { linger?: number; retry?: RetryPolicy } = {}): Started {
    const abort = new AbortController();
    const ended = runRunner({
      state: this.state,
      signal: abort.signal,
      log: (message) => this.logged.push(message),
      opener: this.#opener,
      move: this.#move,
      lookEvery: 50,
      linger: options.linger ?? 600_000,
      retry: options.retry ?? { maxAttempts: 3, pauseAfter: () => 10 },
    });
    const started = {
      ended,
      stop: () => {
        abort.abort();
        return ended;
      },
    };
    this.#runners.push(started);
    return started;
  }

  status(guid = batchWith().guid): BatchStatus | 'gone' {
    if (!findBatch(readOrganization(this.state), guid)) return 'gone';
    return batchStatus(readBatch(this.state, guid), readSummary(this.state, guid), new Date());
  }

  users(guid = batchWith().guid): Record<string, UserStatus> {
    const batch = readBatch(this.state, guid);
    const shown: Record<string, UserStatus> = {};
    for (const { user, shard } of usersOf(this.state, guid)) {
      const facts = readFacts(this.state, guid, shard).get(user.guid);
      shown[user.userName] = userStatus(batch, user, facts, new Date());
    }
    return shown;
  }

  facts(userName: string, guid = batchWith().guid): UserFacts | undefined {
    for (const { user, shard } of usersOf(this.state, guid)) {
      if (user.userName === userName) return readFacts(this.state, guid, shard).get(user.guid);
    }
    return undefined;
  }

  inbox(emailAddress: string): string[] {
    return (
      this.targets
        .get(emailAddress)
        ?.folder(['INBOX'])
        .messages.map((one) => one.body.toString()) ?? []
    );
  }
}

export const testEndpoint: EndpointDocument = {
  guid: batchWith().sourceEndpoint,
  name: 'E1',
  type: 'IMAP',
  remoteServer: 'imap.x.edu',
  port: 993,
  security: 'Ssl',
  acceptUntrustedCertificates: false,
  authentication: 'Basic',
  oauth: null,
  maxConcurrentMigrations: 20,
  maxConcurrentIncrementalSyncs: 10,
  created: '2026-09-01T11:00:00.000Z',
  changed: '2026-09-01T11:00:00.000Z',
};

/** Waits until `condition` holds. */
export async function until(condition: () => boolean, what = condition.toString()): Promise<void> {
  for (let left = 3_000; !condition(); left--) {
    if (left === 0) throw new Error(`never came: ${what}`);
    await new Promise((done) => setTimeout(done, 10));
  }
}

/** A gate that a move waits at; opening it lets all through. A move whose signal is aborted leaves it. */
export function gate(): { readonly script: Script; open(): void; waiting(): number } {
  let waiting = 0;
  let open = (): void => {};
  const opened = new Promise<void>((done) => {
    open = done;
  });
  return {
    open: () => open(),
    waiting: () => waiting,
    script: async ({ signal }) => {
      waiting++;
      const aborted = new Promise<void>((done) => signal?.addEventListener('abort', () => done()));
      await Promise.race([opened, aborted]);
      waiting--;
      return signal?.aborted ? new MailError('aborted', 'Stopped.') : undefined;
    },
  };
}

function counts(source: number, copied: number): MoveCounts {
  return { total: source, copied, existing: 0, skipped: 0, failed: 0, pending: source - copied };
}

/** The smallest mover: what the inbox of the source has more than the target's is appended. */
async function copyInbox(options: MoveOptions, script: Script | undefined): Promise<MoveResult> {
  const { source, target } = options;
  const base = { folders: [], excluded: [], copiedNow: 0, bytesNow: 0, flagsChanged: 0, skipped: [], notes: [] };
  mkdirSync(options.journalDir, { recursive: true });
  try {
    await source.open();
    await target.open();
    const total = (source as MemoryMailbox).folder(['INBOX']).messages.length;
    options.onProgress?.({ phase: 'copying', totals: counts(total, 0), copiedNow: 0, bytesNow: 0 });
    const error = await script?.(options);
    if (error) throw error;
    const { copied, bytes } = copyMissing(source as MemoryMailbox, target as MemoryMailbox);
    const path = ['INBOX'];
    const folders = [{ source: path, target: path, renamed: false, counts: counts(total, total) }];
    return { ...base, outcome: 'synced', folders, totals: counts(total, total), copiedNow: copied, bytesNow: bytes };
  } catch (error) {
    if (!(error instanceof MailError)) throw error;
    const outcome = error.reason === 'aborted' ? 'stopped' : 'failed';
    return { ...base, outcome, error, totals: counts(0, 0) };
  } finally {
    await Promise.all([source, target].map((one: Mailbox) => one.close()));
  }
}

function copyMissing(source: MemoryMailbox, target: MemoryMailbox): { copied: number; bytes: number } {
  const have = target.folder(['INBOX']).messages.map((one) => one.body.toString());
  const missing = source.folder(['INBOX']).messages.slice(have.length);
  for (const one of missing) target.put(['INBOX'], one.body, one.flags, one.internalDate);
  return { copied: missing.length, bytes: missing.reduce((sum, one) => sum + one.body.length, 0) };
}
