import type { CultureInfo } from './culture.js';
import type { NetType } from './net-type.js';
import type { ScriptContext } from './script-access.js';
import type { Value } from './value.js';

/** The body of an instance method. `args` are already converted to the parameter types of its signature; a result is dropped where the signature says `void`. */
export type MethodBody = (self: never, args: never, ctx: ScriptContext) => unknown;
/** The body of a static method or a constructor. */
export type StaticBody = (args: never, ctx: ScriptContext) => unknown;

/** One parameter of an overload, read from the signature text. */
export interface Parameter {
  readonly name: string;
  /** The type as PowerShell prints it: `int`, `System.DayOfWeek`, `string[]`. */
  readonly typeText: string;
  /** `[ref]`/`out`: the argument is a PSReference whose value the body sets. */
  readonly isRef: boolean;
  /** `Params`: the last parameter takes any number of arguments. */
  readonly isParams: boolean;
  /** `options?`: may be left out; the body then sees `undefined`. */
  readonly isOptional: boolean;
}

/** One overload of a method or a constructor: what overload resolution, Get-Member and errors see. */
export interface Overload {
  readonly name: string;
  readonly parameters: readonly Parameter[];
  readonly returnText: string;
  readonly isStatic: boolean;
  /** Null: known to Get-Member but not built here; calling it says so. */
  readonly body: MethodBody | StaticBody | null;
  /** Methods of script classes: their errors are the script's own and are not wrapped in MethodInvocationException. */
  readonly isScript?: boolean;
  /** Methods of script classes marked `hidden`: Get-Member leaves them out. */
  readonly isHidden?: boolean;
  /** Parameter types where their names cannot be looked up (classes of scripts). */
  readonly resolved?: readonly NetType[];
  /** The type arguments of the generic type it belongs to: its parameters may name them. */
  readonly typeArguments?: readonly NetType[];
}

/** All overloads of a name, own ones first. */
export interface MethodGroup {
  readonly name: string;
  readonly overloads: readonly Overload[];
}

/** A property or field of a type. */
export interface TypeProperty {
  readonly name: string;
  readonly typeText: string;
  readonly isStatic: boolean;
  readonly isField: boolean;
  /** The type itself where its name cannot be looked up (classes of scripts). */
  readonly type?: NetType;
  /** Kept from `*` selections and formatting (class members marked `hidden`). */
  readonly isHidden: boolean;
  /** Script properties and aliases that PowerShell's type data adds (`DateTime` of a datetime). */
  readonly kind: 'Property' | 'ScriptProperty' | 'AliasProperty' | 'NoteProperty' | 'CodeProperty';
  readonly get: (self: Value, ctx: ScriptContext) => Value;
  /** Absent: read-only. */
  readonly set?: (self: Value, value: Value, ctx: ScriptContext) => void;
}

/** A property's table entry: a getter, or getter and setter. The key is `Name: type`. */
export type PropertyDefinition =
  | ((self: never, ctx: ScriptContext) => Value)
  | {
      readonly get: (self: never, ctx: ScriptContext) => Value;
      readonly set?: (self: never, value: never, ctx: ScriptContext) => void;
      readonly hidden?: boolean;
      readonly field?: boolean;
      readonly kind?: TypeProperty['kind'];
    };

/** A static property's entry: a constant value is wrapped in a function so that it is made when first read. */
export type StaticDefinition =
  | ((ctx: ScriptContext) => Value)
  | {
      readonly get: (ctx: ScriptContext) => Value;
      readonly set?: (value: never, ctx: ScriptContext) => void;
      readonly field?: boolean;
    };

/** Members by their keys. Types that every start declares give a function: their tables are made when a member is first looked up. */
export type MemberTable<T> = Readonly<Record<string, T>> | (() => Readonly<Record<string, T>>);

