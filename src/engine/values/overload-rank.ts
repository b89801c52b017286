import { isEnumerable } from './arrays.js';
import { unwrap } from './custom-object.js';
import type { NetType } from './net-type.js';
import { Reference } from './reference.js';
import { typeOf } from './type-of.js';
import { isNullish, type Value } from './value.js';

/** How well a conversion fits, worst first; the figures are PowerShell's own. 0: none. */
export const rank = {
  none: 0,
  unrelatedArrays: 0x0f,
  toString: 0x1f,
  custom: 0x2f,
  convertible: 0x3f,
  constructor: 0x6f,
  parse: 0x7f,
  psObject: 0x8f,
  language: 0x9f,
  nullToValue: 0xaf,
  nullToRef: 0xbf,
  numericExplicit: 0xcf,
  numericExplicit1: 0xdf,
  numericString: 0xef,
  numericImplicit: 0xff,
  assignable: 0x10f,
  stringToChars: 0x11a,
  identity: 0x11f,
} as const;

/** Scalar to array costs this much of the element's rank. */
const scalarToArray = 8;

const numericOrder = [
  'System.Char',
  'System.SByte',
  'System.Byte',
  'System.Int16',
  'System.UInt16',
  'System.Int32',
  'System.UInt32',
  'System.Int64',
  'System.UInt64',
  'System.Single',
  'System.Double',
  'System.Decimal',
  'System.Numerics.BigInteger',
];

/** Targets that each numeric type widens to without loss (C#'s implicit numeric conversions). */
const widening: Readonly<Record<string, readonly string[]>> = {
  'System.SByte': ['Int16', 'Int32', 'Int64', 'Single', 'Double', 'Decimal'],
  'System.Byte': ['Int16', 'UInt16', 'Int32', 'UInt32', 'Int64', 'UInt64', 'Single', 'Double', 'Decimal'],
  'System.Int16': ['Int32', 'Int64', 'Single', 'Double', 'Decimal'],
  'System.UInt16': ['Int32', 'UInt32', 'Int64', 'UInt64', 'Single', 'Double', 'Decimal'],
  'System.Int32': ['Int64', 'Single', 'Double', 'Decimal'],
  'System.UInt32': ['Int64', 'UInt64', 'Single', 'Double', 'Decimal'],
  'System.Int64': ['Single', 'Double', 'Decimal'],
  'System.UInt64': ['Single', 'Double', 'Decimal'],
  'System.Single': ['Double'],
  'System.Char': ['UInt16', 'Int32', 'UInt32', 'Int64', 'UInt64', 'Single', 'Double', 'Decimal'],
};

/** The rank of passing this argument to a parameter of this type. */
export function argumentRank(argument: Value, type: NetType): number {
  if (isNullish(argument)) return nullRank(type);
  const value = unwrap(argument instanceof Reference ? argument.value : argument);
  if (isNullish(value)) return nullRank(type);
  return typeRank(typeOf(value), type, isEnumerable(value));
}

function nullRank(type: NetType): number {
  return type.isValueType ? (type.definition.fromNull ? rank.nullToValue : rank.none) : rank.nullToRef;
}

const known = new Map<number, number>();

/** The rank of converting one type to another, as far as the types alone decide. */
export function typeRank(from: NetType, to: NetType, fromIsList = from.elementType !== null): number {
  const key = (from.id * 65536 + to.id) * 2 + (fromIsList ? 1 : 0);
  let found = known.get(key);
  if (found === undefined) {
    found = figureRank(from, to, fromIsList);
    known.set(key, found);
  }
  return found;
}

function figureRank(from: NetType, to: NetType, fromIsList: boolean): number {
  if (from === to) return rank.identity;
  if (from.isAssignableTo(to)) return rank.assignable;
  if (to.elementType) return toArrayRank(from, to.elementType, fromIsList);
  if (to.fullName === 'System.String') return rank.toString;
  if (to.fullName === 'System.Boolean') return rank.language;
  const fromNumber = numericOrder.includes(from.fullName);
  const toNumber = numericOrder.includes(to.fullName);
  if (fromNumber && toNumber) return numericRank(from.fullName, to.fullName);
  if (fromNumber && fromTicks.has(to.fullName)) return rank.constructor;
  if (from.fullName === 'System.String') return fromStringRank(to, toNumber);
  if (toNumber && (from.isEnum || from.fullName === 'System.Boolean')) return rank.numericImplicit;
  if (to.isEnum) return fromNumber || fromIsList ? rank.language : rank.none;
  return otherRank(from, to, fromIsList);
}

/** What a constructor makes of a number of ticks. */
const fromTicks = new Set(['System.DateTime', 'System.TimeSpan']);

function toArrayRank(from: NetType, element: NetType, fromIsList: boolean): number {
  if (from.fullName === 'System.String' && element.fullName === 'System.Char') return rank.stringToChars;
  if (from.elementType) return rank.unrelatedArrays;
  if (fromIsList) return rank.language;
  const single = typeRank(from, element);
  return single === rank.none ? rank.none : single - scalarToArray;
}

function numericRank(from: string, to: string): number {
  if (widening[from]?.includes(to.slice(7))) return rank.numericImplicit;
  if (to === 'System.Numerics.BigInteger') return rank.convertible;
  return from === 'System.Decimal' && /Single|Double/.test(to) ? rank.numericExplicit1 : rank.numericExplicit;
}

function fromStringRank(to: NetType, toNumber: boolean): number {
  if (to.fullName === 'System.Char') return rank.parse;
  if (toNumber) return rank.numericString;
  if (to.isEnum || languageTargets.has(to.fullName)) return rank.language;
  if (to.staticMethods.has('parse')) return rank.parse;
  if (to.definition.convert) return rank.custom;
  return to.constructors.overloads.some((o) => o.parameters.length === 1) && !to.isInterface
    ? rank.constructor
    : rank.none;
}

const languageTargets = new Set([
  'System.Text.RegularExpressions.Regex',
  'System.Type',
  'System.Uri',
  'System.Xml.XmlDocument',
  'System.Globalization.CultureInfo',
]);

function otherRank(from: NetType, to: NetType, fromIsList: boolean): number {
  if (to.isInterface) return fromIsList && to.definition.convert ? rank.language : rank.none;
  if (isDelegate(to) && (isDelegate(from) || from.fullName === 'System.Management.Automation.ScriptBlock'))
    return rank.language;
  if (fromIsList && to.rule('enumerate')) return rank.constructor;
  if (to.definition.convert && !numericOrder.includes(to.fullName)) return rank.custom;
  return rank.none;
}

/** Types that take a script block for a function: `Predicate`, `Func`, `Action`, `Comparison`, `MatchEvaluator` … */
function isDelegate(type: NetType): boolean {
  return type.isAssignableTo(delegateHolder.type ?? type) && delegateHolder.type !== null;
}

const delegateHolder: { type: NetType | null } = { type: null };

/** Names System.Delegate; called once by the family that declares delegates. */
export function registerDelegateBase(type: NetType): void {
  delegateHolder.type = type;
}
