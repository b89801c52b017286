import { type Host, HostStoppedError } from '../../../src/engine/host.js';
import { callService } from '../network/service-call.js';

/** An entry of an archive. */
export type ArchiveEntry = {
  /** Parts are separated by `/`; a folder ends in one. */
  readonly name: string;
  /** When it was last written: milliseconds since 1970. */
  readonly time: number;
  /** Type and permissions of Unix; 0 when the archive has none. */
  readonly mode: number;
};

/** An archive that is open for reading, in the service. Its methods raise ServiceFailure. */
export class OpenArchive {
  readonly id: number;
  readonly entries: readonly ArchiveEntry[];
  readonly #host: Host;

  constructor(host: Host, path: string) {
    this.#host = host;
    const { id, entries } = callService(host, 'archive.open', { path });
    this.id = id as number;
    this.entries = entries as readonly ArchiveEntry[];
  }

  /** Unpacks an entry into an existing file. */
  extract(index: number, path: string): void {
    callService(this.#host, 'archive.extract', { id: this.id, index, path });
  }

  close(): void {
    close(this.#host, this.id);
  }
}

/** .NET's levels of compression, in lower case, as of zlib. */
const packingLevels: Readonly<Record<string, number>> = { optimal: 6, fastest: 1, nocompression: 0 };

/** An archive that is being written, in the service. Its methods raise ServiceFailure. */
export class NewArchive {
  readonly #id: number;
  readonly #host: Host;

  /** Writes into an existing file; `level` is .NET's name of one. */
  constructor(host: Host, path: string, level: string) {
    this.#host = host;
    this.#id = callService(host, 'archive.create', { path, level: packingLevels[level.toLowerCase()] })['id'] as number;
  }

  /** Adds a file, or without a source a folder. */
  add(name: string, time: number, source: string | null): void {
    callService(this.#host, 'archive.add', { id: this.#id, name, time, source });
  }

  copy(archive: OpenArchive, index: number): void {
    callService(this.#host, 'archive.add', { id: this.#id, from: archive.id, index });
  }

  finish(): void {
    callService(this.#host, 'archive.finish', { id: this.#id });
  }

  close(): void {
    close(this.#host, this.#id);
  }
}

/** Closes an archive, also while Ctrl+C ends the command: the service gets the request before the wait for its answer is given up. */
function close(host: Host, id: number): void {
  try {
    callService(host, 'archive.close', { id });
  } catch (error) {
    if (!(error instanceof HostStoppedError)) throw error;
  }
}
