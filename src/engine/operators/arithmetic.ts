import { numericOf, wholeOf } from '../convert/numeric.js';
import { toText } from '../convert/text.js';
import { ArgumentException, ArgumentOutOfRangeException } from '../errors/exception-types.js';
import { newException } from '../errors/exceptions.js';
import { netError, runtimeError, type TerminatingError } from '../errors/terminating.js';
import { isEnumerable, itemsOf } from '../values/arrays.js';
import { CustomObject, unwrap } from '../values/custom-object.js';
import { Hashtable } from '../values/dictionaries.js';
import { EnumValue, enumValue } from '../values/enums.js';
import { methodNotFound } from '../values/member-errors.js';
import { Char, Double, isNumeric, type NumericValue } from '../values/numbers.js';
import type { ScriptContext } from '../values/script-access.js';
import { typeOf } from '../values/type-of.js';
import { isNullish, type Value } from '../values/value.js';
import { calculate, divideByZero, type NumberOperation } from './number-arithmetic.js';
import { parseOperand } from './number-operands.js';
import { type OperatorName, overloadedOperator } from './overloaded.js';

const operatorNames: Readonly<Record<NumberOperation, { readonly method: OperatorName; readonly sign: string }>> = {
  add: { method: 'op_Addition', sign: '+' },
  subtract: { method: 'op_Subtraction', sign: '-' },
  multiply: { method: 'op_Multiply', sign: '*' },
  divide: { method: 'op_Division', sign: '/' },
  remainder: { method: 'op_Modulus', sign: '%' },
};

/** `left + right` (§16): the left side decides. */
export function add(ctx: ScriptContext, left: Value, right: Value): Value {
  if (typeof left === 'number' && typeof right === 'number') {
    const sum = left + right;
    const int = sum | 0;
    return int === sum ? int : new Double(sum);
  }
  if (typeof left === 'string') return left + (typeof right === 'string' ? right : toText(ctx, right));
  if (isNullish(left)) return isNullish(right) ? null : right;
  if (left instanceof Double && right instanceof Double) return new Double(left.value + right.value);
  return addObjects(ctx, unwrap(left), unwrap(right));
}

function addObjects(ctx: ScriptContext, left: Value, right: Value): Value {
  if (typeof left === 'string' || left instanceof Char) return toText(ctx, left) + toText(ctx, right);
  if (typeof left === 'object' && left !== null) {
    if (isEnumerable(left)) return joinLists(left, right);
    if (left instanceof Hashtable) return mergeTables(left, right);
  }
  return onNumbers(ctx, 'add', left, right);
}

function joinLists(left: object, right: Value): Value {
  const items = itemsOf(left).slice();
  if (isEnumerable(right)) {
    for (const item of itemsOf(right)) items.push(item);
  } else items.push(right === undefined ? null : right);
  return items;
}

function mergeTables(left: Hashtable, right: Value): Value {
  if (!(right instanceof Hashtable)) {
    const message = 'A hash table can only be added to another hash table.';
    throw runtimeError('AddHashTableToNonHashTable', 'InvalidOperation', message);
  }
  const merged = new Hashtable();
  for (const entry of left.entries()) merged.set(entry.key, entry.value);
  for (const entry of right.entries()) {
    const present = merged.entry(entry.key);
    if (present) throw duplicateKey(String(present.key), String(entry.key));
    merged.set(entry.key, entry.value);
  }
  return merged;
}

/** `Item has already been added. …`, as Hashtable's Add says it. */
export function duplicateKey(present: string, added: string): TerminatingError {
  const message = `Item has already been added. Key in dictionary: '${present}'  Key being added: '${added}'`;
  return netError(newException(ArgumentException, message));
}

/** `left - right`. */
export function subtract(ctx: ScriptContext, left: Value, right: Value): Value {
  if (typeof left === 'number' && typeof right === 'number') {
    const difference = left - right;
    const int = difference | 0;
    return int === difference ? int : new Double(difference);
  }
  if (left instanceof Double && right instanceof Double) return new Double(left.value - right.value);
  return onNumbers(ctx, 'subtract', unwrap(left), unwrap(right));
}

/** `left * right`: strings and arrays are repeated. */
export function multiply(ctx: ScriptContext, left: Value, right: Value): Value {
  if (typeof left === 'number' && typeof right === 'number') {
    const product = left * right;
    const int = product | 0;
    return int === product ? int : new Double(product);
  }
  if (left instanceof Double && right instanceof Double) return new Double(left.value * right.value);
  const operand = unwrap(left);
  if (isNullish(operand)) return null;
  if (typeof operand === 'string') return operand.repeat(times(ctx, right));
  if (typeof operand === 'object' && isEnumerable(operand)) return repeatItems(itemsOf(operand), times(ctx, right));
  return onNumbers(ctx, 'multiply', operand, unwrap(right));
}

function repeatItems(items: readonly Value[], count: number): Value {
  const repeated: Value[] = [];
  for (let i = 0; i < count; i++) for (const item of items) repeated.push(item);
  return repeated;
}

