import { ArgumentException, ArgumentOutOfRangeException } from '../engine/errors/exception-types.js';
import { type NetException, newException } from '../engine/errors/exceptions.js';
import { netError } from '../engine/errors/terminating.js';
import type { PropertyDefinition } from '../engine/values/type-definition.js';
import type { Value } from '../engine/values/value.js';
import { stripEscapes } from './escape-codes.js';

/** A code as a script sets it: escape sequences only. */
export function checkedCode(text: string): string {
  if (stripEscapes(text) === '') return text;
  const message = `The specified string contains printable content when it should only contain ANSI escape sequences: ${stripEscapes(text)}`;
  throw netError(newException(ArgumentException, message));
}

/** Cells that a progress line needs. */
const leastProgressWidth = 18;

/** A width for progress lines; raises ArgumentOutOfRangeException for less than 18 cells. */
export function checkedWidth(cells: number): number {
  if (cells < leastProgressWidth) throw netError(widthTooSmall());
  return cells;
}

function widthTooSmall(): NetException {
  const message = 'The MaxWidth for the Progress rendering must be at least 18 to render correctly.';
  return newException(ArgumentOutOfRangeException, `${message} (Parameter 'MaxWidth')`);
}

/** An extension as a key: it starts with a period. */
export function checkedExtension(text: string): string {
  if (text.startsWith('.')) return text.toLowerCase();
  const message = 'When adding or removing extensions, the extension must start with a period.';
  throw netError(newException(ArgumentException, message));
}

/** A property whose value is a code in a field. */
export function codeProperty<T extends object>(field: keyof T & string): PropertyDefinition {
  return {
    get: (self: T) => self[field] as Value,
    set: (self: T, value: string) => {
      (self as Record<string, unknown>)[field] = checkedCode(value);
    },
  };
}
