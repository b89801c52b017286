import { displayText } from '../convert/numeric.js';
import { toText, toTextCulture } from '../convert/text.js';
import { FormatException } from '../errors/exception-types.js';
import { newException } from '../errors/exceptions.js';
import { netError, runtimeError, TerminatingError } from '../errors/terminating.js';
import { isEnumerable, itemsOf } from '../values/arrays.js';
import type { CultureInfo } from '../values/culture.js';
import { CustomObject, unwrap } from '../values/custom-object.js';
import { typeOf } from '../values/net-type.js';
import type { ScriptContext } from '../values/script-access.js';
import { isNullish, type Value } from '../values/value.js';

/** `-f`; FormatError when the format or an index is wrong. */
export function formatOperator(ctx: ScriptContext, left: Value, right: Value): string {
  const format = isEnumerable(left) ? toText(ctx, left) : toText(ctx, left);
  const args = isEnumerable(right) ? itemsOf(right) : [right];
  try {
    return compositeFormat(ctx, format, args);
  } catch (error) {
    if (!(error instanceof TerminatingError)) throw error;
    const message = `Error formatting a string: ${error.exception.message}.`;
    throw runtimeError('FormatError', 'InvalidOperation', message, format, error.exception);
  }
}

/** A piece of a format: text, or a place for an argument. */
type Piece = string | { readonly index: number; readonly width: number; readonly format: string };

const parsed = new Map<string, readonly Piece[]>();

/** .NET composite format (`{index,width:format}`) in the session's culture or the one given. Error: FormatException. */
export function compositeFormat(
  ctx: ScriptContext,
  format: string,
  args: readonly Value[],
  culture: CultureInfo = ctx.culture,
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
      const shown = formatValue(ctx, args[piece.index], piece.format, culture);
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
    } else if (c === '}') throw malformed(at + 1, 'Unexpected closing brace without a corresponding opening brace.');
    else {
      if (text) pieces.push(text);
      text = '';
      const item = parseItem(format, at + 1);
      pieces.push(item.piece);
      at = item.end;
    }
  }
  if (text) pieces.push(text);
  return pieces;
}

/** item: digits (',' '-'? digits)? (':' format)? '}' */
function parseItem(format: string, start: number): { readonly piece: Piece; readonly end: number } {
  let at = start;
  if (at >= format.length) throw malformed(at, 'Format item ends prematurely.');
  if (!/\d/.test(format[at]!)) throw malformed(at, 'Expected an ASCII digit.');
  const index = /^\d+/.exec(format.slice(at))![0];
  at += index.length;
  at = skipBlanks(format, at);
  let width = 0;
  if (format[at] === ',') {
    const alignment = /^,\s*(-?\d+)\s*/.exec(format.slice(at));
    if (!alignment)
      throw malformed(at + 1, at + 1 >= format.length ? 'Format item ends prematurely.' : 'Expected an ASCII digit.');
    width = Number(alignment[1]);
    at += alignment[0].length;
  }
  let inner = '';
  if (format[at] === ':') {
    const end = format.indexOf('}', at);
    if (end < 0) throw malformed(format.length, 'Format item ends prematurely.');
    inner = format.slice(at + 1, end);
    at = end;
  }
  if (at >= format.length) throw malformed(format.length, 'Format item ends prematurely.');
  if (format[at] !== '}') throw malformed(at + 1, 'Expected a closing brace.');
  return { piece: { index: Number(index), width, format: inner }, end: at + 1 };
}

function skipBlanks(text: string, at: number): number {
  let next = at;
  while (text[next] === ' ') next++;
  return next;
}

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
