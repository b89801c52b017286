import { isTrue } from '../convert/truth.js';
import { FormatException } from '../errors/exception-types.js';
import { newException } from '../errors/exceptions.js';
import { netError } from '../errors/terminating.js';
import { compareEqual, compareOrder } from '../operators/comparison.js';
import { bareObject, CustomObject, WrappedValue } from '../values/custom-object.js';
import { defineType, type NetType } from '../values/net-type.js';
import type { Reference } from '../values/reference.js';
import type { ScriptContext } from '../values/script-access.js';
import { SwitchParameter } from '../values/switch-parameter.js';
import { typeOf } from '../values/type-of.js';
import type { Value } from '../values/value.js';
import { hashOf } from './hash-code.js';
import { plainTextOf } from './plain-text.js';

/** `System.Object`: what every value can do. */
export const objectType = defineType({
  name: 'System.Object',
  base: null,
  methods: () => ({
    'Equals(System.Object obj): bool': (self: Value, [other]: [Value], ctx: ScriptContext) =>
      objectEquals(self, other, ctx),
    'GetHashCode(): int': (self: Value) => hashOf(self),
    'GetType(): type': (self: Value) => typeOf(self),
    'ToString(): string': (self: Value, _args: [], ctx: ScriptContext) => plainTextOf(ctx, self),
  }),
  staticMethods: () => ({
    'Equals(System.Object objA, System.Object objB): bool': ([a, b]: [Value, Value], ctx: ScriptContext) =>
      objectEquals(a, b, ctx),
    'ReferenceEquals(System.Object objA, System.Object objB): bool': ([a, b]: [Value, Value]) =>
      a === b && typeof a === 'object',
  }),
  constructors: () => ({ 'new()': () => new PlainObject() }),
});

/** `[object]::new()`: nothing but an identity. */
class PlainObject extends CustomObject {
  override get netType(): NetType {
    return objectType;
  }
}

/** `.Equals()` as .NET has it: the same type and the same value, texts by their code units. */
export function objectEquals(left: Value, right: Value, ctx: ScriptContext): boolean {
  if (left === right) return true;
  if (left === null || right === null || left === undefined || right === undefined) return false;
  const type = typeOf(left);
  if (typeOf(right) !== type) return false;
  if (typeof left !== 'object') return false;
  const rule = type.rule('equals');
  if (rule) return rule(left as never, right, ctx);
  return type.isValueType && compareEqual(ctx, left, right, true);
}

/** `System.ValueType`, the base of structs. */
export const valueType = defineType({ name: 'System.ValueType', base: objectType });

/** `System.Void`: `[void]` drops a value. */
defineType({
  name: 'System.Void',
  accelerators: ['void'],
  kind: 'struct',
  convert: () => null,
  fromNull: () => null,
});

/** `System.Boolean`. */
export const booleanType = defineType({
  name: 'System.Boolean',
  accelerators: ['bool', 'boolean'],
  base: valueType,
  kind: 'struct',
  interfaces: ['System.IComparable', 'System.IConvertible', 'System.IEquatable`1[System.Boolean]'],
  convert: (value) => isTrue(value),
  fromNull: () => false,
  defaultValue: () => false,
  text: (self: boolean) => (self ? 'True' : 'False'),
  compare: (self: boolean, other: boolean) => Number(self) - Number(other),
  methods: () => ({
    'CompareTo(bool value): int': (self: boolean, [other]: [boolean]) => Number(self) - Number(other),
    'CompareTo(System.Object obj): int': (self: boolean, [other]: [Value], ctx: ScriptContext) =>
      compareOrder(ctx, self, other, true),
    'Equals(bool obj): bool': (self: boolean, [other]: [boolean]) => self === other,
    'ToString(): string': (self: boolean) => (self ? 'True' : 'False'),
    'ToString(System.IFormatProvider provider): string': (self: boolean) => (self ? 'True' : 'False'),
  }),
  statics: () => ({
    'TrueString: string': { get: () => 'True', field: true },
    'FalseString: string': { get: () => 'False', field: true },
  }),
  staticMethods: () => ({
    'Parse(string value): bool': ([text]: [string]) => parseBoolean(text) ?? failBoolean(text),
    'TryParse(string value, [ref] bool result): bool': ([text, result]: [string, Reference]) => {
      const parsed = parseBoolean(text);
      result.value = parsed ?? false;
      return parsed !== null;
    },
  }),
});

function parseBoolean(text: string): boolean | null {
  const word = text.trim().toLowerCase();
  return word === 'true' ? true : word === 'false' ? false : null;
}

function failBoolean(text: string): never {
  throw netError(newException(FormatException, `String '${text}' was not recognized as a valid Boolean.`));
}

/** `System.Management.Automation.PSObject`, the type of custom objects and of members added to others. */
defineType({
  name: 'System.Management.Automation.PSObject',
  accelerators: ['psobject', 'pscustomobject'],
  base: objectType,
  convert: (value) => asPsObject(value),
  constructors: () => ({
    'new()': () => bareObject(),
    'new(System.Object obj)': ([value]: [Value]) => asPsObject(value),
  }),
  staticMethods: () => ({ 'AsPSObject(System.Object obj): psobject': ([value]: [Value]) => asPsObject(value) }),
});

function asPsObject(value: Value): Value {
  return value;
}

/** `System.Management.Automation.PSCustomObject`: what `[pscustomobject]@{}` says its type is. */
defineType({
  name: 'System.Management.Automation.PSCustomObject',
  base: objectType,
  represents: CustomObject,
  methods: () => ({
    'ToString(): string': (self: CustomObject, _args: [], ctx: ScriptContext) => plainTextOf(ctx, self),
  }),
});

defineType({ name: 'migsh.WrappedValue', base: objectType, represents: WrappedValue });

defineType({
  name: 'System.Management.Automation.Internal.AutomationNull',
  base: objectType,
  kind: 'static',
  statics: () => ({ 'Value: psobject': () => null }),
});

/** `System.Management.Automation.SwitchParameter`. */
defineType({
  name: 'System.Management.Automation.SwitchParameter',
  accelerators: ['switch'],
  base: valueType,
  kind: 'struct',
  represents: SwitchParameter,
  convert: (value) => new SwitchParameter(isTrue(value)),
  fromNull: () => new SwitchParameter(false),
  defaultValue: () => new SwitchParameter(false),
  text: (self: SwitchParameter) => (self.isPresent ? 'True' : 'False'),
  equals: (self: SwitchParameter, other) => other instanceof SwitchParameter && other.isPresent === self.isPresent,
  properties: () => ({ 'IsPresent: bool': (self: SwitchParameter) => self.isPresent }),
  methods: () => ({ 'ToBool(): bool': (self: SwitchParameter) => self.isPresent }),
  statics: () => ({ 'Present: switch': () => new SwitchParameter(true) }),
  constructors: () => ({ 'new(bool isPresent)': ([isPresent]: [boolean]) => new SwitchParameter(isPresent) }),
});
