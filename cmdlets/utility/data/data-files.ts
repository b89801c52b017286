import { existsSync, readFileSync } from 'node:fs';
import { errorRecord } from '../../../src/engine/errors/error-record.js';
import {
  FileNotFoundException,
  IOException,
  NotSupportedException,
} from '../../../src/engine/errors/exception-types.js';
import { newException } from '../../../src/engine/errors/exceptions.js';
import { recordError, TerminatingError } from '../../../src/engine/errors/terminating.js';
import { WildcardPattern } from '../../../src/engine/operators/wildcard.js';
import type { Session } from '../../../src/engine/session/session.js';
import { decodeFile, type TextEncoding } from '../../../src/engine/types/io/encoding.js';
import { onFile } from '../../../src/engine/types/io/faults.js';
import { ReplacingFile, type WriteOptions } from '../../../src/engine/types/io/replacing-file.js';
import { expandWildcards, hasWildcards } from '../../management/providers/globbing.js';
import { isFilePlace, placeFor } from '../../management/providers/places.js';

/** The one file a path names, for the cmdlets that read or write data. Raises FileOpenFailure, ReadWriteMultipleFilesNotSupported. */
export function dataFile(session: Session, path: string, literal: boolean): string {
  if (literal || !hasWildcards(path)) {
    const place = placeFor(session, literal ? path : WildcardPattern.unescape(path));
    if (!isFilePlace(place)) throw notAFile(path);
    return place.path;
  }
  const places = expandWildcards(session, path).filter(isFilePlace);
  if (places.length === 1) return places[0]!.path;
  throw places.length === 0 ? unresolved(path) : ambiguous();
}

function unresolved(path: string): TerminatingError {
  const details = `Cannot perform operation because the wildcard path ${path} did not resolve to a file.`;
  const exception = newException(FileNotFoundException, details);
  return recordError(errorRecord({ exception, id: 'FileOpenFailure', category: 'OpenError', target: path, details }));
}

function ambiguous(): TerminatingError {
  const details =
    'Cannot perform operation because the path resolved to more than one file. This command cannot operate on multiple files.';
  const exception = newException(NotSupportedException);
  return recordError(
    errorRecord({ exception, id: 'ReadWriteMultipleFilesNotSupported', category: 'InvalidArgument', details }),
  );
}

function notAFile(path: string): TerminatingError {
  const details = `Cannot open file because the current provider (${path}) cannot open a file.`;
  const exception = newException(NotSupportedException);
  return recordError(
    errorRecord({ exception, id: 'ReadWriteFileNotFileSystemProvider', category: 'InvalidArgument', details }),
  );
}

/** Runs an opening action; failures of the file system become FileOpenFailure. */
function opening<T>(action: () => T): T {
  try {
    return action();
  } catch (error) {
    if (!(error instanceof TerminatingError)) throw error;
    throw recordError(errorRecord({ exception: error.exception, id: 'FileOpenFailure', category: 'OpenError' }));
  }
}

/** The text of a data file. */
export function readDataFile(path: string, encoding?: TextEncoding): string {
  return opening(() => onFile(path, (place) => decodeFile(readFileSync(place), encoding)));
}

/** Opens a data file for writing. Raises NoClobber, FileOpenFailure. */
export function openDataFile(path: string, options: WriteOptions & { readonly noClobber?: boolean }): ReplacingFile {
  if (options.noClobber && !options.append && existsSync(path)) {
    const exception = newException(IOException, `The file '${path}' already exists.`);
    throw recordError(errorRecord({ exception, id: 'NoClobber', category: 'ResourceExists', target: path }));
  }
  return opening(() => new ReplacingFile(path, options));
}
