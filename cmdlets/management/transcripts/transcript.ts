import { appendFileSync } from 'node:fs';
import { hostname, release, userInfo } from 'node:os';
import { toText } from '../../../src/engine/convert/text.js';
import type { Session } from '../../../src/engine/session/session.js';
import { versionTable } from '../../../src/engine/session/version-table.js';

const line = '**********************';
/** The files of a session's transcripts: several may run, the last one is ended first. */
const files = new WeakMap<Session, string[]>();

/** Path of the transcript that was begun last; null when none runs. */
export function transcriptPath(session: Session): string | null {
  return files.get(session)?.at(-1) ?? null;
}

/** Local time, to the second: `20240131235959`. */
function stamp(now = new Date()): string {
  const parts = [now.getMonth() + 1, now.getDate(), now.getHours(), now.getMinutes(), now.getSeconds()];
  return `${now.getFullYear()}${parts.map((part) => String(part).padStart(2, '0')).join('')}`;
}

/** A file name as PowerShell makes them. */
export function transcriptName(): string {
  const random = Math.random().toString(36).slice(2, 10);
  return `PowerShell_transcript.${hostname()}.${random}.${stamp()}.txt`;
}

/** Begins to write what is shown at the end of a file. Escape codes of colours are left out. */
export function beginTranscript(session: Session, path: string, minimal: boolean): void {
  const head = minimal ? [] : header(session);
  appendFileSync(
    path,
    `${[line, 'PowerShell transcript start', `Start time: ${stamp()}`, ...head, line].join('\n')}\n`,
  );
  const paths = [...(files.get(session) ?? []), path];
  setTranscripts(session, paths);
}

/** Who, where and what (InternalHostUserInterfaceStrings.TranscriptPrologue). Arguments of the program are left out: they may be secret. */
function header(session: Session): string[] {
  const user = `${process.env['USERDOMAIN'] ?? hostname()}\\${userInfo().username}`;
  const system = process.platform === 'win32' ? 'Microsoft Windows NT' : 'Unix';
  const versions = versionTable(process.platform).entries();
  return [
    `Username: ${user}`,
    `RunAs User: ${user}`,
    'Configuration Name: ',
    `Machine: ${hostname()} (${system} ${release().replace(/[^\d.].*/, '')})`,
    `Host Application: ${process.argv[1] ?? process.execPath}`,
    `Process ID: ${process.pid}`,
    ...Array.from(versions, ({ key, value }) => {
      const values = Array.isArray(value) ? value : [value];
      return `${toText(session, key)}: ${values.map((one) => toText(session, one)).join(', ')}`;
    }),
  ];
}

function setTranscripts(session: Session, paths: string[]): void {
  files.set(session, paths);
  const write = (text: string): void => {
    const plain = text.replace(/\u001b\[[0-9;]*m/g, '');
    for (const path of paths) appendFileSync(path, plain);
  };
  session.host.transcript = paths.length > 0 ? write : null;
}

/** Ends the transcript that was begun last; `path` is its file. */
export function endTranscript(session: Session, path: string): void {
  setTranscripts(session, (files.get(session) ?? []).slice(0, -1));
  appendFileSync(path, `${[line, 'PowerShell transcript end', `End time: ${stamp()}`, line].join('\n')}\n`);
}
