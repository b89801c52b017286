import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import type { Host } from '../../../src/engine/host.js';
import type { Session } from '../../../src/engine/session/session.js';

/** What is known of a running program. Memory in bytes, processor time in seconds. */
export interface ProcessFacts {
  readonly id: number;
  readonly name: string;
  readonly path: string | null;
  readonly workingSet: number;
  readonly cpu: number;
  readonly started: number | null;
}

/** The running programs of the system. */
export function listProcesses(session: Session, host: Host): ProcessFacts[] {
  return (process.platform === 'linux' ? fromProc() : fromPrograms(session, host)).sort((a, b) => a.id - b.id);
}

/** True while a program runs. One that has ended stays in Linux's list until its starter has heard of it: state Z. */
export function isAlive(id: number): boolean {
  try {
    process.kill(id, 0);
    return process.platform !== 'linux' || !/\) Z /.test(readFileSync(`/proc/${id}/stat`, 'utf8'));
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

const ticksASecond = 100;
const pageSize = 4096;

/** Linux tells everything in /proc. */
function fromProc(): ProcessFacts[] {
  const bootTime = Number(/^btime (\d+)/m.exec(readFileSync('/proc/stat', 'utf8'))?.[1] ?? 0);
  return readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      const close = stat.lastIndexOf(')');
      const fields = stat
        .slice(close + 2)
        .split(' ')
        .map(Number);
      return [
        {
          id: Number(name),
          name: stat.slice(stat.indexOf('(') + 1, close),
          path: linkOf(`/proc/${name}/exe`),
          workingSet: (fields[21] ?? 0) * pageSize,
          cpu: ((fields[11] ?? 0) + (fields[12] ?? 0)) / ticksASecond,
          started: (bootTime + (fields[19] ?? 0) / ticksASecond) * 1000,
        },
      ];
    } catch {
      return []; // it ended meanwhile
    }
  });
}

function linkOf(path: string): string | null {
  try {
    return readlinkSync(path);
  } catch {
    return null;
  }
}

/** Other systems have a program that lists processes. */
function fromPrograms(session: Session, host: Host): ProcessFacts[] {
  const windows = session.windows;
  const result = host.spawn({
    program: windows ? 'tasklist.exe' : 'ps',
    args: windows ? ['/fo', 'csv', '/nh'] : ['-axo', 'pid=,rss=,comm='],
    cwd: session.location.path,
    environment: session.environment.toObject(),
    input: '',
    captureOutput: true,
    captureError: true,
  });
  const lines = result.output.split(/\r?\n/).filter((line) => line.trim() !== '');
  return lines.flatMap((line) => {
    const row = windows
      ? /^"([^"]*)","(\d+)","[^"]*","[^"]*","([\d.,\s]*)/.exec(line)
      : /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line);
    if (!row) return [];
    const [, a, b, c] = row;
    const kilobytes = Number((windows ? c! : b!).replace(/\D/g, ''));
    const full = windows ? a! : c!;
    const name = full.replace(/^.*\//, '').replace(/\.exe$/i, '');
    return [
      {
        id: Number(windows ? b : a),
        name,
        path: windows ? null : full,
        workingSet: kilobytes * 1024,
        cpu: 0,
        started: null,
      },
    ];
  });
}
