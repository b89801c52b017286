import '../../src/engine/types/catalogue.js';
import { castCause } from '../../src/engine/convert/cast-errors.js';
import { toText } from '../../src/engine/convert/text.js';
import { TerminatingError } from '../../src/engine/errors/terminating.js';
import { quietContext } from '../../src/engine/values/bare-context.js';
import { literalValue } from '../../src/engine/values/numbers.js';
import { requireType } from '../../src/engine/values/type-names.js';
import { typeOf } from '../../src/engine/values/type-of.js';
import type { Value } from '../../src/engine/values/value.js';
import type { NumberLiteral } from '../../src/language/ast.js';

/** The context of these tests: en-US, no session. */
export const ctx = quietContext;

/** A value as `text [TypeName]`, so that tables show both. */
export function shown(value: Value): string {
  if (value === null) return 'null';
  return value === undefined ? 'nothing' : `${toText(ctx, value)} [${typeOf(value).name}]`;
}

/** What an action gives, or its error as `id: message`. */
export function outcome(action: () => Value): string {
  try {
    return shown(action());
  } catch (error) {
    if (!(error instanceof TerminatingError)) throw error;
    return `${error.record.errorId}: ${castCause(error).message}`;
  }
}

/** A number of a type, by the type's name. */
export function number(type: NumberLiteral['type'], value: number | bigint | string): Value {
  return literalValue({ type, value });
}

/** A type by the name a script would use. */
export const type = requireType;
