import { convertTo } from '../convert/convert.js';
import { toEnum } from '../convert/enum-conversion.js';
import { ArgumentException, FormatException } from '../errors/exception-types.js';
import { newException } from '../errors/exceptions.js';
import { netError, TerminatingError } from '../errors/terminating.js';
import { typedArray } from '../values/arrays.js';
import { EnumValue, enumByName, enumData, enumValue } from '../values/enums.js';
import { defineType, type NetType } from '../values/net-type.js';
import type { Reference } from '../values/reference.js';
import type { ScriptContext } from '../values/script-access.js';
import { requireType } from '../values/type-names.js';
import type { Value } from '../values/value.js';
import { valueType } from './core.js';
import { int32Type } from './numbers.js';

/** `.ToString(format)` of an enum: `G`, `F` names, `D` number, `X` hex. */
function formatEnum(self: EnumValue, format: string): string {
  switch (format.toUpperCase()) {
    case '':
    case 'G':
    case 'F':
      return self.text;
    case 'D':
      return self.number.toString();
    case 'X':
      return BigInt.asUintN(32, self.number).toString(16).toUpperCase().padStart(8, '0');
    default:
      throw netError(
        newException(FormatException, 'Format string can be only "G", "g", "X", "x", "F", "f", "D" or "d".'),
      );
  }
}

function numberOf(self: EnumValue, ctx: ScriptContext): Value {
  return convertTo(ctx, self.number, requireType(enumData(self.netType).underlying));
}

function parseEnum(type: NetType, text: string, ignoreCase: boolean, ctx: ScriptContext): Value {
  const exact = text.split(',').every((part) => nameMatches(type, part.trim(), ignoreCase));
  if (exact) return toEnum(ctx, text, type);
  throw netError(newException(ArgumentException, `Requested value '${text}' was not found.`));
}

function nameMatches(type: NetType, name: string, ignoreCase: boolean): boolean {
  const found = enumByName(type, name);
  return found ? ignoreCase || enumData(type).names.includes(name) : /^-?\d+$/.test(name);
}

function tryParseEnum(
  type: NetType,
  text: string,
  ignoreCase: boolean,
  result: Reference,
  ctx: ScriptContext,
): boolean {
  try {
    result.value = parseEnum(type, text, ignoreCase, ctx);
    return true;
  } catch (error) {
    if (!(error instanceof TerminatingError)) throw error;
    result.value = enumValue(type, 0n);
    return false;
  }
}

/** `System.Enum`, the base of enums. */
defineType({
  name: 'System.Enum',
  base: valueType,
  interfaces: ['System.IComparable', 'System.IConvertible', 'System.IFormattable'],
  format: (self: EnumValue, format) => formatEnum(self, format),
  properties: () => ({
    'value__: int': { get: (self: EnumValue, ctx) => numberOf(self, ctx), field: true, hidden: true },
  }),
  methods: () => ({
    'CompareTo(System.Object target): int': (self: EnumValue, [other]: [Value]) =>
      other instanceof EnumValue ? Number(self.number - other.number) : 1,
    'Equals(System.Object obj): bool': (self: EnumValue, [other]: [Value]) =>
      other instanceof EnumValue && other.netType === self.netType && other.number === self.number,
    'HasFlag(System.Enum flag): bool': (self: EnumValue, [flag]: [EnumValue]) =>
      (self.number & flag.number) === flag.number,
    'ToString(): string': (self: EnumValue) => self.text,
    'ToString(string format): string': (self: EnumValue, [format]: [string]) => formatEnum(self, format),
    'GetTypeCode(): System.TypeCode': null,
  }),
  staticMethods: () => ({
    'GetNames(type enumType): string[]': ([type]: [NetType]) =>
      typedArray(requireType('System.String'), [...enumData(type).names]),
    'GetValues(type enumType): array': ([type]: [NetType]) => typedArray(type, [...enumData(type).values]),
    'GetName(type enumType, System.Object value): string': ([type, value]: [NetType, Value], ctx: ScriptContext) => {
      const number = value instanceof EnumValue ? value.number : BigInt(convertTo(ctx, value, int32Type) as number);
      const index = enumData(type).numbers.indexOf(number);
      return index < 0 ? null : enumData(type).names[index]!;
    },
    'GetUnderlyingType(type enumType): type': ([type]: [NetType]) => requireType(enumData(type).underlying),
    'IsDefined(type enumType, System.Object value): bool': ([type, value]: [NetType, Value], ctx: ScriptContext) => {
      if (typeof value === 'string') return enumData(type).names.includes(value);
      if (value instanceof EnumValue) return enumData(type).numbers.includes(value.number);
      return enumData(type).numbers.includes(BigInt(convertTo(ctx, value, int32Type) as number));
    },
    'Parse(type enumType, string value): System.Object': ([type, text]: [NetType, string], ctx: ScriptContext) =>
      parseEnum(type, text, false, ctx),
    'Parse(type enumType, string value, bool ignoreCase): System.Object': (
      [type, text, ignoreCase]: [NetType, string, boolean],
      ctx: ScriptContext,
    ) => parseEnum(type, text, ignoreCase, ctx),
    'TryParse(type enumType, string value, [ref] System.Object result): bool': (
      [type, text, result]: [NetType, string, Reference],
      ctx: ScriptContext,
    ) => tryParseEnum(type, text, false, result, ctx),
    'TryParse(type enumType, string value, bool ignoreCase, [ref] System.Object result): bool': (
      [type, text, ignoreCase, result]: [NetType, string, boolean, Reference],
      ctx: ScriptContext,
    ) => tryParseEnum(type, text, ignoreCase, result, ctx),
    'ToObject(type enumType, System.Object value): System.Object': (
      [type, value]: [NetType, Value],
      ctx: ScriptContext,
    ) => enumValue(type, BigInt(convertTo(ctx, value, int32Type) as number)),
  }),
});
