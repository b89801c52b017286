import { chmodSync, closeSync, openSync, writeSync } from 'node:fs';
import { isReadOnly, Replacement, type WriteTarget, writeTarget } from '../../../files/replacement.js';
import { type TextEncoding, utf8NoBom } from './encoding.js';
import { fileFault } from './faults.js';

/** How a file is written. */
export interface WriteOptions {
  /** UTF-8 without a byte order mark when it is missing. */
  readonly encoding?: TextEncoding | undefined;
  readonly append?: boolean;
  /** Overwrites a read-only file, which stays read-only. */
  readonly force?: boolean;
}

/** Bytes that are collected before they are written to a file in place, so that a log can be read while it grows. */
const blockSize = 1 << 16;
/** Bytes that are collected before a file is begun beside the one that they replace: a listing of the folder seldom shows it. */
const heldSize = 1 << 20;

/**
 * A file that a cmdlet writes. A new one, an empty one, and what is appended is written in place, in blocks. Content that is there
 * is replaced when all is written: the bytes go to a file beside it, which takes its place on `commit`; a write that fails and a
 * process that dies leave the old content. Raises .NET's exceptions of files; after one nothing more is written.
 */
export class ReplacingFile {
  readonly path: string;
  readonly #encoding: TextEncoding;
  readonly #target: WriteTarget;
  #replacement: Replacement | null = null;
  /** Null until something is begun, and at the end. */
  #descriptor: number | null = null;
  #isOpen = true;
  /** Mode to give back to a read-only file that is written in place. */
  #modeAfter: number | null = null;
  #text = '';
  #blocks: Uint8Array[] = [];
  #size = 0;

  constructor(path: string, options: WriteOptions = {}) {
    this.#encoding = options.encoding ?? utf8NoBom;
    try {
      this.#target = writeTarget(path, options.force);
      this.path = this.#target.path;
      this.#open(options.append ?? false);
    } catch (error) {
      throw fileFault(error, path);
    }
  }

  #open(append: boolean): void {
    const { old, replaceable } = this.#target;
    if (append || !replaceable) this.#openInPlace(append ? 'a' : 'w');
    const isNew = !append || !old || old.size === 0;
    if (isNew && this.#encoding.facts.bom.length > 0) this.#hold(Uint8Array.from(this.#encoding.facts.bom));
  }

  #openInPlace(flags: 'a' | 'w'): void {
    const { old } = this.#target;
    if (old?.isFile() && isReadOnly(old)) {
      chmodSync(this.path, old.mode | 0o200);
      this.#modeAfter = old.mode & 0o7777;
    }
    this.#descriptor = openSync(this.path, flags);
  }

  write(text: string): void {
    if (!this.#isOpen) return;
    this.#text += text;
    if (this.#text.length >= blockSize) this.#put();
  }

  writeBytes(bytes: Uint8Array): void {
    if (!this.#isOpen) return;
    this.#encode();
    this.#hold(bytes);
    if (this.#size >= blockSize) this.#put();
  }

  /** Everything is written: the new content takes the place of the old. */
  commit(): void {
    if (!this.#isOpen) return;
    this.#encode();
    this.#guarded(() => {
      this.#flush();
      this.#isOpen = false;
      if (this.#replacement) this.#replacement.commit();
      else this.#close();
    });
  }

  /**
   * The command ended early: the file holds what was written so far, as in PowerShell. That this fails is not told: the error that
   * ended the command is.
   */
  abandon(): void {
    try {
      this.commit();
    } catch {
      // #guarded has tidied up
    }
  }

  #encode(): void {
    if (this.#text === '') return;
    this.#hold(this.#encoding.encode(this.#text));
    this.#text = '';
  }

  #hold(bytes: Uint8Array): void {
    this.#blocks.push(bytes);
    this.#size += bytes.length;
  }

  /** Writes what is held when there is enough of it. */
  #put(): void {
    this.#encode();
    if (this.#descriptor !== null || this.#size >= heldSize) this.#guarded(() => this.#flush());
  }

  /** Writes what is held; begins the new file, if that is still to be done. */
  #flush(): void {
    if (this.#descriptor === null) this.#begin();
    const bytes = this.#blocks.length === 1 ? this.#blocks[0]! : Buffer.concat(this.#blocks);
    this.#blocks = [];
    this.#size = 0;
    for (let offset = 0; offset < bytes.length; ) offset += writeSync(this.#descriptor!, bytes, offset);
  }

  #begin(): void {
    this.#replacement = Replacement.open(this.#target);
    if (this.#replacement) this.#descriptor = this.#replacement.descriptor;
    else this.#openInPlace('w');
  }

  #close(): void {
    if (this.#descriptor === null) return;
    const descriptor = this.#descriptor;
    this.#descriptor = null;
    if (this.#modeAfter !== null) chmodSync(this.path, this.#modeAfter);
    closeSync(descriptor);
  }

  #guarded(action: () => void): void {
    try {
      action();
    } catch (error) {
      this.#isOpen = false;
      if (this.#replacement) this.#replacement.discard();
      else this.#close();
      throw fileFault(error, this.path);
    }
  }
}

/** Writes the whole content of a file under the rule of `ReplacingFile`. Raises .NET's exceptions of files. */
export function replaceContent(path: string, content: Uint8Array | string, options: WriteOptions = {}): void {
  const file = new ReplacingFile(path, options);
  if (typeof content === 'string') file.write(content);
  else file.writeBytes(content);
  file.commit();
}
