import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  existsSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type TextEncoding, utf8NoBom } from '../../../src/engine/types/io/encoding.js';
import { fileFault } from '../../../src/engine/types/io/faults.js';

/** How a file is written. */
export interface WriteOptions {
  readonly encoding?: TextEncoding | undefined;
  readonly append?: boolean;
  /** Overwrites a read-only file. */
  readonly force?: boolean;
}

const blockSize = 1 << 16;
let counter = 0;

/**
 * A file that is written as a whole or not at all: the text goes to a new file beside it, which takes its place when all is written.
 * What cannot be replaced so (devices, links to them, folders that take no new file) and appending write straight. Raises .NET's exceptions of files.
 */
export class ReplacingFile {
  readonly path: string;
  readonly #encoding: TextEncoding;
  #temporary: string | null = null;
  #descriptor: number | null;
  #pending = '';
  #mode: number | null = null;

  constructor(path: string, options: WriteOptions = {}) {
    this.#encoding = options.encoding ?? utf8NoBom;
    this.path = existsSync(path) ? realpathSync(path) : path;
    try {
      this.#descriptor = this.#open(options);
    } catch (error) {
      throw fileFault(error, path);
    }
  }

  #open({ append = false, force = false }: WriteOptions): number {
    const old = statSync(this.path, { throwIfNoEntry: false });
    if (old?.isDirectory()) throw Object.assign(new Error('is a directory'), { code: 'EISDIR' });
    if (old && (old.mode & 0o222) === 0 && !force) throw Object.assign(new Error('read-only'), { code: 'EACCES' });
    if (append) return this.#begin(openSync(this.path, 'a'), !old || old.size === 0);
    if (old && !old.isFile()) return this.#begin(openSync(this.path, 'w'), true);
    if (old && !force) accessSync(this.path, constants.W_OK);
    this.#mode = old ? old.mode : null;
    const temporary = join(dirname(this.path), `.${basename(this.path).slice(0, 100)}.${process.pid}-${counter++}.tmp`);
    try {
      const descriptor = openSync(temporary, 'wx');
      this.#temporary = temporary;
      return this.#begin(descriptor, true);
    } catch (error) {
      if (!old || !['EACCES', 'EPERM', 'EROFS'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
      return this.#begin(openSync(this.path, 'w'), true);
    }
  }

  #begin(descriptor: number, isNew: boolean): number {
    const { bom } = this.#encoding.facts;
    if (isNew && bom.length > 0) writeSync(descriptor, Uint8Array.from(bom));
    return descriptor;
  }

  write(text: string): void {
    this.#pending += text;
    if (this.#pending.length >= blockSize) this.#flush();
  }

  writeBytes(bytes: Uint8Array): void {
    this.#flush();
    this.#put(bytes);
  }

  /** Everything is written: the new file takes the old one's place. */
  commit(): void {
    if (this.#descriptor === null) return;
    this.#flush();
    closeSync(this.#descriptor);
    this.#descriptor = null;
    if (this.#temporary === null) return;
    try {
      if (this.#mode !== null) chmodSync(this.#temporary, this.#mode & 0o7777);
      renameSync(this.#temporary, this.path);
      this.#temporary = null;
    } catch (error) {
      this.discard();
      throw fileFault(error, this.path);
    }
  }

  /** Gives up what was written, unless it is committed already. */
  discard(): void {
    if (this.#descriptor !== null) closeSync(this.#descriptor);
    this.#descriptor = null;
    if (this.#temporary !== null) rmSync(this.#temporary, { force: true });
    this.#temporary = null;
  }

  #flush(): void {
    if (this.#pending === '') return;
    const bytes = this.#encoding.encode(this.#pending);
    this.#pending = '';
    this.#put(bytes);
  }

  #put(bytes: Uint8Array): void {
    if (this.#descriptor === null) return;
    try {
      for (let offset = 0; offset < bytes.length; ) offset += writeSync(this.#descriptor, bytes, offset);
    } catch (error) {
      this.discard();
      throw fileFault(error, this.path);
    }
  }
}
