import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CmdletTable } from '../../src/engine/session/cmdlet-table.ts';
import type { Session } from '../../src/engine/session/session.ts';
import { openSession as putTogether } from '../../src/entries/open-session.ts';
import type { OracleCase } from './cases.ts';
import { ReplayHost } from './replay-host.ts';

/** What a script printed, and its exit code as the operating system shows it. */
export interface ReplayResult {
  readonly stdout: string;
  readonly stderr: string;
  readonly exit: number;
}

/** An internal error of the engine: a case that meets one fails with its stack. */
class DefectError {
  readonly stack: string;

  constructor(defect: Error) {
    this.stack = defect.stack ?? defect.message;
  }
}

/** Runs one case in this process, in a folder with a path of 16 characters as the recordings had. */
export function replayCase(one: OracleCase, cmdlets: CmdletTable): ReplayResult {
  const folder = mkdtempSync('/tmp/case-');
  try {
    const file = join(folder, 'case.ps1');
    writeFileSync(file, one.script);
    const host = new ReplayHost();
    const session = openSession(host, cmdlets, folder);
    const { exitCode } = session.run(one.script, { file });
    const masked = (text: string): string => text.replaceAll(folder, '<dir>').replaceAll('\r\n', '\n');
    return { stdout: masked(host.out), stderr: masked(host.error), exit: ((exitCode % 256) + 256) % 256 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A session as `pwsh -NoProfile -NonInteractive -File` has it, with the environment of the recordings. */
export function openSession(host: ReplayHost, cmdlets: CmdletTable, folder: string): Session {
  return putTogether({
    host,
    cmdlets,
    environment: {
      PATH: process.env['PATH'],
      HOME: folder,
      TZ: 'UTC',
      LANG: 'en_US.UTF-8',
      LC_ALL: 'en_US.UTF-8',
      NO_COLOR: '1',
      TERM: 'dumb',
    },
    location: folder,
    windows: false,
    onDefect: (defect) => {
      throw new DefectError(defect);
    },
  });
}
