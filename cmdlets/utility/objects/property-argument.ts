import { arrayOf, netType } from '../../../src/engine/command/parameter-types.js';
import { type ErrorRecord, errorRecord } from '../../../src/engine/errors/error-record.js';
import type { TerminatingError } from '../../../src/engine/errors/terminating.js';
import type { ScriptContext } from '../../../src/engine/values/script-access.js';
import type { Value } from '../../../src/engine/values/value.js';
import { type Expression, outcomeOf, resolveExpressions } from '../../../src/format/expressions.js';
import type { CalculatedProperty } from '../../../src/format/parameter-keys.js';

/** A property name, a pattern or a script block as a parameter. */
export const propertyExpression = netType<Value>(
  'Microsoft.PowerShell.Commands.PSPropertyExpression',
  'PSPropertyExpression',
  {
    convert: (_ctx, value) => value,
  },
);

/** Several of them. */
export const propertyExpressions = arrayOf(propertyExpression);

/** What a key is for one object: its value, or that the object does not have it. */
export type KeyValue = { readonly value: Value } | null;

/** Reads one key of objects. Patterns take the first property they match; a script's errors are reported, the key then is missing. */
export class KeyReader {
  readonly property: CalculatedProperty;
  readonly #ctx: ScriptContext;
  readonly #report: (error: TerminatingError, object: Value) => void;
  /** The expression itself where it is the same for every object. */
  readonly #fixed: Expression | null;

  constructor(
    ctx: ScriptContext,
    property: CalculatedProperty,
    report: (error: TerminatingError, object: Value) => void,
  ) {
    this.#ctx = ctx;
    this.property = property;
    this.#report = report;
    const { source } = property;
    this.#fixed = typeof source === 'string' ? null : (resolveExpressions(ctx, null, source)[0] ?? null);
  }

  /** How an object of the output calls this key. */
  get label(): string {
    const { source } = this.property;
    return typeof source === 'string' ? source : source.text;
  }

  read(object: Value): KeyValue {
    const expression = this.#fixed ?? resolveExpressions(this.#ctx, object, this.property.source)[0];
    if (expression === undefined) return null;
    const outcome = outcomeOf(this.#ctx, expression, object);
    if (outcome === null) return null;
    if ('value' in outcome) return { value: outcome.value ?? null };
    this.#report(outcome.error, object);
    return null;
  }
}

/** The error of a key whose script failed for an object. */
export function evaluationError(error: TerminatingError, object: Value): ErrorRecord {
  return errorRecord({
    exception: error.exception,
    id: 'ExpressionEvaluation',
    category: 'InvalidResult',
    target: object,
  });
}
