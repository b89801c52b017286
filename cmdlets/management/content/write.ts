import type { CmdletContext } from '../../../src/engine/command/cmdlet-context.js';
import { toTextCulture } from '../../../src/engine/convert/text.js';
import { PSArgumentException } from '../../../src/engine/errors/engine-exceptions.js';
import { errorRecord } from '../../../src/engine/errors/error-record.js';
import { InvalidOperationException, NotSupportedException } from '../../../src/engine/errors/exception-types.js';
import { recordError, TerminatingError } from '../../../src/engine/errors/terminating.js';
import type { TextEncoding } from '../../../src/engine/types/io/encoding.js';
import { ReplacingFile } from '../../../src/engine/types/io/replacing-file.js';
import { itemsOf } from '../../../src/engine/values/arrays.js';
import { unwrap } from '../../../src/engine/values/custom-object.js';
import { Byte } from '../../../src/engine/values/numbers.js';
import { isNullish, type Value } from '../../../src/engine/values/value.js';
import { expandWildcards, hasWildcards, nameFilter, plainPlace } from '../providers/globbing.js';
import { eachReporting, itemError, noContentItem } from '../providers/item-errors.js';
import { flatItemsOf, isContainer } from '../providers/items.js';
import { givenPaths, type PathArguments } from '../providers/path-parameters.js';
import { isFilePlace, type Place, placeName, placeText } from '../providers/places.js';
import { contentFault, warnOfEncoding } from './read.js';

/** How Set-Content and Add-Content write. */
export interface WriteParameters extends PathArguments {
  readonly Value: readonly Value[];
  readonly PassThru: boolean;
  readonly Force: boolean;
  readonly NoNewline: boolean;
  readonly Encoding: TextEncoding | undefined;
  readonly AsByteStream: boolean;
}

/** What is written at one place. */
interface ContentTarget {
  put(value: Value): void;
  commit(): void;
  /** The command ended early: keeps what was put so far. */
  abandon(): void;
}

/** The writers of one Set-Content or Add-Content: opened when the first value is there. */
export class ContentWriters {
  readonly #context: CmdletContext<WriteParameters>;
  readonly #append: boolean;
  #targets: ContentTarget[] | null = null;

  constructor(context: CmdletContext<WriteParameters>, append: boolean) {
    this.#context = context;
    this.#append = append;
  }

  /** Writes the values of -Value. */
  process(): void {
    this.#targets ??= this.#open();
    const { Value: values, PassThru } = this.#context.parameters;
    eachReporting(this.#context, this.#targets, (target) => {
      for (const value of values ?? []) target.put(value);
      if (PassThru) for (const value of values ?? []) this.#context.write(value);
    });
  }

  commit(): void {
    for (const target of this.#targets ?? []) target.commit();
  }

  abandon(): void {
    for (const target of this.#targets ?? []) target.abandon();
  }

  #open(): ContentTarget[] {
    const context = this.#context;
    const { parameters, session } = context;
    const places: Place[] = [];
    const { paths, literal } = givenPaths(parameters);
    warnOfEncoding(context);
    eachReporting(context, paths, (path) => {
      const pattern = !literal && hasWildcards(path);
      const chosen = nameFilter(parameters);
      const found = pattern
        ? expandWildcards(session, path).filter((place) => chosen(placeName(place)))
        : [plainPlace(session, path, literal)];
      if (pattern && found.length === 0) throw recordError(noContentItem(path));
      places.push(...found);
    });
    return this.#openAll(places);
  }

  #openAll(places: readonly Place[]): ContentTarget[] {
    const action = this.#append ? 'Add Content' : 'Set Content';
    const targets: ContentTarget[] = [];
    for (const place of places) {
      if (!this.#context.shouldProcess(`Path: ${placeText(place)}`, action)) continue;
      if (isContainer(this.#context.session, place)) this.#refuseFolder(place.path);
      else eachReporting(this.#context, [place], () => targets.push(this.#target(place)));
    }
    return targets;
  }

  /** Set-Content empties a file first, so its error is Clear-Content's, and ends the statement. */
  #refuseFolder(path: string): void {
    if (!this.#append) {
      const message = `Unable to clear content of '${path}' because it is a directory. Clear-Content is only supported on files.`;
      this.#context.throwTerminating(
        itemError(NotSupportedException, message, 'System.NotSupportedException', 'NotSpecified'),
      );
    }
    const message = `Unable to write content because it is a directory: '${path}'.`;
    this.#context.writeError(
      itemError(InvalidOperationException, message, 'WriteContainerContentException', 'InvalidOperation', path),
    );
  }

  #target(place: Place): ContentTarget {
    if (!isFilePlace(place)) return flatTarget(this.#context, place, this.#append);
    try {
      return fileTarget(this.#context, place.path, this.#append);
    } catch (error) {
      if (!(error instanceof TerminatingError)) throw error;
      const { exception } = error;
      throw recordError(
        errorRecord({ exception, ...contentFault(exception, 'GetContentWriter', 'WriteError'), target: place.path }),
      );
    }
  }
}

function fileTarget(context: CmdletContext<WriteParameters>, path: string, append: boolean): ContentTarget {
  const { Encoding, Force, NoNewline, AsByteStream } = context.parameters;
  const file = new ReplacingFile(path, { encoding: Encoding, append, force: Force });
  const lineEnd = NoNewline ? '' : context.session.windows ? '\r\n' : '\n';
  const put = (value: Value): void => {
    if (AsByteStream) file.writeBytes(Uint8Array.of(byteOf(value)));
    else file.write(`${contentText(context, value)}${lineEnd}`);
  };
  return {
    put: (value) => {
      if (!isNullish(value)) for (const item of itemsOf(unwrap(value))) put(item);
    },
    commit: () => file.commit(),
    abandon: () => file.abandon(),
  };
}

/** The text of one value as content cmdlets write it: in the session's culture. */
function contentText(context: CmdletContext<WriteParameters>, value: Value): string {
  return isNullish(value) ? '' : toTextCulture(context.script, value);
}

/** Raises PowerShell's error for a value that is no byte: numbers are not converted. */
function byteOf(value: Value): number {
  const plain = unwrap(value);
  if (plain instanceof Byte) return plain.value;
  const message = 'Cannot proceed with byte encoding. When using byte encoding the content must be of type byte.';
  throw recordError(itemError(PSArgumentException, message, 'Argument', 'InvalidArgument'));
}

/** The item of a drive without folders gets one value, or all of them as an array. */
function flatTarget(context: CmdletContext<WriteParameters>, place: Place, append: boolean): ContentTarget {
  const items = flatItemsOf(place);
  const before = append ? items.read(context.session, place.path) : null;
  const values: Value[] = isNullish(before) ? [] : [...itemsOf(before)];
  let isOpen = true;
  const commit = (): void => {
    if (!isOpen) return;
    isOpen = false;
    items.write(context.session, place.path, values.length === 1 ? values[0] : values.length === 0 ? null : values);
  };
  return {
    put: (value) => void values.push(value),
    commit,
    abandon() {
      if (values.length > 0) commit();
    },
  };
}
