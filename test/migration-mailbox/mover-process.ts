/**
 * One pass of moveMailbox as a process of its own, which dies at a chosen step as by kill -9.
 * Reads a JSON job from its first argument; prints the result's numbers. Steps are: writes to files and sockets, syncs, renames, removals.
 */
import { createRequire, syncBuiltinESMExports } from 'node:module';
import { Socket } from 'node:net';
import type { ImapOptions } from '../../src/mail/imap/options.js';
import type { Mailbox } from '../../src/mail/mailbox.js';
import type { MoveLimits } from '../../src/migration/mailbox/types.js';

/** Where a mailbox is. */
export type MailboxSpec = { readonly maildir: string } | { readonly imap: ImapOptions };

/** What the process is told. */
export interface MoverJob {
  readonly source: MailboxSpec;
  readonly target: MailboxSpec;
  readonly journalDir: string;
  readonly limits?: Partial<MoveLimits>;
  /** Dies at this step (1 = the first); 0: never. */
  readonly dieAt: number;
  /** True: when the step is done; false: before it is begun. */
  readonly after: boolean;
}

const job = JSON.parse(process.argv[2] ?? '{}') as MoverJob;
let step = 0;

function die(): never {
  process.kill(process.pid, 'SIGKILL');
  // The signal may take a moment; nothing else may happen meanwhile.
  for (;;);
}

/** Counts the calls of a function as steps. */
// biome-ignore lint/complexity/noBannedTypes: any function is wrapped, whatever it takes.
function counted(original: Function): (...args: unknown[]) => unknown {
  return function (this: unknown, ...args: unknown[]) {
    const mine = ++step === job.dieAt;
    if (mine && !job.after) die();
    const result = original.apply(this, args) as unknown;
    if (!mine) return result;
    return result instanceof Promise ? result.then(die) : die();
  };
}

async function installSteps(): Promise<void> {
  const promises = createRequire(import.meta.url)('node:fs/promises') as Record<
    string,
    (...args: unknown[]) => unknown
  >;
  const handle = (await (promises['open'] as (path: string) => Promise<object>)(process.execPath)) as Record<
    string,
    unknown
  > & { close(): Promise<void> };
  const prototype = Object.getPrototypeOf(handle) as Record<string, (...args: unknown[]) => unknown>;
  for (const name of ['datasync', 'sync', 'write', 'truncate']) prototype[name] = counted(prototype[name]!);
  for (const name of ['rename', 'rm', 'appendFile']) promises[name] = counted(promises[name]!);
  const sockets = Socket.prototype as unknown as Record<string, (...args: unknown[]) => unknown>;
  sockets['write'] = counted(sockets['write']!);
  syncBuiltinESMExports();
  await handle.close();
}

async function mailbox(spec: MailboxSpec): Promise<Mailbox> {
  if ('maildir' in spec) {
    const { MaildirMailbox } = await import('../../src/mail/maildir/maildir-mailbox.js');
    return new MaildirMailbox({ root: spec.maildir });
  }
  const { ImapMailbox } = await import('../../src/mail/imap/imap-mailbox.js');
  return new ImapMailbox(spec.imap);
}

await installSteps();
const { moveMailbox } = await import('../../src/migration/mailbox/move.js');
const result = await moveMailbox({
  source: await mailbox(job.source),
  target: await mailbox(job.target),
  journalDir: job.journalDir,
  ...(job.limits === undefined ? {} : { limits: job.limits }),
});
const { outcome, totals, copiedNow, error } = result;
const peakBytes = process.resourceUsage().maxRSS * 1024;
process.stdout.write(
  `${JSON.stringify({ outcome, totals, copiedNow, steps: step, peakBytes, error: error?.message })}\n`,
  () => process.exit(0),
);
