import { randomUUID } from 'node:crypto';
import { endLeftOvers, leftOvers, RUN_MARK } from './left-overs.js';
import { installServers } from './servers/install.js';

/** Before all tests: the servers are installed. After them: nothing that a test started runs on. */
export async function setup(): Promise<() => void> {
  await installServers();
  process.env[RUN_MARK] = randomUUID();
  return () => {
    const left = leftOvers(process.env[RUN_MARK]!);
    if (left.length === 0) return;
    console.error(`Processes that tests left behind:\n${left.map((one) => `  ${one.pid} ${one.command}`).join('\n')}`);
    process.exitCode = 1;
    endLeftOvers(left);
  };
}
