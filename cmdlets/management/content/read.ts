import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { dirname } from 'node:path';
import type { CmdletContext } from '../../../src/engine/command/cmdlet-context.js';
import { errorRecord } from '../../../src/engine/errors/error-record.js';
import { InvalidOperationException } from '../../../src/engine/errors/exception-types.js';
import type { NetException } from '../../../src/engine/errors/exceptions.js';
import { recordError, TerminatingError } from '../../../src/engine/errors/terminating.js';
import { decodeFile, type TextEncoding, utf8NoBom } from '../../../src/engine/types/io/encoding.js';
import { onFile } from '../../../src/engine/types/io/faults.js';
import { enumerate, itemsOf } from '../../../src/engine/values/arrays.js';
import { WrappedValue } from '../../../src/engine/values/custom-object.js';
import { MemberSet, shapeOf } from '../../../src/engine/values/member-set.js';
import type { Value } from '../../../src/engine/values/value.js';
import { itemError, notSupported } from '../providers/item-errors.js';
import { flatItemsOf, isContainer } from '../providers/items.js';
import { isFilePlace, type Place, placeName } from '../providers/places.js';
import { delimited, linesOfBlocks, sizeOf, textBlocks } from './text-blocks.js';

/** How Get-Content reads. */
export interface ReadOptions {
  readonly ReadCount: bigint;
  readonly TotalCount: bigint;
  readonly Tail: number;
  readonly Delimiter: string | undefined;
  readonly Wait: boolean;
  readonly Raw: boolean;
  readonly Encoding: TextEncoding | undefined;
  readonly AsByteStream: boolean;
}

const lineShape = shapeOf(['PSPath', 'PSParentPath', 'PSChildName', 'PSDrive', 'PSProvider', 'ReadCount']);

/** Writes the content of one item. */
export function readContent(context: CmdletContext<ReadOptions>, place: Place): void {
  if (!isFilePlace(place)) {
    readFlat(context, place);
    return;
  }
  if (isContainer(context.session, place)) throw recordError(isDirectory(place.path));
  const { Raw, AsByteStream } = context.parameters;
  try {
    onFile(place.path, () => {
      if (Raw) readRaw(context, place);
      else if (AsByteStream) writeUnits(context, place, readFileSync(place.path));
      else writeUnits(context, place, lines(context.parameters, place.path));
    });
  } catch (error) {
    throw readerFault(error, place.path);
  }
  if (context.parameters.Wait) follow(context, place);
}

function readFlat(context: CmdletContext<ReadOptions>, place: Place): void {
  if (place.path === '') throw notSupported();
  const value = flatItemsOf(place).read(context.session, place.path);
  for (const item of enumerate(value)) context.write(item);
}

function readRaw(context: CmdletContext<ReadOptions>, { path }: Place): void {
  const bytes = readFileSync(path);
  if (context.parameters.AsByteStream) context.write(new Uint8Array(bytes));
  else if (bytes.length > 0) context.write(decodeFile(bytes, context.parameters.Encoding ?? utf8NoBom));
}

function lines({ Delimiter, Encoding }: ReadOptions, path: string): Iterable<string> {
  const encoding = Encoding ?? utf8NoBom;
  if (Delimiter !== undefined && Delimiter !== '\n')
    return delimited(decodeFile(readFileSync(path), encoding), Delimiter);
  return linesOfBlocks(textBlocks(path, encoding));
}

/** Writes lines or bytes, chosen and bundled by -TotalCount, -Tail and -ReadCount. */
function writeUnits(context: CmdletContext<ReadOptions>, place: Place, units: Iterable<string> | Uint8Array): void {
  const { TotalCount, Tail, ReadCount } = context.parameters;
  const all: Iterable<Value> = units instanceof Uint8Array ? itemsOf(units) : units;
  const chosen = Tail >= 0 ? [...all].slice(Tail === 0 ? Number.POSITIVE_INFINITY : -Tail) : all;
  const limit = TotalCount < 0n ? Number.POSITIVE_INFINITY : Number(TotalCount);
  const notes = notesOf(place);
  const bundle = Number(ReadCount);
  let count = 0;
  let pending: Value[] = [];
  if (limit === 0) return;
  for (const unit of chosen) {
    count++;
    if (bundle === 1) context.write(typeof unit === 'string' ? withNotes(unit, notes, count) : unit);
    else {
      pending.push(unit);
      if (pending.length === bundle) {
        context.write(pending);
        pending = [];
      }
    }
    if (count >= limit) break;
  }
  if (pending.length > 0) context.write(pending);
}

