import { convertTo } from '../convert/convert.js';
import { toText } from '../convert/text.js';
import { isTrue } from '../convert/truth.js';
import { PSArgumentException } from '../errors/engine-exceptions.js';
import { ArgumentOutOfRangeException } from '../errors/exception-types.js';
import { newException } from '../errors/exceptions.js';
import { engineError, netError, runtimeError, TerminatingError } from '../errors/terminating.js';
import { enumerate } from './arrays.js';
import { Collection } from './lists.js';
import { NetType } from './net-type.js';
import { countError } from './overloads.js';
import { findOwnProperty, setProperty } from './properties.js';
import type { ScriptContext } from './script-access.js';
import { requireType } from './type-names.js';
import { typeOf } from './type-of.js';
import { isNullish, type NetObject, type Value } from './value.js';

type Invoke = (ctx: ScriptContext, target: Value, name: string, args: readonly Value[]) => Value;
type Intrinsic = (ctx: ScriptContext, target: Value, args: readonly Value[], invoke: Invoke) => Value;

/** `.Where()` and `.ForEach()`, which every value has; null for other names. */
export function intrinsicMethod(lowerName: string): Intrinsic | null {
  if (lowerName === 'where') return where;
  return lowerName === 'foreach' ? forEach : null;
}

function isBlock(value: Value): value is NetObject {
  return (
    typeof value === 'object' && value !== null && typeOf(value).fullName === 'System.Management.Automation.ScriptBlock'
  );
}

const modes = ['Default', 'First', 'Last', 'SkipUntil', 'Until', 'Split'] as const;
type WhereMode = (typeof modes)[number];

function where(ctx: ScriptContext, target: Value, args: readonly Value[]): Value {
  const [condition, modeArgument, limitArgument] = args;
  if (args.length < 1 || args.length > 3 || !isBlock(condition)) throw countError('Where', args.length);
  const mode = modeOf(ctx, modeArgument);
  const limit = isNullish(limitArgument) ? 0 : (convertTo(ctx, limitArgument, requireType('System.Int32')) as number);
  if (limit < 0) throw negativeLimit(ctx, limit);
  const items = isNullish(target) ? [] : [...enumerate(target)];
  const test = (item: Value): boolean => isTrue(ctx.invokeBlock(condition, [], item));
  return select(items, test, mode, limit);
}

function negativeLimit(ctx: ScriptContext, limit: number): TerminatingError {
  const message =
    "The 'numberToReturn' value provided to the third argument of the Where() operator must be greater than zero. Please correct the " +
    `argument's value and try running your script again. (Parameter 'numberToReturn')\nActual value was ${toText(ctx, limit)}.`;
  return netError(newException(ArgumentOutOfRangeException, message));
}

function modeOf(ctx: ScriptContext, argument: Value): WhereMode {
  if (isNullish(argument)) return 'Default';
  const text = toText(ctx, argument).toLowerCase();
  const mode = modes.find((name) => name.toLowerCase() === text) ?? modes[Number(text)];
  if (mode) return mode;
  const message = `Cannot convert value "${text}" to type "System.Management.Automation.WhereOperatorSelectionMode".`;
  throw engineError(newException(PSArgumentException, message), 'ArgumentException', 'InvalidArgument');
}

function select(items: Value[], test: (item: Value) => boolean, mode: WhereMode, limit: number): Value {
  switch (mode) {
    case 'Default':
      return collect(items.filter(test), limit || items.length);
    case 'First':
      return firstHits(items, test, limit || 1);
    case 'Last':
      return collection(items.filter(test).slice(-(limit || 1)));
    case 'SkipUntil': {
      const start = items.findIndex(test);
      return collect(start < 0 ? [] : items.slice(start), limit || items.length);
    }
    case 'Until': {
      const end = items.findIndex(test);
      return collect(end < 0 ? items : items.slice(0, end), limit || items.length);
    }
    case 'Split':
      return split(items, test, limit || items.length);
  }
}

function firstHits(items: readonly Value[], test: (item: Value) => boolean, limit: number): Value {
  const found: Value[] = [];
  for (const item of items) {
    if (found.length >= limit) break;
    if (test(item)) found.push(item);
  }
  return collection(found);
}

function split(items: readonly Value[], test: (item: Value) => boolean, limit: number): Value {
  const hits: Value[] = [];
  const rest: Value[] = [];
  for (const item of items) (hits.length < limit && test(item) ? hits : rest).push(item);
  return [collection(hits), collection(rest)];
}

function collect(items: readonly Value[], limit: number): Value {
  return collection(items.slice(0, limit));
}

function collection(items: Value[]): Value {
  return new Collection(requireType('System.Management.Automation.PSObject'), items);
}

function forEach(ctx: ScriptContext, target: Value, args: readonly Value[], invoke: Invoke): Value {
  const [what, ...rest] = args;
  if (args.length === 0) throw countError('ForEach', 0);
  const items = isNullish(target) ? [] : [...enumerate(target)];
  const results: Value[] = [];
  for (const item of items) {
    const result = oneElement(ctx, item, what, rest, invoke);
    for (const value of enumerate(result)) results.push(value);
  }
  return collection(results);
}

/** Calls a method by its name. Error: ForEachNonexistentMemberReference when there is no member of that name. */
function callNamed(ctx: ScriptContext, item: Value, name: string, args: readonly Value[], invoke: Invoke): Value {
  try {
    return invoke(ctx, item, name, args);
  } catch (error) {
    if (!(error instanceof TerminatingError) || error.record.errorId !== 'MethodNotFound') throw error;
    const message =
      `The ForEach() operator could not find a member '${name}' on the target object. Please verify that the named member exists ` +
      'and then try running your script again.';
    throw runtimeError('ForEachNonexistentMemberReference', 'InvalidOperation', message, name);
  }
}

function oneElement(ctx: ScriptContext, item: Value, what: Value, rest: readonly Value[], invoke: Invoke): Value {
  if (isBlock(what)) return ctx.invokeBlock(what, rest, item);
  if (typeof what === 'object' && what instanceof NetType) return convertTo(ctx, item, what);
  const name = toText(ctx, what);
  const property = findOwnProperty(ctx, item, name);
  if (property === undefined) return callNamed(ctx, item, name, rest, invoke);
  if (rest.length === 0) return property;
  setProperty(ctx, item, name, rest[0]);
  return undefined;
}
