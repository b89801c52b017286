import { isAbsolute, normalize, resolve } from 'node:path';
import { ArgumentException, ArgumentNullException } from '../../errors/exception-types.js';
import { newException } from '../../errors/exceptions.js';
import { netError } from '../../errors/terminating.js';
import type { ScriptContext } from '../../values/script-access.js';

/**
 * The absolute path of a file name given to .NET: relative to the session's current folder. Scripts written on Windows name files as
 * `C:\folder\file`; where there are no drives, the drive letter is left out and backslashes separate folders.
 */
export function placeOf(ctx: ScriptContext, path: string | null): string {
  if (path === null) throw netError(newException(ArgumentNullException, "Value cannot be null. (Parameter 'path')"));
  if (path === '')
    throw netError(newException(ArgumentException, "The value cannot be an empty string. (Parameter 'path')"));
  const local = process.platform === 'win32' ? path : path.replace(/^[A-Za-z]:(?=[\\/])/, '').replaceAll('\\', '/');
  return isAbsolute(local) ? normalize(local) : resolve(ctx.currentDirectory, local);
}
