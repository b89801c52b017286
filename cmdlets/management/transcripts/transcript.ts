import { appendFileSync } from 'node:fs';
import { hostname, userInfo } from 'node:os';
import type { Session } from '../../../src/engine/session/session.js';

const line = '**********************';
/** The file of a session's transcript. */
const files = new WeakMap<Session, string>();

/** Path of the transcript that runs; null when none does. */
export function transcriptPath(session: Session): string | null {
  return files.get(session) ?? null;
}

function stamp(): string {
  return new Date().toISOString().replace(/[-:T]/g, '').slice(0, 14);
}

/** A file name as PowerShell makes them. */
export function transcriptName(): string {
  const random = Math.random().toString(36).slice(2, 10);
  return `PowerShell_transcript.${hostname()}.${random}.${stamp()}.txt`;
}

/** Begins to write what is shown at the end of a file. Escape codes of colours are left out. */
export function beginTranscript(session: Session, path: string, minimal: boolean): void {
  const head = minimal
    ? []
    : [`Username: ${userInfo().username}`, `Machine: ${hostname()}`, `Process ID: ${process.pid}`];
  appendFileSync(
    path,
    `${[line, 'PowerShell transcript start', `Start time: ${stamp()}`, ...head, line].join('\n')}\n`,
  );
  files.set(session, path);
  session.host.transcript = (text) => appendFileSync(path, text.replace(/\u001b\[[0-9;]*m/g, ''));
}

/** Ends the transcript. */
export function endTranscript(session: Session, path: string): void {
  session.host.transcript = null;
  files.delete(session);
  appendFileSync(path, `${[line, 'PowerShell transcript end', `End time: ${stamp()}`, line].join('\n')}\n`);
}
