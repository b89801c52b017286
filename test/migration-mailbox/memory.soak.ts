/** Memory does not grow with the folder: ten times the messages, the same peak but for some bytes a message. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { mail } from '../mail/contract.js';
import { type Dovecot, startDovecot } from '../servers/dovecot.js';
import { buildMover, runMover } from './mover.js';

const few = 5_000;
const many = 50_000;
/** Entries of the map, UIDs of a search, names in the target folder: what each message may cost for good. */
const bytesPerMessage = 300;
/** The garbage collector's own ups and downs. */
const tolerance = 32 * 1024 * 1024;

let server: Dovecot;
let dir: string;
let program: string;
beforeAll(async () => {
  server = await startDovecot({ users: { few: 'secret', many: 'secret' } });
  dir = mkdtempSync(join(tmpdir(), 'migsh-memory-'));
  program = await buildMover();
}, 60_000);
afterAll(async () => {
  await server?.stop();
  rmSync(dir, { recursive: true, force: true });
  rmSync(program, { force: true });
}, 600_000);

/** Puts mail where the server finds it; appending it would take minutes. */
function fill(user: string, count: number): void {
  const root = server.maildir(user);
  for (const name of ['cur', 'new', 'tmp']) mkdirSync(join(root, name), { recursive: true });
  for (let id = 1; id <= count; id++)
    writeFileSync(join(root, 'cur', `${1_500_000_000 + id}.M${id}.host:2,S`), mail(id, 'line\r\n'.repeat(id % 600)));
  if (process.getuid?.() === 0) execFileSync('chown', ['-R', 'nobody', join(server.dir, 'mail', user)]);
}

async function peakOf(user: string, count: number): Promise<number> {
  fill(user, count);
  const imap = { host: '127.0.0.1', port: server.port, security: 'none', user, password: 'secret' } as const;
  const maildir = join(dir, user);
  const job = {
    source: { imap },
    target: { maildir },
    journalDir: join(dir, `journal-${user}`),
    dieAt: 0,
    after: false,
  };
  const run = await runMover(program, job);
  expect(run).toMatchObject({ outcome: 'synced', copiedNow: count });
  return run.peakBytes!;
}

it(`moving ${many} messages takes hardly more memory than moving ${few}`, async () => {
  const small = await peakOf('few', few);
  const large = await peakOf('many', many);
  console.log(`peak: ${Math.round(small / 1e6)} MB with ${few} messages, ${Math.round(large / 1e6)} MB with ${many}`);
  expect(large - small).toBeLessThan((many - few) * bytesPerMessage + tolerance);
});