/**
 * The table of a .NET type. Keys of `methods`, `staticMethods` and `constructors` are signatures as Get-Member writes them:
 * `Substring(int startIndex, int length): string`, `TryParse(string s, [ref] int result): bool`, `Join(string separator, Params string[] value): string`,
 * `Split(char separator, System.StringSplitOptions options?): string[]`, `new(int year, int month, int day)`.
 */
export interface TypeDefinition {
  /** Full name: `System.DateTime`, ``System.Collections.Generic.List`1[System.Int32]``. */
  readonly name: string;
  /** PowerShell's short names, the printed one first. */
  readonly accelerators?: readonly string[];
  readonly base?: NetType | null;
  readonly interfaces?: readonly string[];
  readonly kind?: 'class' | 'struct' | 'enum' | 'interface' | 'static';
  /** The JavaScript class of its values: gets `netType` on its prototype. */
  readonly represents?: { readonly prototype: object };
  readonly properties?: MemberTable<PropertyDefinition>;
  readonly methods?: MemberTable<MethodBody | null>;
  readonly statics?: MemberTable<StaticDefinition>;
  readonly staticMethods?: MemberTable<StaticBody | null>;
  readonly constructors?: MemberTable<StaticBody | null>;
  /** Conversion from other values; returns `undefined` when it has no rule for the value, throws the cast error text when the rule fails. */
  readonly convert?: (value: Value, ctx: ScriptContext) => Value;
  /** What `$null` becomes (`0`, `''`, `False`); absent: null for reference types, an error for value types. */
  readonly fromNull?: () => Value;
  /** The value of an uninitialised variable or array element of this type; null for reference types. */
  readonly defaultValue?: () => Value;
  /** `.ToString()`: with the culture of the session, or `invariant` for casts and interpolation. */
  readonly text?: (self: never, ctx: ScriptContext, invariant: boolean) => string;
  /** `.ToString(format, culture)` of IFormattable types. Absent: a format is ignored. */
  readonly format?: (self: never, format: string, culture: CultureInfo, ctx: ScriptContext) => string;
  /** `Equals`. */
  readonly equals?: (self: never, other: Value, ctx: ScriptContext) => boolean;
  /** What stands for the value as a key: values that `Equals` and `GetHashCode` take for one have the same. Absent: the object itself. */
  readonly keyForm?: (self: never) => unknown;
  /** `IComparable.CompareTo`, for a value of the same type. */
  readonly compare?: (self: never, other: never, ctx: ScriptContext) => number;
  /** `compare` takes values of any type as they are (classes of scripts). */
  readonly comparesAnything?: boolean;
  /** How the pipeline and `foreach` unroll it; absent: a scalar. */
  readonly enumerate?: (self: never) => Iterable<Value>;
  /** Reads `value[index]`; `undefined` when the index is out of range. Absent: no indexer. */
  readonly getItem?: (self: never, index: Value, ctx: ScriptContext) => Value;
  /** Sets `value[index]`. */
  readonly setItem?: (self: never, index: Value, item: Value, ctx: ScriptContext) => void;
  /** Adapted members: names that a dynamic object has (keys of a dictionary, child elements of XML). `undefined`: no such member. */
  readonly getMember?: (self: never, name: string, ctx: ScriptContext) => Value;
  /** Sets an adapted member; false when the object does not take it. */
  readonly setMember?: (self: never, name: string, value: Value, ctx: ScriptContext) => boolean;
  /** Adapted members that stand in place of the type's properties where all are listed (formatting, Select-Object, Get-Member): XML. */
  readonly adaptedMembers?: (self: never) => readonly AdaptedMember[];
  readonly elementType?: NetType;
  readonly genericArguments?: readonly NetType[];
  /** Told the type once it exists, for entries that refer to it. */
  readonly onBuilt?: (type: NetType) => void;
}

/** A member that an object has by its content, not by its type. */
export interface AdaptedMember {
  readonly name: string;
  readonly typeText: string;
  readonly isSettable: boolean;
}
