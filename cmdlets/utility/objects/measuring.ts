import type { CmdletContext } from '../../../src/engine/command/cmdlet-context.js';
import { tryConvert } from '../../../src/engine/convert/convert.js';
import { toTextCulture } from '../../../src/engine/convert/text.js';
import { PSArgumentException, PSInvalidOperationException } from '../../../src/engine/errors/engine-exceptions.js';
import { errorRecord } from '../../../src/engine/errors/error-record.js';
import { newException } from '../../../src/engine/errors/exceptions.js';
import { compareOrder } from '../../../src/engine/operators/comparison.js';
import { WildcardPattern } from '../../../src/engine/operators/wildcard.js';
import { unwrap } from '../../../src/engine/values/custom-object.js';
import { Double } from '../../../src/engine/values/numbers.js';
import type { ScriptContext } from '../../../src/engine/values/script-access.js';
import { requireType } from '../../../src/engine/values/type-names.js';
import { typeName } from '../../../src/engine/values/type-of.js';
import { isNullish, type Value } from '../../../src/engine/values/value.js';
import { type Outcome, outcomeOf, resolveExpressions } from '../../../src/format/expressions.js';
import { plainKeys, readParameters } from '../../../src/format/parameter-keys.js';
import { GenericMeasureInfo, GenericObjectMeasureInfo, TextMeasureInfo } from './measure-info.js';

/** Takes objects, and outputs what it found out. */
export interface Measuring {
  add(object: Value): void;
  finish(): void;
}

type MeasureContext = Pick<CmdletContext<unknown>, 'script' | 'write' | 'writeError'>;

/** Values of each measured property, under the property's name; the object itself under ''. */
class Measured<T> {
  readonly entries = new Map<string, T>();
  readonly #make: (property: string | null) => T;

  constructor(make: (property: string | null) => T) {
    this.#make = make;
  }

  entry(property: string | null): T {
    const key = (property ?? '').toLowerCase();
    let entry = this.entries.get(key);
    if (!entry) {
      entry = this.#make(property);
      this.entries.set(key, entry);
    }
    return entry;
  }
}

/** Calls back for every property of an object that is measured, once for each; `miss` for a name that the object lacks. */
function propertyWalker(
  context: MeasureContext,
  properties: readonly Value[] | undefined,
  take: (property: string | null, value: Value) => void,
  miss: (property: string) => void,
): (object: Value) => void {
  if (properties === undefined) return (object) => take(null, object);
  const parameters = readParameters(context.script, properties, plainKeys);
  return (object) => {
    const taken = new Set<string>();
    for (const { source } of parameters) {
      const expressions = resolveExpressions(context.script, object, source);
      if (expressions.length === 0 && typeof source === 'string' && !WildcardPattern.hasWildcards(source)) miss(source);
      for (const expression of expressions) {
        const key = expression.label.toLowerCase();
        if (taken.has(key)) continue;
        const outcome: Outcome = outcomeOf(context.script, expression, object);
        if (outcome === null) continue;
        take(expression.label, 'value' in outcome ? outcome.value : null);
        taken.add(key);
      }
    }
  };
}

/** In strict mode from version 2 a property that no object had is an error. */
function reportMissing(context: MeasureContext, kind: 'Generic' | 'Text', name: string): void {
  if (context.script.strictMode < 2) return;
  const message =
    'Cannot process argument because the value of argument "Property" is not valid. Change the value of the "Property" argument and run the operation again.';
  context.writeError(
    errorRecord({
      exception: newException(PSArgumentException, message),
      id: `${kind}MeasurePropertyNotFound`,
      category: 'InvalidArgument',
      details: `The property "${name}" cannot be found in the input for any objects.`,
    }),
  );
}

/** Which statistics are wanted. */
interface NumberParameters {
  readonly Property: readonly Value[] | undefined;
  readonly Sum: boolean;
  readonly Average: boolean;
  readonly Maximum: boolean;
  readonly Minimum: boolean;
  readonly StandardDeviation: boolean;
  readonly AllStats: boolean;
}

interface NumberState {
  readonly property: string | null;
  count: number;
  sum: number;
  variance: number;
  maximum: Value;
  minimum: Value;
}

/** -Sum, -Average, -Maximum, -Minimum, -StandardDeviation, or just the count. */
export function measureNumbers(context: MeasureContext, p: NumberParameters): Measuring {
  const wants = (given: boolean): boolean => given || p.AllStats;
  const wantsNumbers = wants(p.Sum) || wants(p.Average) || wants(p.StandardDeviation);
  const measured = new Measured<NumberState>((property) => ({
    property,
    count: 0,
    sum: 0,
    variance: 0,
    maximum: null,
    minimum: null,
  }));
  let failed = false;
  const take = (property: string | null, value: Value): void => {
    const state = measured.entry(property);
    state.count++;
    if (wantsNumbers) {
      const number = numberOf(context.script, value);
      if (number === null) {
        failed = true;
        context.writeError(notNumeric(context.script, value));
        return;
      }
      addNumber(state, number);
    }
    if (wants(p.Minimum)) state.minimum = extreme(context.script, value, state.minimum, -1);
    if (wants(p.Maximum)) state.maximum = extreme(context.script, value, state.maximum, 1);
  };
  return {
    add: propertyWalker(context, p.Property, take, (name) => void measured.entry(name)),
    finish() {
      if (p.Property === undefined) measured.entry(null);
      for (const state of measured.entries.values()) {
        if (state.count === 0 && state.property !== null) reportMissing(context, 'Generic', state.property);
        else context.write(numberInfo(context.script, state, p, wants, failed));
      }
    },
  };
}