type Notes = readonly [string, string, string, Value, Value];

function notesOf(place: Place): Notes {
  const { drive } = place;
  const qualified = (path: string): string => `${drive.provider.qualifiedName}::${path}`;
  return [qualified(place.path), qualified(dirname(place.path)), placeName(place), drive, drive.provider];
}

function withNotes(line: string, notes: Notes, count: number): WrappedValue {
  const members = new MemberSet();
  members.shape = lineShape;
  members.slots = [...notes, BigInt(count)];
  return new WrappedValue(line, members);
}

/** -Wait: goes on with what is added to the file, until the user stops it. */
function follow(context: CmdletContext<ReadOptions>, place: Place): void {
  const encoding = context.parameters.Encoding ?? utf8NoBom;
  let position = sizeOf(place.path);
  for (;;) {
    context.session.sleep(500);
    const size = sizeOf(place.path);
    if (size < position) position = 0;
    if (size === position) continue;
    const text = encoding.decode(bytesBetween(place.path, position, size));
    position = size;
    for (const line of linesOfBlocks([text])) context.write(line);
  }
}

function bytesBetween(path: string, start: number, end: number): Uint8Array {
  const bytes = Buffer.alloc(end - start);
  const descriptor = openSync(path, 'r');
  try {
    return bytes.subarray(0, readSync(descriptor, bytes, 0, bytes.length, start));
  } finally {
    closeSync(descriptor);
  }
}

function isDirectory(path: string) {
  const message = `Unable to get content because it is a directory: '${path}'. Please use 'Get-ChildItem' instead.`;
  return itemError(InvalidOperationException, message, 'GetContainerContentException', 'InvalidOperation', path);
}

const faultIds: Readonly<
  Record<string, readonly [string, 'ObjectNotFound' | 'PermissionDenied' | 'ReadError' | 'InvalidArgument']>
> = {
  FileNotFoundException: ['FileNotFoundError', 'ObjectNotFound'],
  DirectoryNotFoundException: ['DirectoryNotFoundError', 'ObjectNotFound'],
  UnauthorizedAccessException: ['UnauthorizedAccessError', 'PermissionDenied'],
  PathTooLongException: ['PathTooLongError', 'InvalidArgument'],
};

/** Id and category of a file's exception behind a prefix: `GetContentWriterDirectoryNotFoundError`. */
export function contentFault(exception: NetException, prefix: string, otherwise: 'ReadError' | 'WriteError') {
  const known = faultIds[exception.typeName.slice(exception.typeName.lastIndexOf('.') + 1)];
  return { id: `${prefix}${known?.[0] ?? 'IOError'}`, category: known?.[1] ?? otherwise } as const;
}

function readerFault(error: unknown, path: string): unknown {
  if (
    !(error instanceof TerminatingError) ||
    (!error.exception.typeName.startsWith('System.IO') && !error.exception.typeName.includes('UnauthorizedAccess'))
  )
    return error;
  return recordError(
    errorRecord({
      exception: error.exception,
      ...contentFault(error.exception, 'GetContentReader', 'ReadError'),
      target: path,
    }),
  );
}

/** `The 'Raw' and 'TotalCount' parameters cannot be specified in the same command.` */
export function conflict(context: CmdletContext<ReadOptions>): void {
  const { isBound, parameters } = context;
  const refuse = (message: string, id = 'InvalidOperation'): never =>
    context.throwTerminating(itemError(InvalidOperationException, message, id, 'InvalidOperation'));
  if (parameters.TotalCount >= 0n && parameters.Tail >= 0)
    refuse(
      'The parameters TotalCount and Tail cannot be used together. Please specify only one parameter.',
      'TailAndHeadCannotCoexist',
    );
  warnOfEncoding(context);
  if (!parameters.Raw) return;
  if (parameters.Wait) refuse('The Raw and Wait parameters cannot be specified in the same command.');
  for (const name of ['TotalCount', 'Tail', 'Delimiter'] as const)
    if (isBound.call(context, name))
      refuse(`The 'Raw' and '${name}' parameters cannot be specified in the same command.`);
}

/** Bytes have no encoding: naming one is told, and ignored. */
export function warnOfEncoding(
  context: CmdletContext<{ readonly AsByteStream: boolean; readonly Encoding: TextEncoding | undefined }>,
): void {
  const { AsByteStream, Encoding } = context.parameters;
  if (AsByteStream && Encoding) context.warning("Encoding not used when '-AsByteStream' specified.");
}
