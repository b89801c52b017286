/** What went wrong with the state, for callers that decide by it. */
export type StateErrorCode =
  | 'Damaged'
  | 'NewerVersion'
  | 'Locked'
  | 'WriteFailed'
  | 'ReadFailed'
  | 'NoKey'
  | 'Exists'
  | 'NotFound'
  | 'InUse'
  | 'Limit';

/** Where an error was found. */
export interface StateErrorPlace {
  /** Absolute path of the file or folder. */
  readonly file?: string;
  /** Path of the field inside the file, such as `batches[2].name`. */
  readonly field?: string;
  readonly cause?: unknown;
}

/** Every failure of the state store. The message names the file, what is wrong with it, and the remedy. */
export class StateError extends Error {
  readonly code: StateErrorCode;
  readonly file: string | undefined;
  readonly field: string | undefined;

  constructor(code: StateErrorCode, message: string, place: StateErrorPlace = {}) {
    super(message, place.cause === undefined ? undefined : { cause: place.cause });
    this.name = 'StateError';
    this.code = code;
    this.file = place.file;
    this.field = place.field;
  }
}

/** The `code` of a Node system error (`ENOENT`, `ENOSPC` …), or `undefined`. */
export function systemCode(error: unknown): string | undefined {
  const code = (error as { code?: unknown } | undefined)?.code;
  return typeof code === 'string' ? code : undefined;
}
