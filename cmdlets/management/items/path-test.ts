import type { Session } from '../../../src/engine/session/session.js';
import { fileSystemInfo } from '../../../src/engine/types/io/file-system-items.js';
import type { DateTime } from '../../../src/engine/values/datetime.js';
import { expandWildcards, hasWildcards, nameFilter, plainPlace } from '../providers/globbing.js';
import { isContainer, itemExists } from '../providers/items.js';
import type { PathArguments } from '../providers/path-parameters.js';
import { isFilePlace, type Place, placeFor, placeName } from '../providers/places.js';

/** What Test-Path asks for. */
export interface PathTest extends PathArguments {
  readonly PathType: 'Any' | 'Container' | 'Leaf';
  readonly IsValid: boolean;
  readonly OlderThan: DateTime | undefined;
  readonly NewerThan: DateTime | undefined;
}

/** True when an item of the path passes the test. */
export function matchesTest(session: Session, path: string, literal: boolean, test: PathTest): boolean {
  if (test.IsValid) {
    placeFor(session, path);
    return !path.includes('\0');
  }
  const chosen = nameFilter(test);
  const places = !literal && hasWildcards(path) ? expandWildcards(session, path) : [plainPlace(session, path, literal)];
  return places.some((place) => itemExists(session, place) && chosen(placeName(place)) && passes(session, place, test));
}

function passes(session: Session, place: Place, { PathType, OlderThan, NewerThan }: PathTest): boolean {
  const container = isContainer(session, place);
  if ((PathType === 'Container' && !container) || (PathType === 'Leaf' && container)) return false;
  if (!OlderThan && !NewerThan) return true;
  const item = isFilePlace(place) ? fileSystemInfo(place.path) : null;
  if (!item) return false;
  const written = item.stats?.mtimeMs ?? 0;
  return (
    (!OlderThan || written < OlderThan.toUnixMilliseconds()) && (!NewerThan || written > NewerThan.toUnixMilliseconds())
  );
}
