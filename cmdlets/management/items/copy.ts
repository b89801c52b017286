import { existsSync, readdirSync } from 'node:fs';
import { basename, join, sep } from 'node:path';
import { PSArgumentException } from '../../../src/engine/errors/engine-exceptions.js';
import { IOException } from '../../../src/engine/errors/exception-types.js';
import { recordError } from '../../../src/engine/errors/terminating.js';
import { copyInto } from '../../../src/files/replacement.js';
import { itemError, tryFile } from '../providers/item-errors.js';
import { flatItemsOf, isContainer, itemAt } from '../providers/items.js';
import { isFilePlace, type Place, placeText } from '../providers/places.js';
import { makeFolder } from './create.js';
import { destinationOf, requireSameProvider, type TransferContext } from './transfer.js';

/** Copies one item. */
export function copyItem(context: TransferContext, source: Place, target: Place): void {
  requireSameProvider(
    source,
    target,
    'Source and destination path did not resolve to the same provider.',
    'CopyItemSourceAndDestinationNotSameProvider',
  );
  if (!isFilePlace(source)) {
    copyFlat(context, source, target);
    return;
  }
  const folder = isContainer(context.session, source);
  if (folder && existsSync(target.path) && !isContainer(context.session, target))
    throw recordError(ontoLeaf(target.path));
  if (folder) copyFolder(context, source, target);
  else copyFile(context, source, target);
}

function copyFlat(context: TransferContext, source: Place, target: Place): void {
  const items = flatItemsOf(source);
  if (!context.shouldProcess(`Item: ${source.path} Destination: ${target.path}`, 'Copy Item')) return;
  flatItemsOf(target).write(context.session, target.path, items.read(context.session, source.path));
  if (context.parameters.PassThru) context.write(itemAt(context.session, target));
}

function sameItem(path: string) {
  const message = `Cannot overwrite the item ${path} with itself.`;
  return itemError(IOException, message, 'CopyError', 'WriteError', path);
}

function ontoLeaf(path: string) {
  const message = 'Container cannot be copied onto existing leaf item.';
  return itemError(PSArgumentException, message, 'CopyContainerItemToLeafError', 'InvalidArgument', path);
}

/** What -WhatIf and -Verbose name. */
function texts(source: Place, place: Place): string {
  return `Item: ${placeText(source)} Destination: ${placeText(place)}`;
}

function copyFile(context: TransferContext, source: Place, target: Place): void {
  const place = destinationOf(context, source, target);
  if (source.path === place.path) throw recordError(sameItem(source.path));
  if (!context.shouldProcess(texts(source, place), 'Copy File')) return;
  const failure = { id: 'CopyFileInfoItemIOError', category: 'WriteError' } as const;
  const done = tryFile(context, place.path, failure, (path) => {
    copyInto(source.path, path, context.parameters.Force);
  });
  if (done && context.parameters.PassThru) context.write(itemAt(context.session, place));
}

/**
 * Makes the folder, and with -Recurse copies its files, then its folders. A folder that is there already is reported (without
 * -Force), and copying goes on into it, as PowerShell does. A folder into itself is refused; the real one never ends.
 */
function copyFolder(context: TransferContext, source: Place, target: Place): void {
  const place = destinationOf(context, source, target);
  if (`${place.path}${sep}`.startsWith(source.path + sep)) throw recordError(sameItem(source.path));
  if (!context.shouldProcess(texts(source, place), 'Copy Directory')) return;
  if (context.shouldProcess(`Destination: ${placeText(place)}`, 'Create Directory')) {
    const made = makeFolder(context, place.path, context.parameters.Force);
    if (made && context.parameters.PassThru) context.write(itemAt(context.session, place));
  }
  if (!context.parameters.Recurse) return;
  const entries = readdirSync(source.path).map((name) => ({ drive: source.drive, path: join(source.path, name) }));
  const isFolder = (entry: Place): boolean => isContainer(context.session, entry);
  const inside = (entry: Place): Place => ({ drive: place.drive, path: join(place.path, basename(entry.path)) });
  for (const entry of entries.filter((one) => !isFolder(one))) copyFile(context, entry, inside(entry));
  for (const entry of entries.filter(isFolder)) copyFolder(context, entry, place);
}
