import { parse, sep } from 'node:path';
import { recordError, TerminatingError } from '../../../src/engine/errors/terminating.js';
import { WildcardPattern } from '../../../src/engine/operators/wildcard.js';
import type { Session } from '../../../src/engine/session/session.js';
import { pathNotFound } from './item-errors.js';
import { childNames, isContainer, itemExists } from './items.js';
import { childPlace, isFilePlace, type Place, placeFor, placeName, wholePath } from './places.js';

/** Which of the items that a path names are meant. */
export interface ItemFilter {
  readonly Filter?: string | undefined;
  readonly Include?: readonly string[] | undefined;
  readonly Exclude?: readonly string[] | undefined;
}

/** A test of leaf names for -Filter, -Include and -Exclude together. */
export function nameFilter({ Filter, Include, Exclude }: ItemFilter): (name: string) => boolean {
  const patterns = (texts: readonly string[]): WildcardPattern[] => texts.map((text) => new WildcardPattern(text));
  const filter = Filter === undefined || Filter === '' || Filter === '*.*' ? null : new WildcardPattern(Filter);
  const include = Include?.length ? patterns(Include) : null;
  const exclude = Exclude?.length ? patterns(Exclude) : null;
  return (name) =>
    (!filter || filter.matches(name)) &&
    (!include || include.some((one) => one.matches(name))) &&
    !exclude?.some((one) => one.matches(name));
}

/** True when a path is a pattern. */
export function hasWildcards(path: string): boolean {
  return WildcardPattern.hasWildcards(path);
}

/** The places a path with wildcards matches, in the order of listings; nothing when there are none. */
export function expandWildcards(session: Session, text: string): Place[] {
  const pattern = placeFor(session, text);
  if (!isFilePlace(pattern)) return matchingChildren(session, { drive: pattern.drive, path: '' }, pattern.path);
  const { root } = parse(pattern.path);
  let places: Place[] = [{ drive: pattern.drive, path: root }];
  for (const segment of pattern.path.slice(root.length).split(sep)) {
    if (segment === '') continue;
    if (hasWildcards(segment)) places = places.flatMap((place) => matchingChildren(session, place, segment));
    else {
      places = places.map((place) => childPlace(place, WildcardPattern.unescape(segment)));
      if (places.length > 1) places = places.filter((place) => itemExists(session, place));
    }
  }
  return places.filter((place) => itemExists(session, place));
}

function matchingChildren(session: Session, place: Place, segment: string): Place[] {
  if (!isContainer(session, place)) return [];
  const wildcard = new WildcardPattern(segment);
  let names: string[];
  try {
    names = childNames(session, place);
  } catch (error) {
    if (error instanceof TerminatingError) return [];
    throw error;
  }
  return names.filter((name) => wildcard.matches(name)).map((name) => childPlace(place, name));
}

/** A plain path: backticks before special characters are taken away. */
export function plainPlace(session: Session, path: string, literal: boolean): Place {
  return placeFor(session, literal ? path : WildcardPattern.unescape(path));
}

/**
 * The places one path names: itself, or what a wildcard matches; -Filter, -Include and -Exclude choose among them.
 * Raises PathNotFound for a plain path where nothing is.
 */
export function resolveItems(session: Session, path: string, literal: boolean, filter: ItemFilter = {}): Place[] {
  const chosen = nameFilter(filter);
  if (!literal && hasWildcards(path)) return expandWildcards(session, path).filter((place) => chosen(placeName(place)));
  const place = plainPlace(session, path, literal);
  if (!itemExists(session, place)) throw recordError(pathNotFound(wholePath(place)));
  return filter.Include?.length || filter.Exclude?.length || filter.Filter
    ? [place].filter((one) => chosen(placeName(one)))
    : [place];
}
