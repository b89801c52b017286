import { LowSync, type SyncAdapter } from 'lowdb';
import { StateError } from './error.js';
import { type FileSystem, readText, replaceFile } from './files.js';
import { STATE_VERSION } from './schema.js';
import type { Shape } from './shape.js';

/** A kind of JSON document: how one looks. */
export interface DocumentKind<T extends { version: number }> {
  readonly shape: Shape<T>;
  /** Keep the last good copy beside it as `.bak` whenever it is replaced. */
  readonly keepPrevious: boolean;
  /** `false`: can be rebuilt, so it is not forced to the disk. */
  readonly durable: boolean;
}

function damaged(files: FileSystem, path: string, field: string, what: string, kind: DocumentKind<never>): StateError {
  const copy = `${path}.bak`;
  const hasCopy = kind.keepPrevious && readText(files, copy) !== undefined;
  const remedy = hasCopy
    ? `Its last good copy is '${copy}': put it in its place to go on from there.`
    : 'Restore it from a backup, or move it away to go on without it.';
  return new StateError('Damaged', `The state file '${path}' is damaged: ${what}. It was left as it is. ${remedy}`, {
    file: path,
    field,
  });
}

/** Checks the text of a document. Raises StateError Damaged or NewerVersion, naming file and field. */
function parseDocument<T extends { version: number }>(
  files: FileSystem,
  path: string,
  content: string,
  kind: DocumentKind<T>,
): T {
  let value: unknown;
  try {
    value = JSON.parse(content);
  } catch (error) {
    const why = content === '' ? 'it is empty' : `it is not JSON (${(error as Error).message.split('\n')[0]})`;
    throw damaged(files, path, '', why, kind as DocumentKind<never>);
  }
  const version = (value as { version?: unknown } | null)?.version;
  if (typeof version === 'number' && version > STATE_VERSION) {
    throw new StateError(
      'NewerVersion',
      `The state file '${path}' was written by a newer migsh (state version ${version}; this one knows up to ${STATE_VERSION}). Update migsh, or name another folder with --state.`,
      { file: path, field: 'version' },
    );
  }
  const problem = kind.shape.check(value, '');
  if (problem) {
    const what = `${problem.field || 'the document'} must be ${problem.expected}, but is ${problem.found}`;
    throw damaged(files, path, problem.field, what, kind as DocumentKind<never>);
  }
  return value as T;
}

function adapter<T extends { version: number }>(
  files: FileSystem,
  path: string,
  kind: DocumentKind<T>,
): SyncAdapter<T> {
  return {
    read() {
      let content = readText(files, path);
      if (content === undefined && kind.keepPrevious && readText(files, `${path}.bak`) !== undefined) {
        // Between the two looks another process may have made the document and changed it once.
        content = readText(files, path);
        if (content === undefined) throw damaged(files, path, '', 'it is missing', kind as DocumentKind<never>);
      }
      return content === undefined ? null : parseDocument(files, path, content, kind);
    },
    write(data) {
      const { keepPrevious, durable } = kind;
      replaceFile(files, path, `${JSON.stringify(data)}\n`, { keepPrevious, durable });
    },
  };
}

/** The document at `path`, or `undefined` when there is none. Raises StateError Damaged, NewerVersion, ReadFailed. */
export function readDocument<T extends { version: number }>(
  files: FileSystem,
  path: string,
  kind: DocumentKind<T>,
): T | undefined {
  return adapter(files, path, kind).read() ?? undefined;
}

/** Writes a whole document after checking it. Raises StateError WriteFailed; a document that is not as its shape asks is a fault of ours and raises TypeError. */
export function writeDocument<T extends { version: number }>(
  files: FileSystem,
  path: string,
  kind: DocumentKind<T>,
  data: T,
): void {
  const problem = kind.shape.check(data, '');
  if (problem) throw new TypeError(`${path}: ${problem.field} must be ${problem.expected}, but is ${problem.found}`);
  const low = new LowSync<T>(adapter(files, path, kind), data);
  low.write();
}

/**
 * Changes a document: clone → apply → validate → atomic replace. The caller holds the lock that its writers share.
 * Nothing is written when `change` throws or leaves the document as it was. Raises what reading and writing raise.
 */
export function updateDocument<T extends { version: number }>(
  files: FileSystem,
  path: string,
  kind: DocumentKind<T>,
  initial: T,
  change: (draft: T) => void,
): T {
  const low = new LowSync<T>(adapter(files, path, kind), initial);
  low.read();
  const draft = structuredClone(low.data);
  change(draft);
  if (JSON.stringify(draft) === JSON.stringify(low.data)) return draft;
  writeDocument(files, path, kind, draft);
  return draft;
}