function numberInfo(
  ctx: ScriptContext,
  state: NumberState,
  p: NumberParameters,
  wants: (given: boolean) => boolean,
  failed: boolean,
): GenericMeasureInfo {
  const extremes = [state.maximum, state.minimum].filter((value) => !isNullish(value));
  const numbers = extremes.every((value) => numberOf(ctx, value) !== null);
  const info = numbers ? new GenericMeasureInfo(state.property) : new GenericObjectMeasureInfo(state.property);
  const shown = (value: Value): Value =>
    isNullish(value) ? null : numbers ? new Double(numberOf(ctx, value)!) : value;
  info.count = state.count;
  if (!failed && wants(p.Sum)) info.sum = new Double(state.sum);
  if (!failed && wants(p.Average) && state.count > 0) info.average = new Double(state.sum / state.count);
  if (!failed && wants(p.StandardDeviation)) info.standardDeviation = new Double(Math.sqrt(state.variance));
  info.maximum = shown(state.maximum);
  info.minimum = shown(state.minimum);
  return info;
}

/** Sum and variance without a second pass over the values. */
function addNumber(state: NumberState, number: number): void {
  const before = state.sum;
  state.sum += number;
  const { count } = state;
  if (count < 2) return;
  const distance = number - before / (count - 1);
  state.variance = (state.variance * (count - 2)) / (count - 1) + (distance * distance) / count;
}

function numberOf(ctx: ScriptContext, value: Value): number | null {
  if (typeof value === 'number') return value;
  if (isNullish(value)) return 0;
  const converted = tryConvert(ctx, unwrap(value), requireType('System.Double'));
  return converted instanceof Double ? converted.value : null;
}

/** The greater (`sign` 1) or lesser of two values; values of different types are compared as texts. */
function extreme(ctx: ScriptContext, value: Value, best: Value, sign: 1 | -1): Value {
  if (isNullish(best)) return value;
  const a = comparable(ctx, best);
  const b = isNullish(value) ? null : comparable(ctx, value);
  const isSameType = b === null || typeName(unwrap(a)) === typeName(unwrap(b));
  const order = isSameType
    ? compareOrder(ctx, a, b, true)
    : compareOrder(ctx, toTextCulture(ctx, a), toTextCulture(ctx, b), true);
  return -order * sign > 0 ? value : best;
}

function comparable(ctx: ScriptContext, value: Value): Value {
  const number = numberOf(ctx, value);
  return number === null ? value : new Double(number);
}

function notNumeric(ctx: ScriptContext, value: Value): ReturnType<typeof errorRecord> {
  const exception = newException(
    PSInvalidOperationException,
    `Input object "${toTextCulture(ctx, value)}" is not numeric.`,
  );
  return errorRecord({ exception, id: 'NonNumericInputObject', category: 'InvalidType', target: value });
}

/** What is counted in texts. */
interface TextParameters {
  readonly Property: readonly Value[] | undefined;
  readonly Line: boolean;
  readonly Word: boolean;
  readonly Character: boolean;
  readonly IgnoreWhiteSpace: boolean;
}

/** -Line, -Word, -Character. */
export function measureText(context: MeasureContext, p: TextParameters): Measuring {
  const found = new Set<TextMeasureInfo>();
  const measured = new Measured((property) => {
    const info = new TextMeasureInfo(property);
    if (p.Line) info.lines = 0;
    if (p.Word) info.words = 0;
    if (p.Character) info.characters = 0;
    return info;
  });
  const take = (property: string | null, value: Value): void => {
    const info = measured.entry(property);
    found.add(info);
    const text = isNullish(value) ? '' : toTextCulture(context.script, value);
    if (info.lines !== null) info.lines += countLines(text);
    if (info.words !== null) info.words += text.match(/\S+/g)?.length ?? 0;
    if (info.characters !== null) info.characters += p.IgnoreWhiteSpace ? text.replace(/\s/g, '').length : text.length;
  };
  return {
    add: propertyWalker(context, p.Property, take, (name) => void measured.entry(name)),
    finish() {
      if (p.Property === undefined) measured.entry(null);
      for (const info of measured.entries.values()) {
        if (info.property !== null && !found.has(info)) reportMissing(context, 'Text', info.property);
        else context.write(info);
      }
    },
  };
}

function countLines(text: string): number {
  if (text === '') return 0;
  const ends = text.split('\n').length - 1;
  return text.endsWith('\n') ? ends : ends + 1;
}
