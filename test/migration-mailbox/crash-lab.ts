/** Mailboxes on disk and on a real server, a mover that dies between them, and the proof that nothing was lost or doubled. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { ImapOptions } from '../../src/mail/imap/options.js';
import { type Dovecot, startDovecot } from '../servers/dovecot.js';
import { type Trouble, troubles } from '../servers/faults.js';
import { startProxy } from '../servers/proxy.js';
import { contentsOf } from './compare.js';
import { buildMover, type MoverRun, runMover } from './mover.js';
import type { MailboxSpec } from './mover-process.js';
import type { Chances } from './random.js';
import { fillMailbox, opened, type Side, World } from './world.js';

/** When a run dies: at a step (before it, or after), or after a time; or not at all. */
export type Death = { readonly step: number; readonly after: boolean } | { readonly afterMs: number } | 'never';

const limits = { blockMessages: 8, settleMs: 20, reconnectDelayMs: 5, maxReconnects: 20 };
const users = Array.from({ length: 3000 }, (_, at) => `user${at + 1}`);

/** From where to where. */
export const routes = [
  'Maildir to Maildir',
  'IMAP to IMAP by the pump',
  'IMAP to IMAP by imapflow',
  'IMAP to Maildir',
] as const;
/** One of {@link routes}. */
export type Route = (typeof routes)[number];

/** See the head of this file. */
export class CrashLab {
  private readonly dir: string;
  private readonly program: string;
  private readonly server: Dovecot;
  private readonly sources = new Map<Route, { spec: MailboxSpec; expected: readonly string[]; steps: number }>();
  private nextUser = 0;
  private nextTarget = 0;

  private constructor(dir: string, program: string, server: Dovecot) {
    this.dir = dir;
    this.program = program;
    this.server = server;
  }

  static async open(): Promise<CrashLab> {
    const dir = await mkdtemp(join(tmpdir(), 'migsh-crash-'));
    const program = await buildMover();
    return new CrashLab(
      dir,
      program,
      await startDovecot({ users: Object.fromEntries(users.map((user) => [user, 'secret'])) }),
    );
  }

  async close(): Promise<void> {
    await this.server.stop();
    await rm(this.program, { force: true });
    await rm(this.dir, { recursive: true, force: true });
  }

  /** How many steps an undisturbed run takes. */
  async steps(route: Route): Promise<number> {
    return (await this.source(route)).steps;
  }

  /** Dies again and again, then runs to the end. Gives how many of the deaths came true. */
  async survive(route: Route, deaths: readonly Death[]): Promise<number> {
    const { spec, expected } = await this.source(route);
    const label = `target-${++this.nextTarget}`;
    const target = this.target(route, label);
    const said = `${route}, after ${JSON.stringify(deaths)}`;
    let killed = 0;
    for (const death of deaths) if ((await this.run(spec, target, label, death)).killed) killed++;
    expect(await this.run(spec, target, label, 'never'), said).toMatchObject({ killed: false, outcome: 'synced' });
    expect(await contentsOf(opened(target)), said).toEqual(expected);
    expect(await this.run(spec, target, label, 'never'), said).toMatchObject({ outcome: 'synced', copiedNow: 0 });
    for (const name of [label, `journal-${label}`]) await rm(join(this.dir, name), { recursive: true, force: true });
    return killed;
  }

