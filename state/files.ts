import * as fs from 'node:fs';
import { dirname } from 'node:path';
import { StateError, systemCode } from './error.js';
import { sleepSync } from './sleep.js';

/** The calls the store makes on the file system; tests put a failing one in their place. */
export type FileSystem = Pick<
  typeof fs,
  | 'openSync'
  | 'closeSync'
  | 'readFileSync'
  | 'writeSync'
  | 'fsyncSync'
  | 'ftruncateSync'
  | 'fstatSync'
  | 'renameSync'
  | 'mkdirSync'
  | 'rmSync'
  | 'readdirSync'
  | 'statSync'
  | 'chmodSync'
>;

/** The machine's file system. */
export const realFileSystem: FileSystem = fs;

/** How a file is replaced. */
export interface ReplaceOptions {
  /** Keep what was there as `<path>.bak`. */
  readonly keepPrevious?: boolean;
  /** `false` for a file that can be rebuilt: no fsync. */
  readonly durable?: boolean;
}

const causes: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full; free some space and try again',
  EDQUOT: 'the disk quota is used up; free some space and try again',
  EFBIG: 'the file would grow over the limit for files (ulimit -f); raise it and try again',
  EROFS: 'the file system is read-only',
  EACCES: 'access is denied; check who owns the folder',
  EPERM: 'access is denied; check who owns the folder',
};

/** Why the system refused, in words that name the remedy where there is one. */
export function systemReason(error: unknown): string {
  return causes[systemCode(error) ?? ''] ?? (error instanceof Error ? error.message : String(error));
}

/** The typed error for a write that failed; says that nothing was changed. */
export function writeFailed(path: string, error: unknown): StateError {
  const why = systemReason(error);
  return new StateError('WriteFailed', `The state file '${path}' couldn't be written: ${why}. Nothing was changed.`, {
    file: path,
    cause: error,
  });
}

/** The text of a file, or `undefined` when there is none. Raises StateError ReadFailed. */
export function readText(files: FileSystem, path: string): string | undefined {
  try {
    return files.readFileSync(path, 'utf8');
  } catch (error) {
    const code = systemCode(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    const why = systemReason(error);
    throw new StateError('ReadFailed', `The state file '${path}' couldn't be read: ${why}.`, {
      file: path,
      cause: error,
    });
  }
}

/** Writes all of `data`; `writeSync` may write less than it was given. */
export function writeAll(files: FileSystem, fd: number, data: Uint8Array): void {
  for (let at = 0; at < data.length; ) at += files.writeSync(fd, data, at, data.length - at);
}

function writeNew(files: FileSystem, path: string, data: Uint8Array, durable: boolean): void {
  const fd = files.openSync(path, 'w', 0o600);
  try {
    writeAll(files, fd, data);
    if (durable) files.fsyncSync(fd);
  } finally {
    files.closeSync(fd);
  }
}

/** Renames over `to`. Windows refuses for a moment while a virus scanner or a reader holds the file: tried again. */
function renameOver(files: FileSystem, from: string, to: string): void {
  for (let attempt = 0; ; attempt++) {
    try {
      files.renameSync(from, to);
      return;
    } catch (error) {
      const passing = ['EPERM', 'EACCES', 'EBUSY'].includes(systemCode(error) ?? '');
      if (process.platform !== 'win32' || !passing || attempt >= 20) throw error;
      sleepSync(10 + attempt * 10);
    }
  }
}

/** Makes a rename durable. Windows cannot open folders and needs no such call. */
function syncFolder(files: FileSystem, path: string): void {
  if (process.platform === 'win32') return;
  const fd = files.openSync(path, 'r');
  try {
    files.fsyncSync(fd);
  } finally {
    files.closeSync(fd);
  }
}

/**
 * Puts `content` in the place of `path`, wholly or not at all: a reader sees the old or the new text whatever dies when.
 * Its writers exclude each other by a lock, so the temporary name is fixed and a dead writer's rest is overwritten by the next.
 * Raises StateError WriteFailed; then the file is as it was.
 */
export function replaceFile(files: FileSystem, path: string, content: string, options: ReplaceOptions = {}): void {
  const durable = options.durable !== false;
  const fresh = `${path}.new`;
  try {
    writeNew(files, fresh, Buffer.from(content, 'utf8'), durable);
    if (options.keepPrevious) {
      const previous = readText(files, path);
      if (previous !== undefined) {
        writeNew(files, `${path}.bak.new`, Buffer.from(previous, 'utf8'), durable);
        renameOver(files, `${path}.bak.new`, `${path}.bak`);
      }
    }
    renameOver(files, fresh, path);
    if (durable) syncFolder(files, dirname(path));
  } catch (error) {
    for (const rest of [fresh, `${path}.bak.new`]) {
      try {
        files.rmSync(rest, { force: true });
      } catch {
        // The next writer overwrites it.
      }
    }
    throw error instanceof StateError ? error : writeFailed(path, error);
  }
}
