import { relative, sep } from 'node:path';
import { isFilePlace, type Place, placeText } from '../providers/places.js';

/** `./a.txt`, `../b`: a file's path seen from a folder; items of other drives have none. */
export function relativePath(place: Place, base: string): string {
  if (!isFilePlace(place)) return placeText(place);
  const path = relative(base, place.path);
  if (path === '') return '.';
  return path.startsWith('..') ? path : `.${sep}${path}`;
}
