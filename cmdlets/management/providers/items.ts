import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ProviderName } from '../../../src/engine/session/drives.js';
import type { Session } from '../../../src/engine/session/session.js';
import { onFile } from '../../../src/engine/types/io/faults.js';
import { DirectoryInfo, FileSystemInfo, fileSystemInfo } from '../../../src/engine/types/io/file-system-items.js';
import { statIfThere } from '../../../src/engine/types/io/stat.js';
import { MemberSet, shapeOf } from '../../../src/engine/values/member-set.js';
import { NetObject, type Value } from '../../../src/engine/values/value.js';
import { type FlatItems, flatItems } from './flat-items.js';
import { isFilePlace, type Place, parentPlace, placeName } from './places.js';

/** The items of a drive that is none of the file system's. */
export function flatItemsOf(place: Place): FlatItems {
  return flatItems[place.drive.provider.name as Exclude<ProviderName, 'FileSystem'>];
}

/** True when something is there. A drive itself always is. */
export function itemExists(session: Session, place: Place): boolean {
  if (!isFilePlace(place)) return place.path === '' || flatItemsOf(place).find(session, place.path) !== null;
  return fileSystemInfo(place.path) !== null;
}

/** True for folders and for drives. */
export function isContainer(_session: Session, place: Place): boolean {
  if (!isFilePlace(place)) return place.path === '';
  return statIfThere(place.path)?.isDirectory() ?? false;
}

/** The object Get-Item writes, with PSPath and its kin; null when nothing is there. */
export function itemAt(session: Session, place: Place): Value {
  const item = isFilePlace(place) ? fileSystemInfo(place.path) : flatItemsOf(place).find(session, place.path);
  return item === null ? null : withPlace(item, place, item instanceof DirectoryInfo);
}

const placeShape = shapeOf(['PSPath', 'PSParentPath', 'PSChildName', 'PSDrive', 'PSProvider', 'PSIsContainer']);

/** Gives an object the notes that say where it is; items with members of their own already keep them. */
function withPlace(item: object, place: Place, container: boolean): Value {
  if (!(item instanceof NetObject) || item.members !== null) return item;
  const { provider } = place.drive;
  const parent = parentPlace(place);
  const members = new MemberSet();
  members.shape = placeShape;
  members.slots = [
    `${provider.qualifiedName}::${place.path}`,
    parent ? (isFilePlace(place) ? `${provider.qualifiedName}::${parent.path}` : provider.qualifiedName) : '',
    placeName(place),
    place.drive,
    provider,
    container,
  ];
  item.members = members;
  return item;
}

const collator = new Intl.Collator('en-US', { sensitivity: 'accent' });

/** Names in a folder: folders first, each sorted without case; in other drives all names. Raises what the file system raises. */
export function childNames(session: Session, place: Place): string[] {
  if (!isFilePlace(place)) return flatItemsOf(place).names(session).sort(collator.compare);
  const entries = onFile(place.path, (path) => readdirSync(path, { withFileTypes: true }));
  const folders: string[] = [];
  const files: string[] = [];
  for (const entry of entries) {
    const isFolder = entry.isDirectory() || (entry.isSymbolicLink() && leadsToFolder(join(place.path, entry.name)));
    (isFolder ? folders : files).push(entry.name);
  }
  return [...folders.sort(collator.compare), ...files.sort(collator.compare)];
}

function leadsToFolder(path: string): boolean {
  return statIfThere(path)?.isDirectory() ?? false;
}

/** True for names that begin with a dot, and for what the file system calls hidden. */
export function isHidden(item: Value): boolean {
  return item instanceof FileSystemInfo && (item.attributes & 2) !== 0;
}

/** All items of a drive without folders. */
export function driveItems(session: Session, drive: Place): Value[] {
  return childNames(session, drive).map((path) => itemAt(session, { drive: drive.drive, path }));
}
