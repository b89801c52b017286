import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HostStoppedError, type PlainData, type SpawnResult } from '../../src/engine/host.js';
import { powerShellCmdlets } from '../oracle/cmdlets.js';
import { openSession } from '../oracle/replay.js';
import { ReplayHost } from '../oracle/replay-host.js';

/** Looks at the stop flag, and waits, after which a call counts as one that does not end. */
const PATIENCE = 2000;
/** A call that works longer than this by itself hangs, whatever the machine does beside. */
const HANG_MILLISECONDS = 10_000;

/** A host whose time costs nothing, on which no program starts and no service answers. */
class IdleHost extends ReplayHost {
  looks = 0;

  override stopRequested(): boolean {
    return ++this.looks >= PATIENCE;
  }

  /** Who waits long is stopped, as with Ctrl+C. */
  override sleep(): void {
    if (++this.looks >= PATIENCE) throw new HostStoppedError();
  }

  override callService(): PlainData {
    throw Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' });
  }

  override spawn(): SpawnResult {
    return { exitCode: -1, output: '', error: '', failure: 'No program starts here.' };
  }
}

const cmdlets = powerShellCmdlets();

/** Why a call is wrong, null when it is not: an error of the engine itself, a JavaScript text among what it printed, or no end. */
export function faultOf(call: string): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'calls-'));
  try {
    const host = new IdleHost();
    const begun = performance.now();
    openSession(host, cmdlets, folder).run(`$long = 'a' * 70000\n${call}`, {});
    const milliseconds = performance.now() - begun;
    if (host.looks >= PATIENCE) return 'did not end';
    if (milliseconds > HANG_MILLISECONDS) return `took ${Math.round(milliseconds)} ms`;
    return (
      /(internal error|\bat \S+ \(.*:\d+:\d+\)|\[object \w+\]|\bundefined\b).*/.exec(`${host.error}${host.out}`)?.[0] ??
      null
    );
  } catch (error) {
    return error instanceof Error || (typeof error === 'object' && error !== null && 'stack' in error)
      ? shortened(String(error.stack))
      : String(error);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The first lines of a stack, without the long text. */
function shortened(stack: string): string {
  return stack
    .replace(/a{100,}/g, 'a…')
    .split('\n')
    .slice(0, 7)
    .join('\n');
}
