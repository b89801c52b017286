/** The real runner process with two batches (into Maildirs and to another server), killed again and again while mail comes and goes. */
import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { batchStatus, userStatus } from '../../src/migration/batch/status.js';
import { wishSyncNow } from '../../src/migration/batch/wishes.js';
import { ensureRunner, type RunnerCommand, stopRunner } from '../../src/runner/ensure.js';
import { updateUsers, usersOf } from '../../state/batch-users.js';
import { readBatch, updateBatch } from '../../state/batches.js';
import { readFacts, readSummary } from '../../state/facts.js';
import { liveRunner, type State } from '../../state/folder.js';
import { addEndpoint } from '../../state/organization.js';
import { maildirPath } from '../../state/paths.js';
import { ensureSecretKey, sealSecret } from '../../state/secrets.js';
import type { Chances } from '../migration-mailbox/random.js';
import { type Side, World } from '../migration-mailbox/world.js';
import { type Dovecot, startDovecot } from '../servers/dovecot.js';
import { type Trouble, troubles } from '../servers/faults.js';
import { startProxy } from '../servers/proxy.js';
import { temporaryFolder } from '../state/child.js';
import { testEndpoint } from './harness.js';
import { runnerProgram, startBatch, stateWithEndpoint } from './process.js';

const accounts = Array.from({ length: 3000 }, (_, at) => `user${at + 1}`);
const usersPerBatch = 2;
const password = 'secret';

/** A user of a batch, and the two mailboxes it is about. */
interface Traveller {
  readonly batch: string;
  readonly name: string;
  readonly world: World;
}

/** See the head of this file. */
export class KillLab {
  private readonly server: Dovecot;
  private readonly programs: ReturnType<typeof temporaryFolder>;
  private readonly command: RunnerCommand;
  private next = 0;

  private constructor(server: Dovecot, programs: ReturnType<typeof temporaryFolder>) {
    this.server = server;
    this.programs = programs;
    this.command = runnerProgram(programs.path);
  }

  static async open(): Promise<KillLab> {
    const server = await startDovecot({ users: Object.fromEntries(accounts.map((name) => [name, password])) });
    return new KillLab(server, temporaryFolder());
  }

  async close(): Promise<void> {
    await this.server.stop();
    this.programs.dispose();
  }

  /** Two batches from their start to the end of a later sync, the runner killed so often meanwhile. Gives how often it was at work then. */
  async season(trouble: Trouble, kills: number, chances: Chances): Promise<number> {
    const { faults, at } = troubles[trouble];
    const proxy = await startProxy(this.server.port, faults());
    const folder = temporaryFolder();
    const state = stateWithEndpoint(folder.path, { port: at === 'source' ? proxy.port : this.server.port });
    const other = {
      ...testEndpoint,
      guid: randomUUID(),
      name: 'E2',
      remoteServer: '127.0.0.1',
      security: 'None' as const,
    };
    addEndpoint(state, { ...other, port: at === 'target' ? proxy.port : this.server.port });
    try {
      const travellers = [
        ...(await this.prepare(state, null, chances)),
        ...(await this.prepare(state, other.guid, chances)),
      ];
      let killed = await this.killOften(state, Math.ceil(kills / 2), chances, travellers, (world) => world.live());
      await this.settle(state, travellers, trouble);
      for (const { world } of travellers) await world.change();
      syncNow(state, travellers);
      killed += await this.killOften(state, Math.floor(kills / 2), chances, travellers, (world) => world.change());
      await this.settle(state, travellers, trouble);
      return killed;
    } finally {
      await stopRunner(state);
      await proxy.stop();
      folder.dispose();
    }
  }

