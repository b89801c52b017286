import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { powerShellCmdlets } from '../oracle/cmdlets.js';
import { openSession } from '../oracle/replay.js';
import { ReplayHost } from '../oracle/replay-host.js';

/** Looks at the stop flag after which a program counts as one that does not end (a look is 64 calls or rounds of a loop). */
const LOOKS = 2000;

/** Raises the stop flag of a program that does not come to an end by itself. */
class BoundedHost extends ReplayHost {
  looks = 0;

  override stopRequested(): boolean {
    return ++this.looks >= LOOKS;
  }
}

const cmdlets = powerShellCmdlets();

/** Runs a generated program in a session of its own. Raises an Error when the engine failed inside, printed an internal error, or did not end. */
export function runProgram(text: string): void {
  const folder = mkdtempSync(join(tmpdir(), 'generated-'));
  try {
    const host = new BoundedHost();
    const { exitCode } = openSession(host, cmdlets, folder).run(text, {});
    if (host.looks >= LOOKS) throw new Error('The program did not end.');
    if (exitCode === 70 || /migsh: internal error/.test(host.error))
      throw new Error(`Exit code ${exitCode}: ${host.error}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