function times(_ctx: ScriptContext, right: Value): number {
  const number = isNullish(right) ? 0 : typeof right === 'string' ? parseOperand(right, 0) : numericOf(unwrap(right));
  if (number === undefined) throw methodNotFound(typeOf(right).fullName, 'op_Multiply');
  const count = Number(wholeOf(number) ?? 0);
  if (count >= 0) return count;
  const message = `times ('${count}') must be a non-negative value. (Parameter 'times')\nActual value was ${count}.`;
  throw netError(newException(ArgumentOutOfRangeException, message));
}

/** `left / right`: exact integer quotients stay integers; error when an integer is divided by zero. */
export function divide(ctx: ScriptContext, left: Value, right: Value): Value {
  if (typeof left === 'number' && typeof right === 'number') {
    if (right === 0) throw divideByZero();
    const quotient = left / right;
    const int = quotient | 0;
    return int === quotient ? int : new Double(quotient);
  }
  return onNumbers(ctx, 'divide', unwrap(left), unwrap(right));
}

/** `left % right`; the sign follows the dividend. */
export function remainder(ctx: ScriptContext, left: Value, right: Value): Value {
  if (typeof left === 'number' && typeof right === 'number') {
    if (right === 0) throw divideByZero();
    return (left % right) | 0;
  }
  return onNumbers(ctx, 'remainder', unwrap(left), unwrap(right));
}

function onNumbers(ctx: ScriptContext, operation: NumberOperation, left: Value, right: Value): Value {
  if (left instanceof EnumValue && operation !== 'multiply') return onEnum(ctx, operation, left, right);
  const a = leftNumber(operation, left, right);
  const b = a === undefined ? undefined : rightNumber(a, right);
  if (a !== undefined && b !== undefined) return calculate(operation, a, b);
  const { method } = operatorNames[operation];
  const own = overloadedOperator(ctx, method, left, right);
  if (own !== undefined) return own;
  throw methodNotFound(operandType(a === undefined ? left : right), method);
}

function leftNumber(operation: NumberOperation, left: Value, right: Value): NumericValue | undefined {
  if (isNullish(left)) return 0;
  if (typeof left === 'string') return parseOperand(left, 0);
  if (typeof left === 'boolean' && operation === 'multiply') {
    const text = `The operation '[System.Boolean] * [${typeOf(right).fullName}]' is not defined.`;
    throw runtimeError('NotADefinedOperationForType', 'InvalidOperation', text);
  }
  return left instanceof Char ? left.code : numericOf(left);
}

function rightNumber(left: NumericValue, right: Value): NumericValue | undefined {
  if (isNullish(right)) return 0;
  return typeof right === 'string' ? parseOperand(right, left) : numericOf(right);
}

/** How errors name an operand's type: custom objects are PSObjects here. */
function operandType(value: Value): string {
  return value instanceof CustomObject ? 'System.Management.Automation.PSObject' : typeOf(value).fullName;
}

function onEnum(_ctx: ScriptContext, operation: NumberOperation, left: EnumValue, right: Value): Value {
  const a = Number(left.number);
  const operand = isNullish(right) ? 0 : typeof right === 'string' ? parseOperand(right, a) : numericOf(right);
  if (operand === undefined) throw methodNotFound(typeOf(right).fullName, operatorNames[operation].method);
  const result = calculate(operation, a, typeof operand === 'bigint' ? Number(operand) : operand);
  if (right instanceof EnumValue || (operation !== 'add' && operation !== 'subtract')) return result;
  return enumValue(left.netType, wholeOf(result)!);
}

/** Unary `-`. */
export function negate(ctx: ScriptContext, operand: Value): Value {
  if (typeof operand === 'number') return operand === 0 ? 0 : subtract(ctx, 0, operand);
  if (operand instanceof Double) return new Double(-operand.value);
  return overloadedOperator(ctx, 'op_UnaryNegation', operand) ?? subtract(ctx, 0, signed(operand));
}

/** Unary `+`: texts become numbers. */
export function plus(ctx: ScriptContext, operand: Value): Value {
  return typeof operand === 'number' ? operand : add(ctx, 0, signed(operand));
}

function signed(operand: Value): Value {
  const value = unwrap(operand);
  return typeof value === 'string' ? parseOperand(value, 0) : value;
}

/** `++` and `--`: `step` is 1 or -1; error OperatorRequiresNumber for what is no number. */
export function increment(_ctx: ScriptContext, operand: Value, step: 1 | -1): Value {
  if (typeof operand === 'number') {
    const next = operand + step;
    return (next | 0) === next ? next : new Double(next);
  }
  if (isNullish(operand)) return step;
  const value = unwrap(operand);
  if (isNumeric(value)) return calculate('add', value, step);
  const sign = step === 1 ? '++' : '--';
  const message = `The '${sign}' operator works only on numbers. The operand is a '${typeOf(value).fullName}'.`;
  throw runtimeError('OperatorRequiresNumber', 'InvalidOperation', message);
}
