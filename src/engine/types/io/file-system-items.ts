import * as fs from 'node:fs';
import { basename } from 'node:path';
import { NetObject } from '../../values/value.js';
import { onFile } from './faults.js';
import { lstatIfThere, statIfThere } from './stat.js';

/** Bits of System.IO.FileAttributes. */
export const fileAttribute = {
  readOnly: 1,
  hidden: 2,
  system: 4,
  directory: 16,
  archive: 32,
  normal: 128,
  reparsePoint: 1024,
} as const;

/** A file or a folder: its path and what the file system said when it was first asked. `Refresh()` forgets it. */
export abstract class FileSystemInfo extends NetObject {
  /** Absolute path. */
  path: string;
  /** What `ToString()` gives: the path as the object was made from it. */
  original: string;
  #link: fs.Stats | null | undefined;
  #target: fs.Stats | null | undefined;

  constructor(path: string, original: string = path) {
    super();
    this.path = path;
    this.original = original;
  }

  get name(): string {
    return basename(this.path) || this.path;
  }

  /** State of the entry itself; null when there is none. */
  get link(): fs.Stats | null {
    this.#link ??= lstatIfThere(this.path) ?? null;
    return this.#link;
  }

  /** State of what a symbolic link leads to, else of the entry. */
  get stats(): fs.Stats | null {
    const { link } = this;
    if (!link?.isSymbolicLink()) return link;
    this.#target ??= statIfThere(this.path) ?? link;
    return this.#target;
  }

  refresh(): void {
    this.#link = undefined;
    this.#target = undefined;
  }

  /** Bits of FileAttributes; -1 for what is not there. */
  get attributes(): number {
    const { link, stats } = this;
    if (!link || !stats) return -1;
    let bits = 0;
    if (stats.isDirectory()) bits |= fileAttribute.directory;
    if ((stats.mode & 0o222) === 0) bits |= fileAttribute.readOnly;
    if (this.name.startsWith('.') && this.name.length > 1) bits |= fileAttribute.hidden;
    if (link.isSymbolicLink()) bits |= fileAttribute.reparsePoint;
    if (process.platform === 'win32' && stats.isFile()) bits |= fileAttribute.archive;
    return bits === 0 ? fileAttribute.normal : bits;
  }

  abstract get exists(): boolean;
}

/** `System.IO.FileInfo` */
export class FileInfo extends FileSystemInfo {
  get exists(): boolean {
    return this.stats !== null && !this.stats.isDirectory();
  }

  /** Length in bytes; raises FileNotFoundException. */
  get length(): bigint {
    return BigInt((this.stats ?? onFile(this.path, (path) => fs.statSync(path))).size);
  }
}

/** `System.IO.DirectoryInfo` */
export class DirectoryInfo extends FileSystemInfo {
  get exists(): boolean {
    return this.stats?.isDirectory() === true;
  }
}

/** The object for what is at an absolute path; null when nothing is. */
export function fileSystemInfo(path: string): FileInfo | DirectoryInfo | null {
  const info = new FileInfo(path);
  if (!info.link) return null;
  return info.stats?.isDirectory() ? new DirectoryInfo(path) : info;
}

/** The extension with its dot; a name that begins with its only dot is all extension, as in .NET. */
export function extensionOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot < 0 || dot === name.length - 1 ? '' : name.slice(dot);
}
