import { displayText } from '../convert/numeric.js';
import { toText, toTextCulture } from '../convert/text.js';
import { FormatException } from '../errors/exception-types.js';
import { newException } from '../errors/exceptions.js';
import { netError, runtimeError, TerminatingError } from '../errors/terminating.js';
import { elementTypeOf, isEnumerable } from '../values/arrays.js';
import type { CultureInfo } from '../values/culture.js';
import { CustomObject, unwrap } from '../values/custom-object.js';
import type { ScriptContext } from '../values/script-access.js';
import { typeOf } from '../values/type-of.js';
import { isNullish, type Value } from '../values/value.js';

/** `-f`; FormatError when the format or an index is wrong. */
export function formatOperator(ctx: ScriptContext, left: Value, right: Value): string {
  const format = toText(ctx, left);
  const args = isObjectArray(right) ? right : [right];
  try {
    return compositeFormat(ctx, format, args);
  } catch (error) {
    if (!(error instanceof TerminatingError)) throw error;
    const message = `Error formatting a string: ${error.exception.message}.`;
    throw runtimeError('FormatError', 'InvalidOperation', message, format, error.exception);
  }
}

/** Only an `object[]`, or an array of another reference type, gives several arguments; `int[]` and lists are one. */
function isObjectArray(value: Value): value is Value[] {
  return Array.isArray(value) && !elementTypeOf(value)?.isValueType;
}

/** A piece of a format: text, or a place for an argument. */
type Piece = string | { readonly index: number; readonly width: number; readonly format: string };

const parsed = new Map<string, readonly Piece[]>();

/**
 * .NET composite format (`{index,width:format}`) in the session's culture or the one given; `show` makes the text of one argument.
 * Error: FormatException.
 */
export function compositeFormat(
  ctx: ScriptContext,
  format: string,
  args: readonly Value[],
  culture: CultureInfo = ctx.culture,
  show: typeof formatValue = formatValue,
): string {
  let pieces = parsed.get(format);
  if (!pieces) {
    pieces = parseFormat(format);
    if (parsed.size > 500) parsed.clear();
    parsed.set(format, pieces);
  }
  let text = '';
  for (const piece of pieces) {
    if (typeof piece === 'string') text += piece;
    else {
      if (piece.index >= args.length) throw fault(indexMessage);
      const shown = show(ctx, args[piece.index], piece.format, culture);
      text += piece.width < 0 ? shown.padEnd(-piece.width) : shown.padStart(piece.width);
    }
  }
  return text;
}

const indexMessage =
  'Index (zero based) must be greater than or equal to zero and less than the size of the argument list.';

function fault(message: string): TerminatingError {
  return netError(newException(FormatException, message));
}

function malformed(offset: number, problem: string): TerminatingError {
  return fault(`Input string was not in a correct format. Failure to parse near offset ${offset}. ${problem}`);
}

function parseFormat(format: string): Piece[] {
  const pieces: Piece[] = [];
  let text = '';
  let at = 0;
  while (at < format.length) {
    const c = format[at]!;
    if (c !== '{' && c !== '}') {
      text += c;
      at++;
    } else if (format[at + 1] === c) {
      text += c;
      at += 2;
    } else if (c === '}') {
      const isLast = at + 1 === format.length;
      throw malformed(
        at + 1,
        isLast ? endsPrematurely : 'Unexpected closing brace without a corresponding opening brace.',
      );
    } else {
      if (text) pieces.push(text);
      text = '';
      const item = parseItem(format, at);
      pieces.push(item.piece);
      at = item.end;
    }
  }
  if (text) pieces.push(text);
  return pieces;
}

/** item: digits blank* (',' blank* '-'? digits blank*)? (':' format)? '}'; the offsets of errors are .NET's. */
function parseItem(format: string, open: number): { readonly piece: Piece; readonly end: number } {
  const reader = new ItemReader(format, open);
  const index = reader.number();
  reader.skipBlanks();
  let width = 0;
  if (reader.is(',')) {
    reader.next();
    reader.skipBlanks();
    const isLeft = reader.is('-');
    if (isLeft) reader.next();
    width = reader.number() * (isLeft ? -1 : 1);
    reader.skipBlanks();
  }
  const inner = reader.is('}') ? '' : reader.formatText();
  return { piece: { index, width, format: inner }, end: reader.at + 1 };
}

/** Reads one item character by character; the end of the format is an error wherever it comes. */
class ItemReader {
  readonly #format: string;
  at: number;

  constructor(format: string, open: number) {
    this.#format = format;
    this.at = open;
    this.next();
  }

  is(c: string): boolean {
    return this.#format[this.at] === c;
  }

  next(): void {
    if (++this.at >= this.#format.length) throw this.#endsEarly();
  }

  skipBlanks(): void {
    while (this.is(' ')) this.next();
  }

  number(): number {
    const start = this.at;
    if (!this.#isDigit()) throw malformed(start, 'Expected an ASCII digit.');
    while (this.#isDigit()) this.next();
    return Number(this.#format.slice(start, this.at));
  }

  /** What stands between `:` and `}`; braces are not allowed in it. */
  formatText(): string {
    if (!this.is(':')) throw this.#endsEarly();
    const start = this.at + 1;
    do {
      this.next();
      if (this.is('{')) throw this.#endsEarly();
    } while (!this.is('}'));
    return this.#format.slice(start, this.at);
  }

  #isDigit(): boolean {
    const c = this.#format[this.at]!;
    return c >= '0' && c <= '9';
  }

  #endsEarly(): TerminatingError {
    return malformed(this.at, endsPrematurely);
  }
}

const endsPrematurely = 'Format item ends prematurely.';

/** One value with a .NET format string (`N2`, `yyyy-MM-dd`, `X8`); an empty format is the value's culture text. Error: FormatException. */
export function formatValue(
  ctx: ScriptContext,
  value: Value,
  format: string,
  culture: CultureInfo = ctx.culture,
): string {
  const inner = unwrap(value);
  if (isNullish(inner)) return '';
  if (typeof inner === 'string') return inner;
  const rule = typeOf(inner).rule('format');
  if (rule) return rule(inner as never, format, culture, ctx);
  if (inner instanceof CustomObject) return toTextCulture(ctx, inner);
  return isEnumerable(inner) ? displayText(ctx, inner) : toTextCulture(ctx, inner);
}
