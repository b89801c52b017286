import { closeSync, existsSync, linkSync, mkdirSync, openSync, rmSync, symlinkSync } from 'node:fs';
import { dirname } from 'node:path';
import type { CmdletContext, CmdletOutput } from '../../../src/engine/command/cmdlet-context.js';
import { toText } from '../../../src/engine/convert/text.js';
import { PSArgumentException, PSArgumentNullException } from '../../../src/engine/errors/engine-exceptions.js';
import { errorRecord } from '../../../src/engine/errors/error-record.js';
import { IOException } from '../../../src/engine/errors/exception-types.js';
import { recordError } from '../../../src/engine/errors/terminating.js';
import { replaceContent } from '../../../src/engine/types/io/replacing-file.js';
import { statIfThere } from '../../../src/engine/types/io/stat.js';
import { isNullish, type Value } from '../../../src/engine/values/value.js';
import { itemError, tryFile } from '../providers/item-errors.js';
import { flatItemsOf, itemAt, itemExists } from '../providers/items.js';
import { isFilePlace, type Place, placeName, placeText } from '../providers/places.js';

/** What New-Item makes. */
export interface CreateOptions {
  readonly ItemType: string | undefined;
  readonly Value: Value;
  readonly Force: boolean;
}

type CreateContext = CmdletContext<CreateOptions>;

const failure = { id: 'NewItemIOError', category: 'WriteError' } as const;

/** Makes an item and writes it. */
export function createItem(context: CreateContext, place: Place): void {
  if (!isFilePlace(place)) createFlat(context, place);
  else createFile(context, place);
}

function createFlat(context: CreateContext, place: Place): void {
  const { session, parameters } = context;
  if (isNullish(parameters.Value)) {
    const message =
      'Cannot process argument because the value of argument "value" is null. Change the value of argument "value" to a non-null value.';
    throw recordError(
      itemError(PSArgumentNullException, message, 'NewItemValueNotSpecified', 'InvalidArgument', place.path),
    );
  }
  if (itemExists(session, place) && !parameters.Force) {
    const message = `The item at path '${place.path}' already exists.`;
    throw recordError(itemError(PSArgumentException, message, 'Argument', 'InvalidArgument'));
  }
  const target = `Item: ${placeName(place)} Type: ${parameters.ItemType ?? ''} Value: ${toText(session, parameters.Value)}`;
  if (!context.shouldProcess(target, 'New Item')) return;
  flatItemsOf(place).write(session, place.path, parameters.Value);
  context.write(itemAt(session, place));
}

const kinds = ['file', 'directory', 'symboliclink', 'junction', 'hardlink'] as const;

/** The kind a started word means; raises PowerShell's error for others. */
function kindOf(type: string | undefined): (typeof kinds)[number] {
  const word = (type ?? 'file').toLowerCase();
  const alias = word === 'container' ? 'directory' : word === 'leaf' ? 'file' : word;
  const found = kinds.find((kind) => kind.startsWith(alias));
  if (found && alias !== '') return found;
  throw recordError(
    itemError(
      PSArgumentException,
      'The type is not a known type for the file system. Only "file","directory" or "symboliclink" can be specified.',
      'Argument',
      'InvalidArgument',
    ),
  );
}

function createFile(context: CreateContext, place: Place): void {
  const kind = kindOf(context.parameters.ItemType);
  const { path } = place;
  const actions = {
    file: 'Create File',
    directory: 'Create Directory',
    symboliclink: 'Create Symbolic Link',
    junction: 'Create Junction',
    hardlink: 'Create Hard Link',
  };
  if (!context.shouldProcess(`Destination: ${placeText(place)}`, actions[kind])) return;
  const made =
    kind === 'directory'
      ? makeFolder(context, path, context.parameters.Force)
      : kind === 'file'
        ? makeFile(context, path)
        : makeLink(context, path, kind);
  if (made) context.write(itemAt(context.session, place));
}

/** Makes a folder with those above it; an item that is there is an error unless `force` and a folder. True when it is there. */
export function makeFolder(context: CmdletOutput, path: string, force: boolean): boolean {
  const old = statIfThere(path);
  if (old?.isDirectory() && force) return true;
  if (old) {
    const message = `An item with the specified name ${path} already exists.`;
    context.writeError(itemError(IOException, message, 'DirectoryExist', 'ResourceExists', path));
    return false;
  }
  return tryFile(context, path, { id: 'CreateDirectoryIOError', category: 'WriteError' }, (target) =>
    mkdirSync(target, { recursive: true }),
  );
}

function makeFile(context: CreateContext, path: string): boolean {
  const { Force, Value: content } = context.parameters;
  return tryFile(context, path, failure, (target) => {
    if (Force) mkdirSync(dirname(target), { recursive: true });
    if (!Force) closeSync(openSync(target, 'wx'));
    if (Force || !isNullish(content))
      replaceContent(target, isNullish(content) ? '' : toText(context.session, content));
  });
}

function makeLink(context: CreateContext, path: string, kind: 'symboliclink' | 'junction' | 'hardlink'): boolean {
  const { Value: given, Force } = context.parameters;
  if (isNullish(given)) {
    const exception = itemError(
      PSArgumentException,
      'Cannot process argument because the value of argument "Target" is null. Change the value of argument "Target" to a non-null value.',
      'ArgumentNull',
      'InvalidArgument',
    ).exception;
    throw recordError(errorRecord({ exception, id: 'ArgumentNull', category: 'InvalidArgument' }));
  }
  const target = toText(context.session, given);
  return tryFile(context, path, failure, () => {
    if (Force && existsSync(path)) rmSync(path);
    if (kind === 'hardlink') linkSync(context.session.location.resolve(target), path);
    else symlinkSync(target, path, kind === 'junction' ? 'junction' : undefined);
  });
}
