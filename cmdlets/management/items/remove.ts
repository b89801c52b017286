import { chmodSync, readdirSync, rmdirSync, rmSync } from 'node:fs';
import { sep } from 'node:path';
import type { CmdletContext } from '../../../src/engine/command/cmdlet-context.js';
import { PSInvalidOperationException } from '../../../src/engine/errors/engine-exceptions.js';
import { errorRecord } from '../../../src/engine/errors/error-record.js';
import { IOException } from '../../../src/engine/errors/exception-types.js';
import { newException } from '../../../src/engine/errors/exceptions.js';
import { recordError } from '../../../src/engine/errors/terminating.js';
import { DirectoryInfo, fileAttribute, fileSystemInfo } from '../../../src/engine/types/io/file-system-items.js';
import { itemError, tryFile } from '../providers/item-errors.js';
import { flatItemsOf } from '../providers/items.js';
import { isFilePlace, type Place, placeName, placeText } from '../providers/places.js';

/** How Remove-Item removes. */
export interface RemoveOptions {
  readonly Recurse: boolean;
  readonly Force: boolean;
}

/** Removes one item. `all` keeps the answer to "… to All" between items. */
export function removeItem(
  context: CmdletContext<RemoveOptions>,
  place: Place,
  all: { yes: boolean; no: boolean },
): void {
  if (!isFilePlace(place)) {
    removeFlat(context, place);
    return;
  }
  const item = fileSystemInfo(place.path);
  if (!item) return;
  const isLink = item.link?.isSymbolicLink() === true;
  const isFolder = item instanceof DirectoryInfo && !isLink;
  if (isFolder && isAbove(context.session.location.path, place.path)) throw recordError(inUse(place.path));
  if (isFolder && !context.parameters.Recurse && readdirSync(place.path).length > 0 && !confirmed(context, place, all))
    return;
  if (!context.shouldProcess(placeText(place), isFolder ? 'Remove Directory' : 'Remove File')) return;
  if (!context.parameters.Force && !isFolder && !isLink && isProtected(item.attributes)) {
    const message = `You do not have sufficient access rights to perform this operation or the item is hidden, system, or read only.`;
    const exception = newException(IOException, message);
    context.writeError(
      errorRecord({
        exception,
        id: 'RemoveFileSystemItemUnAuthorizedAccess',
        category: 'PermissionDenied',
        target: place.path,
      }),
    );
    return;
  }
  tryFile(context, place.path, { id: 'RemoveFileSystemItemIOError', category: 'WriteError' }, (path) =>
    remove(path, isFolder, context.parameters.Force),
  );
}

function remove(path: string, isFolder: boolean, force: boolean): void {
  if (!isFolder) {
    if (force && process.platform === 'win32') chmodSync(path, 0o666);
    rmSync(path);
  } else if (readdirSync(path).length === 0) rmdirSync(path);
  else rmSync(path, { recursive: true, force });
}

/** PowerShell refuses to remove hidden and read-only files without -Force. */
function isProtected(attributes: number): boolean {
  return (attributes & (fileAttribute.readOnly | fileAttribute.hidden)) !== 0;
}

function isAbove(current: string, path: string): boolean {
  return current === path || current.startsWith(path.endsWith(sep) ? path : path + sep);
}

function inUse(path: string) {
  const message = `Cannot remove the item at '${path}' because it is in use.`;
  return itemError(PSInvalidOperationException, message, 'InvalidOperation', 'InvalidOperation', path);
}

function confirmed(context: CmdletContext<RemoveOptions>, place: Place, all: { yes: boolean; no: boolean }): boolean {
  const query = `The item at ${placeText(place)} has children and the Recurse parameter was not specified. If you continue, all children will be removed with the item. Are you sure you want to continue?`;
  return context.shouldContinue(query, { caption: 'Confirm', all });
}

function removeFlat(context: CmdletContext<RemoveOptions>, place: Place): void {
  if (!context.shouldProcess(`Item: ${placeName(place)}`, 'Remove Item')) return;
  flatItemsOf(place).remove(context.session, place.path, context.parameters.Force);
}
