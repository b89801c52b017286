import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ImapMailbox } from '../../src/mail/imap/imap-mailbox.js';
import type { ImapOptions } from '../../src/mail/imap/options.js';
import type { Mailbox } from '../../src/mail/mailbox.js';
import { MaildirMailbox } from '../../src/mail/maildir/maildir-mailbox.js';
import { mail, outgoing, store } from '../mail/contract.js';
import { type Dovecot, startDovecot } from '../servers/dovecot.js';
import { contentsOf } from './compare.js';
import { buildMover, runMover } from './mover.js';
import type { MailboxSpec } from './mover-process.js';

/** `MIGSH_CRASH_STEPS=all` dies at every step; else a selection that changes with nothing but this file. */
const everyStep = process.env['MIGSH_CRASH_STEPS'] === 'all';
const limits = { blockMessages: 8, settleMs: 20, reconnectDelayMs: 5 };

let program: string;
let server: Dovecot;
let dir: string;
const users = Array.from({ length: 400 }, (_, at) => `user${at + 1}`);
let nextUser = 0;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'migsh-crash-'));
  program = await buildMover();
  server = await startDovecot({ users: Object.fromEntries(users.map((user) => [user, 'secret'])) });
}, 60_000);
afterAll(async () => {
  await server?.stop();
  await rm(program, { force: true });
  await rm(dir, { recursive: true, force: true });
});

const imapSpec = (pump: boolean): { imap: ImapOptions } => ({
  imap: { host: '127.0.0.1', port: server.port, security: 'none', user: users[nextUser++]!, password: 'secret', pump },
});

const opened = (spec: MailboxSpec): Mailbox =>
  'maildir' in spec ? new MaildirMailbox({ root: spec.maildir }) : new ImapMailbox(spec.imap);

/** Doubles, messages that differ in the body alone, none without a trap for matching by headers. */
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

interface Scenario {
  readonly source: () => MailboxSpec;
  readonly target: (name: string) => MailboxSpec;
  /** How many deaths `npm test` tries. */
  readonly sample: number;
}

const scenarios: Record<string, Scenario> = {
  'Maildir to Maildir': {
    source: () => ({ maildir: join(dir, 'source') }),
    target: (name) => ({ maildir: join(dir, name) }),
    sample: 12,
  },
  'IMAP to IMAP by the pump': { source: () => imapSpec(true), target: () => imapSpec(true), sample: 8 },
  'IMAP to IMAP by imapflow': { source: () => imapSpec(false), target: () => imapSpec(false), sample: 4 },
  'IMAP to Maildir': { source: () => imapSpec(true), target: (name) => ({ maildir: join(dir, name) }), sample: 5 },
};

describe.each(Object.entries(scenarios))('kill -9 while moving from %s', (name, scenario) => {
  it('neither loses nor doubles a message, whatever the step', async () => {
    const source = scenario.source();
    await fill(source);
    const expected = await contentsOf(opened(source));
    const whole = await run(source, scenario.target(`${name}-whole`), `${name}-whole`, 0, false);
    expect(whole).toMatchObject({ killed: false, outcome: 'synced' });
    const steps = chosenSteps(whole.steps!, scenario.sample);
    let deaths = 0;
    for (const step of steps) {
      const label = `${name}-${step}`;
      const target = scenario.target(label);
      const after = step % 2 === 0;
      const first = await run(source, target, label, step, after);
      // A second death during the recovery of the first.
      if (first.killed) deaths++;
      if (first.killed) await run(source, target, label, 3 + (step % 11), !after);
      const last = await run(source, target, label, 0, false);
      expect(last, `after a death at step ${step}`).toMatchObject({ killed: false, outcome: 'synced' });
      expect(await contentsOf(opened(target)), `after a death at step ${step}`).toEqual(expected);
      expect(await run(source, target, label, 0, false), 'a rerun').toMatchObject({ copiedNow: 0 });
      if ('maildir' in target) await rm(target.maildir, { recursive: true, force: true });
    }
    // The last steps differ a little from run to run.
    expect(deaths).toBeGreaterThan(steps.length * 0.8);
  }, 1_800_000);
});

const run = (source: MailboxSpec, target: MailboxSpec, label: string, dieAt: number, after: boolean) =>
  runMover(program, {
    source,
    target,
    journalDir: join(dir, `journal-${label.replace(/\W/g, '-')}`),
    limits,
    dieAt,
    after,
  });

/** All steps, or a spread of them with the last ones (checkpoint) among them. */
function chosenSteps(count: number, sample: number): number[] {
  if (everyStep || count <= sample) return Array.from({ length: count }, (_, at) => at + 1);
  const spread = Array.from({ length: sample }, (_, at) => 1 + Math.floor((at * (count - 1)) / (sample - 1)));
  return [...new Set(spread)];
}