  /**
   * Moves between mailboxes that live on, over lines in trouble, and dies again and again: in the first sync, then in later ones.
   * Gives how many of the deaths came true.
   */
  async turmoil(route: Route, trouble: Trouble, kills: number, chances: Chances): Promise<number> {
    const steps = await this.steps(route);
    const label = `turmoil-${++this.nextTarget}`;
    const journal = join(this.dir, `journal-${label}`);
    const [source, target] = [this.side(route, 'source', label), this.side(route, 'target', label)];
    const world = new World(source, target, chances);
    const { faults, at } = troubles[trouble];
    const proxy = await startProxy(this.server.port, faults());
    const through = ({ spec }: Side, side: 'source' | 'target'): MailboxSpec =>
      'imap' in spec && at === side ? { imap: { ...spec.imap, port: proxy.port, silenceTimeoutMs: 5000 } } : spec;
    const run = (death: Death) => this.run(through(source, 'source'), through(target, 'target'), label, death);
    const said = `${route}, ${trouble}`;
    let killed = 0;
    const dieOften = async (count: number, between: () => Promise<void>) => {
      for (let left = count; left > 0; left--) {
        const death: Death = chances.comes(0.5)
          ? { afterMs: 80 + chances.below(500) }
          : { step: 1 + chances.below(steps), after: chances.comes(0.5) };
        world.story.push(JSON.stringify(death));
        const [{ killed: died }] = await Promise.all([run(death), world.live()]);
        if (died) killed++;
        await between();
      }
      world.story.push('run');
      const whole = await run('never');
      expect(whole, `${said}; ${world.story.join('; ')}: ${whole.error}`).toMatchObject({ outcome: 'synced' });
      await world.expectSettled(said);
      const { copied, existing, ...others } = whole.totals!;
      const sums = { brought: copied + existing, ...others };
      expect(sums, `${said}; ${world.story.join('; ')}`).toEqual({
        brought: world.messages,
        total: world.messages,
        skipped: 0,
        failed: 0,
        pending: 0,
      });
    };
    try {
      await world.fill();
      if (chances.comes(0.5)) await world.begin();
      await dieOften(Math.ceil(kills / 2), async () => await world.live());
      await world.change();
      await dieOften(Math.floor(kills / 2), async () => await world.change());
      expect(await run('never'), said).toMatchObject({ outcome: 'synced', copiedNow: 0 });
    } finally {
      await proxy.stop();
      for (const path of [source.root, target.root, journal])
        if (path.startsWith(this.dir)) await rm(path, { recursive: true, force: true });
    }
    return killed;
  }

  private side(route: Route, which: 'source' | 'target', label: string): Side {
    const kinds = route.split(' to ');
    if (kinds[which === 'source' ? 0 : 1]!.startsWith('Maildir')) {
      const root = join(this.dir, `${which}-${label}`);
      return { spec: { maildir: root }, root };
    }
    const spec = this.account(route);
    return { spec, root: this.server.maildir(spec.imap.user) };
  }

  private async source(route: Route) {
    const known = this.sources.get(route);
    if (known !== undefined) return known;
    const spec = route.startsWith('Maildir') ? { maildir: join(this.dir, 'source') } : this.account(route);
    await fillMailbox(opened(spec), 24);
    const label = `whole-${this.sources.size}`;
    const whole = await this.run(spec, this.target(route, label), label, 'never');
    expect(whole).toMatchObject({ killed: false, outcome: 'synced' });
    const made = { spec, expected: await contentsOf(opened(spec)), steps: whole.steps! };
    this.sources.set(route, made);
    return made;
  }

  private target(route: Route, label: string): MailboxSpec {
    return route.endsWith('to Maildir') ? { maildir: join(this.dir, label) } : this.account(route);
  }

  private account(route: Route): { imap: ImapOptions } {
    const user = users[this.nextUser++]!;
    return {
      imap: {
        host: '127.0.0.1',
        port: this.server.port,
        security: 'none',
        user,
        password: 'secret',
        pump: !route.endsWith('imapflow'),
      },
    };
  }

  private run(source: MailboxSpec, target: MailboxSpec, label: string, death: Death): Promise<MoverRun> {
    const at =
      death === 'never' || 'afterMs' in death ? { dieAt: 0, after: false } : { dieAt: death.step, after: death.after };
    const job = { source, target, journalDir: join(this.dir, `journal-${label}`), limits, ...at };
    return runMover(this.program, job, death !== 'never' && 'afterMs' in death ? death.afterMs : undefined);
  }
}
