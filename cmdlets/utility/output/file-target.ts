import { closeSync, existsSync, openSync, statSync, writeSync } from 'node:fs';
import { errorRecord } from '../../../src/engine/errors/error-record.js';
import { IOException } from '../../../src/engine/errors/exception-types.js';
import { newException } from '../../../src/engine/errors/exceptions.js';
import { recordError, TerminatingError } from '../../../src/engine/errors/terminating.js';
import type { Session } from '../../../src/engine/session/session.js';
import { type TextEncoding, utf8NoBom } from '../../../src/engine/types/io/encoding.js';
import { fileFault } from '../../../src/engine/types/io/faults.js';

/** How a file is opened. */
export interface FileOptions {
  readonly encoding: TextEncoding | undefined;
  readonly append: boolean;
  readonly noClobber: boolean;
}

/** Bytes that are collected before they are written. */
const blockSize = 1 << 16;

/** A text file that a cmdlet writes in place, as PowerShell does: a log can be read while it grows. Written in blocks. */
export class FileTarget {
  readonly path: string;
  readonly #encoding: TextEncoding;
  #descriptor: number | null;
  #pending = '';

  /** Opens the file; raises FileOpenFailure, NoClobber. */
  constructor(session: Session, path: string, options: FileOptions) {
    this.path = session.location.resolve(path);
    this.#encoding = options.encoding ?? utf8NoBom;
    if (options.noClobber && !options.append && existsSync(this.path)) throw alreadyExists(this.path);
    const isNew = !options.append || !existsSync(this.path) || statSync(this.path).size === 0;
    this.#descriptor = openFile(this.path, options.append ? 'a' : 'w');
    if (isNew && this.#encoding.facts.bom.length > 0)
      writeSync(this.#descriptor, Uint8Array.from(this.#encoding.facts.bom));
  }

  /** Nothing after a block could not be written: the error was raised once. */
  write(text: string): void {
    if (this.#descriptor === null) return;
    this.#pending += text;
    if (this.#pending.length >= blockSize) this.#flush();
  }

  close(): void {
    if (this.#descriptor === null) return;
    try {
      this.#flush();
    } finally {
      if (this.#descriptor !== null) closeSync(this.#descriptor);
      this.#descriptor = null;
    }
  }

  #flush(): void {
    if (this.#pending === '' || this.#descriptor === null) return;
    const bytes = this.#encoding.encode(this.#pending);
    this.#pending = '';
    try {
      for (let offset = 0; offset < bytes.length; ) offset += writeSync(this.#descriptor, bytes, offset);
    } catch (error) {
      closeSync(this.#descriptor);
      this.#descriptor = null;
      throw fileFault(error, this.path);
    }
  }
}

function openFile(path: string, flags: 'a' | 'w'): number {
  try {
    return openSync(path, flags);
  } catch (error) {
    const fault = fileFault(error, path);
    if (!(fault instanceof TerminatingError)) throw fault;
    throw recordError(errorRecord({ exception: fault.exception, id: 'FileOpenFailure', category: 'OpenError' }));
  }
}

function alreadyExists(path: string): TerminatingError {
  const exception = newException(IOException, `The file '${path}' already exists.`);
  return recordError(errorRecord({ exception, id: 'NoClobber', category: 'ResourceExists', target: path }));
}
