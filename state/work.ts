import { join } from 'node:path';
import { systemCode } from './error.js';
import { type SkippedItem, skippedItemShape } from './facts-schema.js';
import { readText, replaceFile, writeAll, writeFailed } from './files.js';
import type { State } from './folder.js';
import { batchFolder, userWorkFolder } from './paths.js';

/** The report of one user is cut to its second half when it grows over this many bytes. */
const REPORT_LIMIT = 1024 * 1024;

function reportPath(state: State, batch: string, user: string): string {
  return join(userWorkFolder(state.dir, batch, user), 'report.txt');
}

function mailLogPath(state: State, batch: string): string {
  return join(batchFolder(state.dir, batch), 'mails.txt');
}

function skippedPath(state: State, batch: string, user: string): string {
  return join(userWorkFolder(state.dir, batch, user), 'skipped.jsonl');
}

function appendText(state: State, path: string, folder: string, text: string): number {
  const { files } = state;
  try {
    files.mkdirSync(folder, { recursive: true, mode: 0o700 });
    const fd = files.openSync(path, 'a', 0o600);
    try {
      writeAll(files, fd, Buffer.from(text, 'utf8'));
      return files.fstatSync(fd).size;
    } finally {
      files.closeSync(fd);
    }
  } catch (error) {
    throw writeFailed(path, error);
  }
}

/** Adds lines to a user's report; its oldest half goes when it is over 1 MiB. Written by the runner only. Raises StateError WriteFailed. */
export function appendReport(state: State, batch: string, user: string, lines: readonly string[]): void {
  const path = reportPath(state, batch, user);
  const size = appendText(state, path, userWorkFolder(state.dir, batch, user), lines.map((one) => `${one}\n`).join(''));
  if (size <= REPORT_LIMIT) return;
  const kept = readReport(state, batch, user);
  replaceFile(
    state.files,
    path,
    kept
      .slice(kept.length / 2)
      .map((one) => `${one}\n`)
      .join(''),
    { durable: false },
  );
}

/** The lines of a user's report, oldest first; none before its move began. */
export function readReport(state: State, batch: string, user: string): string[] {
  const content = readText(state.files, reportPath(state, batch, user)) ?? '';
  return content.split('\n').slice(0, -1);
}

/** Adds a line about a status mail of a batch: where it went. Written by the runner only. Raises StateError WriteFailed. */
export function appendMailLog(state: State, batch: string, line: string): void {
  appendText(state, mailLogPath(state, batch), batchFolder(state.dir, batch), `${line}\n`);
}

/** The lines about the status mails of a batch, oldest first. */
export function readMailLog(state: State, batch: string): string[] {
  return (readText(state.files, mailLogPath(state, batch)) ?? '').split('\n').slice(0, -1);
}

/** Replaces the list of a user's skipped items. Written by the runner only. Raises StateError WriteFailed. */
export function writeSkipped(state: State, batch: string, user: string, items: readonly SkippedItem[]): void {
  const path = skippedPath(state, batch, user);
  try {
    state.files.mkdirSync(userWorkFolder(state.dir, batch, user), { recursive: true, mode: 0o700 });
  } catch (error) {
    throw writeFailed(path, error);
  }
  replaceFile(state.files, path, items.map((one) => `${JSON.stringify(one)}\n`).join(''), { durable: false });
}

/** A user's skipped items, oldest first. A line that cannot be read is left out: what was skipped is found again by the next sync. */
export function readSkipped(state: State, batch: string, user: string): SkippedItem[] {
  const content = readText(state.files, skippedPath(state, batch, user)) ?? '';
  return content.split('\n').flatMap((line) => {
    try {
      const value: unknown = JSON.parse(line);
      return skippedItemShape.check(value, '') ? [] : [value as SkippedItem];
    } catch {
      return [];
    }
  });
}

/** Deletes what belongs to one user's move. Nothing happens when there is none. */
export function deleteUserWork(state: State, batch: string, user: string): void {
  try {
    state.files.rmSync(userWorkFolder(state.dir, batch, user), { recursive: true, force: true, maxRetries: 5 });
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') throw error;
  }
}
