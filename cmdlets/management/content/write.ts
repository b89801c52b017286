import type { CmdletContext } from '../../../src/engine/command/definition.js';
import { toTextCulture } from '../../../src/engine/convert/text.js';
import { errorRecord } from '../../../src/engine/errors/error-record.js';
import { recordError, TerminatingError } from '../../../src/engine/errors/terminating.js';
import type { TextEncoding } from '../../../src/engine/types/io/encoding.js';
import { itemsOf } from '../../../src/engine/values/arrays.js';
import { unwrap } from '../../../src/engine/values/custom-object.js';
import { isNumeric, toDouble } from '../../../src/engine/values/numbers.js';
import { isNullish, type Value } from '../../../src/engine/values/value.js';
import { expandWildcards, hasWildcards, nameFilter, plainPlace } from '../providers/globbing.js';
import { eachReporting, noContentItem } from '../providers/item-errors.js';
import { flatItemsOf } from '../providers/items.js';
import { givenPaths, type PathArguments } from '../providers/path-parameters.js';
import { isFilePlace, type Place, placeName, placeText } from '../providers/places.js';
import { contentFault } from './read.js';
import { ReplacingFile } from './replacing-file.js';

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
  discard(): void;
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
    for (const value of values ?? []) {
      for (const target of this.#targets) target.put(value);
      if (PassThru && this.#targets.length > 0) this.#context.write(value);
    }
  }

  commit(): void {
    for (const target of this.#targets ?? []) target.commit();
  }

  discard(): void {
    for (const target of this.#targets ?? []) target.discard();
  }

  #open(): ContentTarget[] {
    const context = this.#context;
    const { parameters, session } = context;
    const targets: ContentTarget[] = [];
    const { paths, literal } = givenPaths(parameters);
    const action = this.#append ? 'Add Content' : 'Set Content';
    eachReporting(context, paths, (path) => {
      const pattern = !literal && hasWildcards(path);
      const chosen = nameFilter(parameters);
      const places = pattern
        ? expandWildcards(session, path).filter((place) => chosen(placeName(place)))
        : [plainPlace(session, path, literal)];
      if (pattern && places.length === 0) throw recordError(noContentItem(path));
      for (const place of places) {
        if (context.shouldProcess(`Path: ${placeText(place)}`, action)) targets.push(this.#target(place));
      }
    });
    return targets;
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
    discard: () => file.discard(),
  };
}

/** The text of one value as content cmdlets write it: in the session's culture. */
function contentText(context: CmdletContext<WriteParameters>, value: Value): string {
  return isNullish(value) ? '' : toTextCulture(context.script, value);
}

function byteOf(value: Value): number {
  const plain = unwrap(value);
  return isNumeric(plain) ? toDouble(plain) & 0xff : 0;
}

/** The item of a drive without folders gets one value, or all of them as an array. */
function flatTarget(context: CmdletContext<WriteParameters>, place: Place, append: boolean): ContentTarget {
  const items = flatItemsOf(place);
  const before = append ? items.read(context.session, place.path) : null;
  const values: Value[] = isNullish(before) ? [] : [...itemsOf(before)];
  return {
    put: (value) => void values.push(value),
    commit: () =>
      items.write(context.session, place.path, values.length === 1 ? values[0] : values.length === 0 ? null : values),
    discard: () => {},
  };
}
