import { basename, dirname, join, normalize, parse, resolve, sep } from 'node:path';
import { DriveNotFoundException, ProviderNotFoundException } from '../../../src/engine/errors/engine-exceptions.js';
import { errorRecord } from '../../../src/engine/errors/error-record.js';
import { newException } from '../../../src/engine/errors/exceptions.js';
import { recordError, type TerminatingError } from '../../../src/engine/errors/terminating.js';
import type { DriveInfo } from '../../../src/engine/session/drives.js';
import type { Session } from '../../../src/engine/session/session.js';

/** Where an item is: an absolute path of the file system, or a name in another drive (empty: the drive itself). */
export interface Place {
  readonly drive: DriveInfo;
  readonly path: string;
}

/** True when the place is one of the file system. */
export function isFilePlace(place: Place): boolean {
  return place.drive.isFileSystem;
}

/**
 * The place a user's text means: relative to the current location, `Env:X`, `Temp:\x`, `Microsoft.PowerShell.Core\FileSystem::/x`.
 * Wildcards are kept as they are. Raises DriveNotFound.
 */
export function placeFor(session: Session, text: string): Place {
  const { location } = session;
  const provider = /^(?:Microsoft\.PowerShell\.(?:Core|Security)[\\/])?(\w+)::(.*)$/s.exec(text);
  if (provider) return inProvider(session, provider[1]!, provider[2]!);
  const drive = driveOf(session, text);
  if (drive) {
    const rest = text.slice(drive.name.length + 1);
    if (!drive.isFileSystem) return { drive, path: innerName(rest) };
    if (rest === '' && drive === location.drive) return { drive, path: location.path };
    return {
      drive,
      path:
        session.windows && drive.name.length === 1 ? filePath(session, text) : join(drive.root, slashed(session, rest)),
    };
  }
  if (location.drive.isFileSystem || text.startsWith('~'))
    return { drive: fileDrive(session), path: filePath(session, text) };
  return { drive: location.drive, path: innerName(text === '.' ? location.innerPath : text) };
}

/** The drive a text names in front of a colon; null when it names none. */
export function driveOf(session: Session, text: string): DriveInfo | null {
  const name = /^([^:\\/]+):/.exec(text)?.[1];
  if (name === undefined) return null;
  const drive = session.location.drives.find(name);
  if (drive) return drive;
  if (!session.windows && name.length === 1 && /^[\\/]/.test(text.slice(2))) return null;
  throw driveNotFound(name);
}

function inProvider(session: Session, name: string, rest: string): Place {
  const provider = [...session.location.drives.providers.values()].find(
    (one) => one.name.toLowerCase() === name.toLowerCase(),
  );
  if (!provider) throw providerNotFound(name);
  if (provider.name === 'FileSystem') return { drive: fileDrive(session), path: filePath(session, rest) };
  return { drive: provider.drives[0]!, path: innerName(rest) };
}

function fileDrive(session: Session): DriveInfo {
  const { drive, drives } = session.location;
  return drive.isFileSystem
    ? drive
    : (drives.find('/') ?? drives.find(parse(session.location.path).root.slice(0, 1)) ?? drives.find('Temp')!);
}

const slashed = (session: Session, text: string): string => (session.windows ? text : text.replaceAll('\\', '/'));

/** Absolute path with `.` and `..` taken away; a slash at the end goes, too. */
function filePath(session: Session, text: string): string {
  const path = session.location.resolve(text);
  return path.length > 1 && path.endsWith(sep) && path !== parse(path).root ? path.slice(0, -1) : path;
}

/** A name in a drive without folders: slashes around it mean nothing. */
function innerName(text: string): string {
  return text
    .replace(/^[\\/]+/, '')
    .replace(/[\\/]+$/, '')
    .replace(/^\.$/, '');
}

/** A place as messages and PSPath write it: the file's path, or `Env:X`. */
export function placeText(place: Place): string {
  return isFilePlace(place) ? place.path : `${place.drive.name}:${place.path === '' ? '' : sep}${place.path}`;
}

/** The path in "Cannot find path '…'": the file's, or `Alias:/x` with the separator after the drive. */
export function wholePath(place: Place): string {
  return isFilePlace(place) ? place.path : `${place.drive.name}:${sep}${place.path}`;
}

/** The last part of a place's path; of other drives' places all of it. */
export function placeName(place: Place): string {
  return isFilePlace(place) ? basename(place.path) || place.path : place.path;
}

/** The place of a child. */
export function childPlace(place: Place, name: string): Place {
  return { drive: place.drive, path: isFilePlace(place) ? join(place.path, name) : name };
}

/** The folder a place is in; null at the root. */
export function parentPlace(place: Place): Place | null {
  if (!isFilePlace(place)) return place.path === '' ? null : { drive: place.drive, path: '' };
  const parent = dirname(place.path);
  return parent === place.path ? null : { drive: place.drive, path: parent };
}

/** The folder that `name` means beside a place: Rename-Item's and New-Item's targets. */
export function besidePlace(place: Place, name: string): Place {
  if (!isFilePlace(place)) return { drive: place.drive, path: innerName(name) };
  return { drive: place.drive, path: normalize(resolve(dirname(place.path), name)) };
}

/** `Cannot find drive. A drive with the name 'X' does not exist.` */
export function driveNotFound(name: string): TerminatingError {
  const message = `Cannot find drive. A drive with the name '${name}' does not exist.`;
  const exception = newException(DriveNotFoundException, message, null, { ItemName: name });
  return recordError(errorRecord({ exception, id: 'DriveNotFound', category: 'ObjectNotFound', target: name }));
}

/** `Cannot find a provider with the name 'X'.` */
export function providerNotFound(name: string): TerminatingError {
  const message = `Cannot find a provider with the name '${name}'.`;
  const exception = newException(ProviderNotFoundException, message, null, { ItemName: name });
  return recordError(errorRecord({ exception, id: 'ProviderNotFound', category: 'ObjectNotFound', target: name }));
}
