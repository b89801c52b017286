import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Session } from '../../src/engine/session/session.ts';
import { powerShellCmdlets } from '../oracle/cmdlets.ts';
import { openSession } from '../oracle/replay.ts';
import { ReplayHost } from '../oracle/replay-host.ts';

const cmdlets = powerShellCmdlets();

/** What a script wrote, and how it ended. */
export interface ScriptOutcome {
  /** Lines of standard output. */
  readonly out: readonly string[];
  readonly error: string;
  readonly exitCode: number;
}

/** Runs a text in a new session, in an empty folder. `host` may be one whose stop flag the test raises. */
export function runScript(text: string, host: ReplayHost = new ReplayHost()): ScriptOutcome {
  const folder = mkdtempSync(join(tmpdir(), 'engine-'));
  try {
    return outcomeOf(openSession(host, cmdlets, folder), host, text);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs a text in a session that goes on. */
export function outcomeOf(session: Session, host: ReplayHost, text: string): ScriptOutcome {
  host.out = '';
  host.error = '';
  const { exitCode } = session.run(text);
  return { out: host.out.replace(/\n$/, '').split('\n'), error: host.error, exitCode };
}

/** A session and its host, for tests of several command lines. */
export function newSession(): { session: Session; host: ReplayHost } {
  const host = new ReplayHost();
  return { session: openSession(host, cmdlets, tmpdir()), host };
}
