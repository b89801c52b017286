import { appendFileSync } from 'node:fs';
import { hostname, userInfo } from 'node:os';
import type { Session } from '../../../src/engine/session/session.js';

const line = '**********************';
/** The files of a session's transcripts: several may run, the last one is ended first. */
const files = new WeakMap<Session, string[]>();

/** Path of the transcript that was begun last; null when none runs. */
export function transcriptPath(session: Session): string | null {
  return files.get(session)?.at(-1) ?? null;
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
  const paths = [...(files.get(session) ?? []), path];
  setTranscripts(session, paths);
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
