/** Mailboxes on disk and on a real server, a mover that dies between them, and the proof that nothing was lost or doubled. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { ImapMailbox } from '../../src/mail/imap/imap-mailbox.js';
import type { ImapOptions } from '../../src/mail/imap/options.js';
import type { Mailbox } from '../../src/mail/mailbox.js';
import { MaildirMailbox } from '../../src/mail/maildir/maildir-mailbox.js';
import { mail, outgoing, store } from '../mail/contract.js';
import { type Dovecot, startDovecot } from '../servers/dovecot.js';
import { contentsOf } from './compare.js';
import { buildMover, type MoverRun, runMover } from './mover.js';
import type { MailboxSpec } from './mover-process.js';

/** When a run dies: at a step (before it, or after), or after a time; or not at all. */
export type Death = { readonly step: number; readonly after: boolean } | { readonly afterMs: number } | 'never';

const limits = { blockMessages: 8, settleMs: 20, reconnectDelayMs: 5 };
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

  private async source(route: Route) {
    const known = this.sources.get(route);
    if (known !== undefined) return known;
    const spec = route.startsWith('Maildir') ? { maildir: join(this.dir, 'source') } : this.account(route);
    await fill(spec);
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

const opened = (spec: MailboxSpec): Mailbox =>
  'maildir' in spec ? new MaildirMailbox({ root: spec.maildir }) : new ImapMailbox(spec.imap);

/** Equal messages, messages that differ in the body alone, messages without any header. */
async function fill(spec: MailboxSpec): Promise<void> {
  const mailbox = opened(spec);
  await mailbox.open();
  for (const path of [['INBOX'], ['A', 'B']]) {
    await mailbox.createFolder(path);
    const messages = Array.from({ length: 24 }, (_, at) =>
      outgoing(at + 1, mail(at + 1, 'x'.repeat(at * 400)), { flags: at % 2 ? ['\\Seen'] : ['Work'] }),
    );
    const twins = [30, 31, 32].map((id) => outgoing(id, mail(99), { internalDate: 1_500_000_000_000 }));
    const alike = [40, 41].map((id) =>
      outgoing(id, mail(98, `body ${id}`), { internalDate: 1_500_000_100_000 + id * 1000 }),
    );
    await store(mailbox, path, [
      ...messages,
      ...twins,
      ...alike,
      outgoing(50, '\r\nno header\r\n'),
      outgoing(51, '\r\nno header\r\n'),
    ]);
  }
  await mailbox.close();
}
