import { createWriteStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { finished, pipeline } from 'node:stream/promises';
import { type Options, ZipFile } from 'yazl';
import { checksum, nameOf, type ZipReader } from './zip-reader.js';

/** 0 stores, 1 packs fast, 6 is the usual, as of zlib. */
export type PackingLevel = 0 | 1 | 6;

/** Modes that .NET gives entries: those of the files are not kept. */
const fileMode = 0o100644;
const folderMode = 0o040755;

/** A zip archive that is being written, entry by entry. After an error nothing more can be added. */
export class ZipWriter {
  readonly #zip = new ZipFile();
  readonly #level: PackingLevel;
  readonly #stop = new AbortController();
  /** Settles when the whole archive is written, or cannot be. */
  readonly #written: Promise<void>;

  /** Writes into `path`, an existing file. */
  constructor(path: string, level: PackingLevel) {
    this.#level = level;
    const failed = new Promise<never>((_, fail) => this.#zip.on('error', fail));
    const { signal } = this.#stop;
    const output = pipeline(this.#zip.outputStream as Readable, createWriteStream(path), { signal });
    this.#written = Promise.race([output, failed]);
    this.#written.catch(() => undefined); // told to whoever adds next
  }

  /** Adds a file. Raises errors of node:fs: when the source cannot be opened, the archive goes on without it. */
  async addFile(source: string, name: string, time: Date): Promise<void> {
    // Opening a pipe would wait for its writer.
    if (!(await stat(source)).isFile()) throw Object.assign(new Error('It is no regular file.'), { code: 'ENOTSUP' });
    const file = await open(source, 'r');
    try {
      await this.#add(name, file.createReadStream(), { mtime: time, mode: fileMode });
    } finally {
      await file.close();
    }
  }

  /** Adds a folder without what is in it; its name ends in `/`. */
  addFolder(name: string, time: Date): void {
    this.#zip.addEmptyDirectory(name, { mtime: time, mode: folderMode });
  }

  /** Adds an entry of another archive under the same name. Raises ArchiveError. */
  async copy(reader: ZipReader, index: number): Promise<void> {
    const entry = reader.entries[index]!;
    const [name, mtime, mode] = [nameOf(entry), entry.getLastModDate(), entry.externalFileAttributes >>> 16];
    if (name.endsWith('/')) this.#zip.addEmptyDirectory(name, { mtime, mode: mode || folderMode });
    else {
      const content = await reader.content(entry);
      const checked = content.pipe(checksum(entry));
      content.on('error', (error) => checked.destroy(error));
      await this.#add(name, checked, { mtime, mode: mode || fileMode });
    }
  }

  async #add(name: string, content: Readable, options: Partial<Options>): Promise<void> {
    const read = finished(content);
    this.#zip.addReadStreamLazy(name, { ...options, compressionLevel: this.#level }, (take) => take(null, content));
    try {
      await Promise.race([read, this.#written]);
    } finally {
      content.destroy();
      read.catch(() => undefined);
    }
  }

  /** Writes the directory of the archive; all is on its way to the disk when this resolves. Raises errors of node:fs. */
  async finish(): Promise<void> {
    this.#zip.end();
    await this.#written;
  }

  /** Gives up: the file is closed as it is. */
  close(): void {
    this.#stop.abort();
  }
}
