import type { CmdletContext } from '../../../src/engine/command/cmdlet-context.js';
import { TerminatingError } from '../../../src/engine/errors/terminating.js';
import { resolveItems } from '../providers/globbing.js';
import { isFilePlace, type Place } from '../providers/places.js';
import { noFilePath, unresolvedPath } from './archive-errors.js';

type PathContext = Pick<CmdletContext<unknown>, 'session' | 'throwTerminating'>;

/** Absolute paths in the file system of what a parameter names; none for a wildcard that matches nothing. Ends the cmdlet when nothing is there. */
export function resolvedPaths(context: PathContext, path: string, literal: boolean): string[] {
  let places: Place[];
  try {
    places = resolveItems(context.session, path, literal);
  } catch (error) {
    if (!(error instanceof TerminatingError)) throw error;
    return context.throwTerminating(unresolvedPath(path, error));
  }
  const other = places.find((place) => !isFilePlace(place));
  if (other) context.throwTerminating(noFilePath(other.path));
  return places.map((place) => place.path);
}
