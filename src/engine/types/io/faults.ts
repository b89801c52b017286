import { existsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import {
  DirectoryNotFoundException,
  FileNotFoundException,
  IOException,
  PathTooLongException,
  UnauthorizedAccessException,
} from '../../errors/exception-types.js';
import { newException } from '../../errors/exceptions.js';
import { netError, type TerminatingError } from '../../errors/terminating.js';

/** The .NET exception for an error of the file system, with .NET's text; `hint` is added where the file is not there. */
export function fileFault(error: unknown, path: string, hint = ''): TerminatingError {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return isFolder(dirname(path))
        ? netError(
            newException(FileNotFoundException, `Could not find file '${path}'.${hint}`, null, { FileName: path }),
          )
        : netError(newException(DirectoryNotFoundException, `Could not find a part of the path '${path}'.${hint}`));
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'EISDIR':
      return netError(newException(UnauthorizedAccessException, `Access to the path '${path}' is denied.`));
    case 'EEXIST':
      return netError(newException(IOException, `The file '${path}' already exists.`));
    case 'EBUSY':
      return netError(
        newException(
          IOException,
          `The process cannot access the file '${path}' because it is being used by another process.`,
        ),
      );
    case 'ENOTEMPTY':
      return netError(newException(IOException, `Directory not empty : '${path}'`));
    case 'ENOSPC':
    case 'EDQUOT':
    case 'EFBIG':
      return netError(newException(IOException, `There is not enough space on the disk. : '${path}'`));
    case 'ENAMETOOLONG':
      return netError(
        newException(
          PathTooLongException,
          `The path '${path}' is too long, or a component of the specified path is too long.`,
        ),
      );
    default:
      return netError(newException(IOException, error instanceof Error ? error.message : String(error)));
  }
}

function isFolder(path: string): boolean {
  return existsSync(path) && statSync(path).isDirectory();
}

/** Runs an operation on a file; errors of the file system become .NET's. `hint` tells more about a file that is not there. */
export function onFile<T>(path: string, action: (path: string) => T, hint?: () => string): T {
  try {
    return action(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    throw fileFault(error, path, hint?.());
  }
}
