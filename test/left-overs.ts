import { readdirSync, readFileSync } from 'node:fs';

/** Environment variable that marks every process of one test run. */
export const RUN_MARK = 'MIGSH_TEST_RUN';

/** A process that a test started and did not end. */
export interface LeftOver {
  readonly pid: number;
  readonly command: string;
}

/** Processes of that test run that are still alive, test workers left out. Known on Linux only (/proc); elsewhere an empty list. */
export function leftOvers(run: string): LeftOver[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .map((name) => ({ pid: Number(name), command: read(`/proc/${name}/cmdline`).replaceAll('\0', ' ').trim() }))
    .filter(({ pid, command }) => command !== '' && !/vitest|esbuild/.test(command) && isOfRun(pid, run));
}

const isOfRun = (pid: number, run: string): boolean =>
  read(`/proc/${pid}/environ`).split('\0').includes(`${RUN_MARK}=${run}`);

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // It has ended meanwhile, or belongs to somebody else.
    return '';
  }
}

/** Ends them, each by its id. */
export function endLeftOvers(left: readonly LeftOver[]): void {
  for (const { pid } of left) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It has ended meanwhile.
    }
  }
}