  /** A batch with filled sources. */
  private async prepare(state: State, targetEndpoint: string | null, chances: Chances): Promise<Traveller[]> {
    const batch = randomUUID();
    const names = this.take(usersPerBatch);
    const targets = new Map(names.map((name) => [name, targetEndpoint === null ? undefined : this.take(1)[0]!]));
    const travellers = names.map((name): Traveller => {
      const target = targets.get(name);
      const root = maildirPath(state.dir, `${name}@x.edu`);
      const side = target === undefined ? { spec: { maildir: root }, root } : this.side(target);
      return { batch, name, world: new World(this.side(name), side, chances) };
    });
    for (const { world } of travellers) {
      await world.fill();
      if (chances.comes(0.5)) await world.begin();
    }
    startBatch(state, Object.fromEntries(names.map((name) => [name, password])), {
      guid: batch,
      name: batch,
      targetEndpoint,
    });
    if (targetEndpoint !== null)
      updateUsers(
        state,
        batch,
        () => true,
        (draft) => {
          draft.targetUserName = targets.get(draft.userName)!;
          draft.targetPassword = sealSecret(ensureSecretKey(state), password);
        },
      );
    return travellers;
  }

  private async killOften(
    state: State,
    kills: number,
    chances: Chances,
    travellers: readonly Traveller[],
    between: (world: World) => Promise<void>,
  ): Promise<number> {
    let killed = 0;
    for (let left = kills; left > 0; left--) {
      const pid = await ensureRunner(state, this.command);
      const after = chances.below(2500);
      const end = new Promise((done) => setTimeout(done, after));
      for (const { world } of travellers) await world.live();
      await end;
      if (liveRunner(state)?.pid === pid) {
        process.kill(pid, 'SIGKILL');
        killed++;
      }
      await come(() => liveRunner(state) === undefined, 'the end of the runner');
      for (const { world } of travellers) {
        world.story.push(`killed after ${after} ms`);
        await between(world);
      }
    }
    return killed;
  }

  /** The runner does what is left, and everything is where it must be; the sums are those of the source. */
  private async settle(state: State, travellers: readonly Traveller[], trouble: Trouble): Promise<void> {
    await ensureRunner(state, this.command);
    await allSynced(state, travellers);
    // What came after a mailbox was looked at is of the next sync.
    syncNow(state, travellers);
    await allSynced(state, travellers);
    for (const { batch, name, world } of travellers) {
      world.story.push('synced');
      await world.expectSettled(`${trouble}, ${name}`);
      const { user, facts } = factsOf(state, batch, name);
      const { totalItems, copiedItems, existingItems, skippedItems, failedItems } = facts!;
      expect(
        { totalItems, sum: copiedItems + existingItems, skippedItems, failedItems },
        world.story.join('; '),
      ).toEqual({
        totalItems: world.messages,
        sum: world.messages,
        skippedItems: 0,
        failedItems: 0,
      });
      expect(userStatus(readBatch(state, batch), user, facts, new Date())).toBe('Synced');
    }
  }

  private take(count: number): string[] {
    const names = accounts.slice(this.next, this.next + count);
    this.next += count;
    return names;
  }

  private side(user: string): Side {
    const imap = { host: '127.0.0.1', port: this.server.port, security: 'none' as const, user, password };
    return { spec: { imap }, root: this.server.maildir(user) };
  }
}

const batchesOf = (travellers: readonly Traveller[]) => [...new Set(travellers.map(({ batch }) => batch))];

function syncNow(state: State, travellers: readonly Traveller[]): void {
  for (const batch of batchesOf(travellers)) updateBatch(state, batch, (draft) => wishSyncNow(draft, new Date()));
}

async function allSynced(state: State, travellers: readonly Traveller[]): Promise<void> {
  for (const batch of batchesOf(travellers)) {
    const status = () => batchStatus(readBatch(state, batch), readSummary(state, batch), new Date());
    await come(
      () => status() === 'Synced',
      () => {
        const facts = [...readFacts(state, batch, 0).values()];
        return `Synced; it is ${status()}: ${JSON.stringify(facts.map(({ failure, pause, activity }) => ({ failure, pause, activity })))}`;
      },
    );
  }
}

function factsOf(state: State, batch: string, name: string) {
  const found = [...usersOf(state, batch)].find(({ user }) => user.userName === name)!;
  return { user: found.user, facts: readFacts(state, batch, found.shard).get(found.user.guid) };
}

/** Waits two minutes at most. */
async function come(condition: () => boolean, what: string | (() => string)): Promise<void> {
  const deadline = Date.now() + 120_000;
  while (!condition()) {
    if (Date.now() > deadline) throw new Error(`Never came: ${typeof what === 'string' ? what : what()}.`);
    await new Promise((done) => setTimeout(done, 25));
  }
}
