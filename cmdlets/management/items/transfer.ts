import { cpSync, existsSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, join, sep } from 'node:path';
import type { CmdletContext } from '../../../src/engine/command/cmdlet-context.js';
import { PSArgumentException, PSInvalidOperationException } from '../../../src/engine/errors/engine-exceptions.js';
import { IOException } from '../../../src/engine/errors/exception-types.js';
import { recordError } from '../../../src/engine/errors/terminating.js';
import { statIfThere } from '../../../src/engine/types/io/stat.js';
import { copyInto } from '../../../src/files/replacement.js';
import { itemError, tryFile } from '../providers/item-errors.js';
import { flatItemsOf, isContainer, itemAt, itemExists } from '../providers/items.js';
import { isFilePlace, type Place, placeText } from '../providers/places.js';

/** How items are copied and moved. */
export interface TransferOptions {
  readonly Force: boolean;
  readonly PassThru: boolean;
  readonly Recurse?: boolean;
}

/** What Copy-Item and Move-Item run with. */
export type TransferContext = CmdletContext<TransferOptions>;

/** Where an item goes: into a folder that exists, else to the very path. */
export function destinationOf(context: TransferContext, source: Place, target: Place): Place {
  if (!isFilePlace(target) || !isContainer(context.session, target)) return target;
  return { drive: target.drive, path: join(target.path, basename(source.path)) };
}

/** Items are copied and moved within one kind of drive; `message` is the cmdlet's own text. */
export function requireSameProvider(source: Place, target: Place, message: string, id: string): void {
  if (isFilePlace(source) !== isFilePlace(target))
    throw recordError(itemError(PSArgumentException, message, id, 'InvalidArgument'));
}

/** Moves one item. */
export function moveItem(context: TransferContext, source: Place, target: Place): void {
  requireSameProvider(
    source,
    target,
    'Cannot move the item because the source and destination paths did not resolve to the same provider.',
    'MoveItemSourceAndDestinationNotSameProvider',
  );
  if (!isFilePlace(source)) {
    const value = flatItemsOf(source).read(context.session, source.path);
    if (!context.shouldProcess(`Item: ${source.path} Destination: ${target.path}`, 'Move Item')) return;
    flatItemsOf(target).write(context.session, target.path, value);
    flatItemsOf(source).remove(context.session, source.path, context.parameters.Force);
    return;
  }
  const place = destinationOf(context, source, target);
  const folder = isContainer(context.session, source);
  if (folder && `${place.path}${sep}`.startsWith(source.path + sep)) throw recordError(intoItself(place.path));
  if (
    !context.shouldProcess(
      `Item: ${placeText(source)} Destination: ${placeText(place)}`,
      folder ? 'Move Directory' : 'Move File',
    )
  )
    return;
  const id = folder ? 'MoveDirectoryItemIOError' : 'MoveFileInfoItemIOError';
  if (renamed(context, source.path, place.path, id) && context.parameters.PassThru)
    context.write(itemAt(context.session, place));
}

function intoItself(path: string) {
  const message = `Destination path cannot be a subdirectory of the source or the source itself: ${path}.`;
  return itemError(IOException, message, 'MoveItemArgumentError', 'InvalidArgument', path);
}

/** Gives a file another path; also to another file system. False when it failed and an error was written. */
function renamed(context: TransferContext, from: string, to: string, id: string): boolean {
  return tryFile(context, to, { id, category: 'WriteError' }, (target) => {
    if (existsSync(target) && from !== target && !isSameFile(from, target)) {
      if (!context.parameters.Force || statSync(target).isDirectory())
        throw Object.assign(new Error('exists'), { code: 'EEXIST' });
    }
    try {
      renameSync(from, target);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
      if (statSync(from).isFile()) copyInto(from, target, context.parameters.Force);
      else cpSync(from, target, { recursive: true, preserveTimestamps: true });
      rmSync(from, { recursive: true });
    }
  });
}

/** The same entry under another spelling, where the file system ignores case. */
function isSameFile(a: string, b: string): boolean {
  const [one, other] = [statIfThere(a), statIfThere(b)];
  return (
    one !== undefined &&
    other !== undefined &&
    one.ino !== 0 &&
    one.ino === other.ino &&
    one.dev === other.dev &&
    one.nlink === 1
  );
}

/** Renames one item; `target` is in the same folder. */
export function renameItem(context: TransferContext, source: Place, target: Place): void {
  const { session, parameters } = context;
  if (
    !context.shouldProcess(
      `Item: ${placeText(source)} Destination: ${placeText(target)}`,
      isFilePlace(source) ? (isContainer(session, source) ? 'Rename Directory' : 'Rename File') : 'Rename Item',
    )
  )
    return;
  if (!isFilePlace(source)) {
    if (itemExists(session, target) && !parameters.Force) throw recordError(cannotRename(target.path));
    flatItemsOf(target).write(session, target.path, flatItemsOf(source).read(session, source.path));
    flatItemsOf(source).remove(session, source.path, parameters.Force);
  } else if (existsSync(target.path) && !isSameFile(source.path, target.path)) {
    const message = isContainer(session, source)
      ? `Cannot create '${target.path}' because a file or directory with the same name already exists.`
      : `The file '${target.path}' already exists.`;
    context.writeError(itemError(IOException, message, 'RenameItemIOError', 'WriteError', source.path));
    return;
  } else if (!renamed(context, source.path, target.path, 'RenameItemIOError')) return;
  if (parameters.PassThru) context.write(itemAt(session, target));
}

function cannotRename(path: string) {
  const message = `Cannot rename because item at '${path}' already exists.`;
  return itemError(PSInvalidOperationException, message, 'InvalidOperation', 'InvalidOperation', path);
}
