import {
  chmodSync,
  closeSync,
  copyFileSync,
  fchmodSync,
  fchownSync,
  fstatSync,
  openSync,
  readSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  utimesSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** Where a file is to be written, and what is there. */
export interface WriteTarget {
  /** Absolute path; of a regular file with links followed. */
  readonly path: string;
  /** Null: there is nothing yet. */
  readonly old: Stats | null;
  /** What is there is kept until the new content is complete. */
  readonly replaceable: boolean;
}

const noPermission = new Set(['EACCES', 'EPERM', 'EROFS']);
const inUse = new Set(['EACCES', 'EPERM', 'EBUSY']);
/** How often a file that another program has open is tried again on Windows: 10, 20, … 320 milliseconds apart. */
const retries = process.platform === 'win32' ? 6 : 0;
let counter = 0;

/**
 * Looks at what a path names before it is written. Content is at stake only where a regular file holds some; a file with other
 * names (hard links) and one that is this process's own input or output keep their identity, so they are written in place.
 * Raises errors of node:fs: EISDIR, EACCES for a file that is read-only (unless `force`) or not this user's to write, EBUSY for one
 * that another program on Windows has for itself.
 */
export function writeTarget(path: string, force = false): WriteTarget {
  const old = statSync(path, { throwIfNoEntry: false });
  if (!old) return { path, old: null, replaceable: false };
  if (old.isDirectory()) throw Object.assign(new Error(`EISDIR: '${path}' is a directory`), { code: 'EISDIR' });
  if (!old.isFile()) return { path, old, replaceable: false };
  if (isReadOnly(old)) {
    if (!force) throw Object.assign(new Error(`EACCES: '${path}' is read-only`), { code: 'EACCES' });
  } else closeSync(openSync(path, 'r+')); // what could not be written in place is not replaced
  const replaceable = old.size > 0 && old.nlink === 1 && !isStandardStream(old);
  return { path: replaceable ? realpathSync(path) : path, old, replaceable };
}

/** No one may write it: .NET's attribute ReadOnly. */
export function isReadOnly({ mode }: Stats): boolean {
  return (mode & 0o222) === 0;
}

function isStandardStream({ dev, ino }: Stats): boolean {
  return [0, 1, 2].some((descriptor) => {
    try {
      const stream = fstatSync(descriptor);
      return stream.dev === dev && stream.ino === ino && ino !== 0;
    } catch {
      return false; // a closed descriptor is no file
    }
  });
}

/** A new file beside another; it takes the other's place when it is complete. */
export class Replacement {
  /** The new file. */
  readonly path: string;
  /** Open for writing until `commit` or `discard`. */
  readonly descriptor: number;
  readonly #target: string;
  readonly #old: Stats | null;
  #isOpen = true;

  private constructor(path: string, descriptor: number, target: string, old: Stats | null) {
    this.path = path;
    this.descriptor = descriptor;
    this.#target = target;
    this.#old = old;
  }

  /**
   * Makes the new file, with the owner of the old one. Null when it has to be written in place: it is not replaceable, its folder
   * takes no new file, or its owner could not be kept. Raises errors of node:fs, ENOSPC among them.
   */
  static open({ path, old, replaceable }: WriteTarget): Replacement | null {
    if (!replaceable || old === null) return null;
    const beside = nameBeside(path);
    let descriptor: number;
    try {
      descriptor = openSync(beside, 'wx', 0o600);
    } catch (error) {
      if (noPermission.has(codeOf(error))) return null;
      throw error;
    }
    const made = new Replacement(beside, descriptor, path, old);
    if (keepsOwner(descriptor, old)) return made;
    made.discard();
    return null;
  }

  /** Makes the new file for a path whose old file, if there is one, leaves nothing of itself: mode, owner, links. */
  static beside(path: string): Replacement {
    const beside = nameBeside(path);
    return new Replacement(beside, openSync(beside, 'wx'), path, null);
  }

  /** The new file is complete and takes the place of the old one, with its mode. Raises errors of node:fs; the old file is then as it was. */
  commit(mode: number | null = this.#old?.mode ?? null): void {
    try {
      if (mode !== null) fchmodSync(this.descriptor, mode & 0o7777);
      this.#close();
      if (this.#old && isReadOnly(this.#old)) chmodSync(this.#target, this.#old.mode | 0o200);
      takePlace(this.path, this.#target);
    } catch (error) {
      this.discard();
      throw error;
    }
  }

  /** Removes the new file; the old one stays. */
  discard(): void {
    this.#close();
    rmSync(this.path, { force: true });
  }

  #close(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    closeSync(this.descriptor);
  }
}

/**
 * Copies a file with its mode and times; what is at `path` stays until the copy is complete. Raises errors of node:fs.
 */
export function copyInto(source: string, path: string, force = false): void {
  const target = writeTarget(path, force);
  const { mode, atime, mtime } = statSync(source);
  const replacement = Replacement.open(target);
  if (replacement) {
    try {
      copyFileSync(source, replacement.path);
      replacement.commit(mode);
    } catch (error) {
      replacement.discard();
      throw error;
    }
  } else if (target.old !== null && !target.old.isFile()) {
    pour(source, path);
    return;
  } else {
    if (target.old !== null && isReadOnly(target.old)) chmodSync(path, target.old.mode | 0o200);
    copyFileSync(source, path);
  }
  utimesSync(path, atime, mtime);
}

/** Writes a file's bytes to a device or a pipe, which keeps its mode. */
function pour(source: string, path: string): void {
  const block = Buffer.alloc(1 << 16);
  const [from, to] = [openSync(source, 'r'), openSync(path, 'w')];
  try {
    for (let count = readSync(from, block); count > 0; count = readSync(from, block))
      for (let at = 0; at < count; ) at += writeSync(to, block, at, count - at);
  } finally {
    closeSync(from);
    closeSync(to);
  }
}

function nameBeside(path: string): string {
  return join(dirname(path), `.${basename(path).slice(0, 40)}.${process.pid}-${counter++}.tmp`);
}

function keepsOwner(descriptor: number, old: Stats): boolean {
  const made = fstatSync(descriptor);
  if (made.uid === old.uid && made.gid === old.gid) return true;
  try {
    fchownSync(descriptor, old.uid, old.gid);
    return true;
  } catch {
    return false; // not this user's right: the file itself is written then
  }
}

/** Renames. A file that others hold open on Windows, and one that is a mount point, keep their place and take the bytes. */
function takePlace(from: string, to: string): void {
  for (let attempt = 0; ; attempt++) {
    try {
      renameSync(from, to);
      return;
    } catch (error) {
      if (!inUse.has(codeOf(error))) throw error;
      if (attempt < retries) wait(10 * 2 ** attempt);
      else break;
    }
  }
  copyFileSync(from, to);
  rmSync(from, { force: true });
}

function wait(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? '';
}
