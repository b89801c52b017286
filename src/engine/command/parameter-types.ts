import type { ScriptBlock } from '../pipeline/script-block.js';
import type { Uri } from '../types/net/uri.js';
import type { DateTime } from '../values/datetime.js';
import type { Hashtable } from '../values/dictionaries.js';
import type { SecureString } from '../values/secure-string.js';
import type { TimeSpan } from '../values/timespan.js';
import type { NetObject, Value } from '../values/value.js';
import { enumName, flagNames } from './enum-argument.js';
import type { CompletionChoice, CompletionScope, ParameterType } from './parameter-type.js';

/** A choice of `complete` and `convert` for a type made here. */
export interface TypeBehaviour {
  readonly convert?: ParameterType<unknown>['convert'];
  readonly complete?: (word: string, scope: CompletionScope) => Iterable<CompletionChoice>;
}

/** A type that is one .NET type of the engine; conversion is PowerShell's unless `behaviour` brings its own. */
export function netType<T extends Value>(name: string, label: string, behaviour: TypeBehaviour = {}): ParameterType<T> {
  return scalar<T>(name, label, null, behaviour);
}

/** `T[]` of a scalar type: one value is wrapped, a list is converted element by element. */
export function arrayOf<T extends Value>(element: ParameterType<T>): ParameterType<readonly T[]> {
  return {
    name: `${element.name}[]`,
    label: `${element.label}[]`,
    kind: 'collection',
    values: element.values,
    convert: element.convert,
    complete: element.complete,
  };
}

/** An enumeration: `name` is its full .NET name. The body sees the name in the enumeration's own spelling. */
export function enumType<const V extends string>(name: string, values: readonly V[]): ParameterType<V> {
  return scalar<V>(name, shortName(name), values, { convert: (ctx, value) => enumName(ctx, name, values, value) });
}

/**
 * An enumeration whose values can be combined (`Alias, Function`): the body sees the names, in the enumeration's order.
 * `aggregates` are names that stand for several (`All`).
 */
export function flagsType<const V extends string>(
  name: string,
  values: readonly V[],
  aggregates: Readonly<Record<string, readonly V[]>> = {},
  patterns = false,
): ParameterType<readonly V[]> {
  const names = [...values, ...Object.keys(aggregates)];
  return scalar<readonly V[]>(name, shortName(name), names, {
    convert: (ctx, value) => flagNames(ctx, name, values, aggregates, value, patterns),
  });
}

function shortName(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1).replace(/^.*\+/, '');
}

function scalar<T>(
  name: string,
  label: string,
  values: readonly string[] | null,
  behaviour: TypeBehaviour,
): ParameterType<T> {
  return {
    name,
    label,
    kind: 'scalar',
    values,
    convert: behaviour.convert ?? null,
    complete: behaviour.complete ?? null,
  };
}

/** `-Name text`. */
export const string = netType<string>('System.String', 'string');
/** `-Name a, b`. */
export const stringArray = arrayOf(string);
/** One character. */
export const char = netType<NetObject>('System.Char', 'char');
/** Whole number of 32 bits. */
export const int32 = netType<number>('System.Int32', 'int');
/** Several of them. */
export const int32Array = arrayOf(int32);
/** Whole number of 64 bits. */
export const int64 = netType<bigint>('System.Int64', 'long');
/** Several of them. */
export const int64Array = arrayOf(int64);
/** Whole number of 32 bits without sign. */
export const uint32 = netType<NetObject>('System.UInt32', 'uint');
/** Whole number of 64 bits without sign. */
export const uint64 = netType<NetObject>('System.UInt64', 'ulong');
/** Floating point number. */
export const double = netType<NetObject>('System.Double', 'double');
/** `$true` or `$false` as a value: `-Force $true`. */
export const boolean = netType<boolean>('System.Boolean', 'bool');
/** A boolean that may also be `$null`. */
export const nullableBoolean = netType<boolean | null>('System.Nullable`1[System.Boolean]', 'bool');
/** A whole number that may also be `$null`. */
export const nullableInt32 = netType<number | null>('System.Nullable`1[System.Int32]', 'int');
/** `-Force`, `-Force:$false`: needs no value. The body sees a boolean, false when it was not given. */
export const switchParameter: ParameterType<boolean> & { readonly kind: 'switch' } = {
  name: 'System.Management.Automation.SwitchParameter',
  label: 'switch',
  kind: 'switch',
  values: null,
  convert: null,
  complete: null,
};
/** Any object. */
export const object = netType<Value>('System.Object', 'Object');
/** Any objects; a list is taken as it is. */
export const objectArray = arrayOf(object);
/** Any object, as InputObject parameters declare it. */
export const psobject = netType<Value>('System.Management.Automation.PSObject', 'psobject');
/** Any objects. */
export const psobjectArray = arrayOf(psobject);
/** `{ … }`. */
export const scriptBlock = netType<ScriptBlock>('System.Management.Automation.ScriptBlock', 'scriptblock');
/** Several of them. */
export const scriptBlockArray = arrayOf(scriptBlock);
/** `@{ … }`. */
export const hashtable = netType<Hashtable>('System.Collections.Hashtable', 'hashtable');
/** Several of them. */
export const hashtableArray = arrayOf(hashtable);
/** Any dictionary (Hashtable, ordered, generic). */
export const dictionary = netType<NetObject>('System.Collections.IDictionary', 'IDictionary');
/** Several of them. */
export const dictionaryArray = arrayOf(dictionary);
/** A date with a time. */
export const dateTime = netType<DateTime>('System.DateTime', 'datetime');
/** A length of time. */
export const timeSpan = netType<TimeSpan>('System.TimeSpan', 'timespan');
/** An address of the web. */
export const uri = netType<Uri>('System.Uri', 'uri');
/** A version with two to four parts. */
export const version = netType<NetObject>('System.Version', 'version');
/** A GUID. */
export const guid = netType<NetObject>('System.Guid', 'guid');
/** Several of them. */
export const guidArray = arrayOf(guid);
/** A type, `[int]` or its name. */
export const type = netType<NetObject>('System.Type', 'type');
/** A language and region: `de-DE`. */
export const cultureInfo = netType<NetObject>('System.Globalization.CultureInfo', 'cultureinfo');
/** Bytes, as `-FileData ([IO.File]::ReadAllBytes('x.csv'))` gives them. */
export const bytes: ParameterType<Uint8Array> = {
  name: 'System.Byte[]',
  label: 'byte[]',
  kind: 'scalar',
  values: null,
  convert: null,
  complete: null,
};
/** A text that is kept secret. */
export const secureString = netType<SecureString>('System.Security.SecureString', 'securestring');
/** A user name with a password; a mere name makes the binder ask for the password. */
export const credential = netType<NetObject>('System.Management.Automation.PSCredential', 'pscredential');
