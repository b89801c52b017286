/** Why an archive, or one entry of it, cannot be read or written. */
export type ArchiveFailure =
  /** The file is no zip archive, or its directory is damaged. */
  | 'not a zip'
  | 'encrypted'
  /** Packed by a method other than deflate. */
  | 'method'
  /** The packed bytes do not come out as their directory says. */
  | 'damaged';

/** Raised for what is wrong with an archive; what the file system refuses keeps Node's error. */
export class ArchiveError extends Error {
  override readonly name = 'ArchiveError';
  /** An `ArchiveFailure`. */
  readonly code: string;

  constructor(code: ArchiveFailure, message: string) {
    super(message);
    this.code = code;
  }
}
