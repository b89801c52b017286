import type { CmdletContext } from '../../../src/engine/command/cmdlet-context.js';
import { errorRecord } from '../../../src/engine/errors/error-record.js';
import { recordError, TerminatingError } from '../../../src/engine/errors/terminating.js';
import { FileSystemInfo, fileAttribute } from '../../../src/engine/types/io/file-system-items.js';
import { UInt32 } from '../../../src/engine/values/numbers.js';
import type { NetObject, Value } from '../../../src/engine/values/value.js';
import { expandWildcards, hasWildcards, nameFilter, plainPlace } from '../providers/globbing.js';
import { pathNotFound } from '../providers/item-errors.js';
import { childNames, isContainer, isHidden, itemAt, itemExists } from '../providers/items.js';
import type { PathArguments } from '../providers/path-parameters.js';
import { childPlace, isFilePlace, type Place, placeName, wholePath } from '../providers/places.js';
import { type AttributeTest, passesAttributes } from './attributes.js';

/** What Get-ChildItem lists. */
export interface ListOptions extends PathArguments {
  readonly Recurse: boolean;
  readonly Depth: NetObject | undefined;
  readonly Force: boolean;
  readonly Name: boolean;
  readonly Attributes: AttributeTest | undefined;
  readonly FollowSymlink: boolean;
  readonly Directory: boolean;
  readonly File: boolean;
  readonly Hidden: boolean;
  readonly ReadOnly: boolean;
  readonly System: boolean;
}

type ListContext = CmdletContext<ListOptions>;

/** Writes what a path contains: the children of a folder, a file itself, what a wildcard matches. */
export function listPath(context: ListContext, path: string, literal: boolean): void {
  const { session, parameters } = context;
  const deep = parameters.Recurse || parameters.Depth !== undefined;
  if (!literal && hasWildcards(path)) {
    for (const place of expandWildcards(session, path)) {
      if (deep && isContainer(session, place)) listFolder(context, place, '', depthOf(parameters));
      else if (chosenByName(context)(placeName(place))) writeIfChosen(context, place, placeName(place));
    }
    return;
  }
  const place = plainPlace(session, path, literal);
  if (isContainer(session, place)) {
    const wanted = deep || !parameters.Include?.length;
    if (wanted) listFolder(context, place, '', deep ? depthOf(parameters) : 0);
    return;
  }
  if (!itemExists(session, place)) {
    throw recordError(pathNotFound(wholePath(place)));
  }
  if (chosenByName(context)(placeName(place)))
    context.write(parameters.Name ? placeName(place) : itemAt(session, place));
}

function depthOf({ Depth }: ListOptions): number {
  return Depth instanceof UInt32 ? Depth.value : Number.POSITIVE_INFINITY;
}

function chosenByName(context: ListContext): (name: string) => boolean {
  return nameFilter(context.parameters);
}

/** Children of a folder first, then those of its folders. `prefix` is the folder's path below the start. */
function listFolder(context: ListContext, folder: Place, prefix: string, depth: number): void {
  const { session, parameters } = context;
  const chosen = chosenByName(context);
  const separator = session.windows ? '\\' : '/';
  const below: (readonly [Place, string])[] = [];
  for (const name of namesIn(context, folder)) {
    const place = childPlace(folder, name);
    const relative = prefix + name;
    const item = itemAt(session, place);
    if (chosen(name) && passes(parameters, item)) context.write(parameters.Name ? relative : item);
    if (depth > 0 && isFilePlace(place) && canDescend(parameters, item)) below.push([place, relative + separator]);
    if (context.stopRequested()) return;
  }
  for (const [place, path] of below) listFolder(context, place, path, depth - 1);
}

function namesIn(context: ListContext, folder: Place): readonly string[] {
  try {
    return childNames(context.session, folder);
  } catch (error) {
    if (!(error instanceof TerminatingError)) throw error;
    context.writeError(
      errorRecord({
        exception: error.exception,
        id: 'DirUnauthorizedAccessError',
        category: 'PermissionDenied',
        target: folder.path,
      }),
    );
    return [];
  }
}

function canDescend(parameters: ListOptions, item: Value): boolean {
  if (!(item instanceof FileSystemInfo) || (item.attributes & fileAttribute.directory) === 0) return false;
  if (item.link?.isSymbolicLink() && !parameters.FollowSymlink) return false;
  return parameters.Force || parameters.Hidden || !isHidden(item);
}

function writeIfChosen(context: ListContext, place: Place, name: string): void {
  const item = itemAt(context.session, place);
  if (passes(context.parameters, item)) context.write(context.parameters.Name ? name : item);
}

/** The tests of -Directory, -File, -Hidden, -ReadOnly, -System, -Attributes; without any, hidden items need -Force. */
function passes(parameters: ListOptions, item: Value): boolean {
  if (!(item instanceof FileSystemInfo)) return item !== null;
  const bits = item.attributes;
  const has = (bit: number): boolean => (bits & bit) !== 0;
  const { Attributes, Directory, File, Hidden, ReadOnly, System, Force } = parameters;
  if (Directory && !File && !has(fileAttribute.directory)) return false;
  if (File && !Directory && has(fileAttribute.directory)) return false;
  if (Hidden && !has(fileAttribute.hidden)) return false;
  if (ReadOnly && !has(fileAttribute.readOnly)) return false;
  if (System && !has(fileAttribute.system)) return false;
  if (Attributes) return passesAttributes(Attributes, bits);
  return Force || Hidden || System || !has(fileAttribute.hidden);
}
