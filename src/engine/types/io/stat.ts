import { lstatSync, type Stats, statSync } from 'node:fs';

/**
 * What a path leads to; undefined when there is nothing, or nothing that the system tells of: a name that is too long, a null character in it,
 * a folder that may not be read. .NET's `File.Exists` answers the same.
 */
export function statIfThere(path: string): Stats | undefined {
  return orUndefined(() => statSync(path, { throwIfNoEntry: false }));
}

/** What a path names itself, a link included; undefined as for `statIfThere`. */
export function lstatIfThere(path: string): Stats | undefined {
  return orUndefined(() => lstatSync(path, { throwIfNoEntry: false }));
}

function orUndefined(look: () => Stats | undefined): Stats | undefined {
  try {
    return look();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    return undefined;
  }
}
