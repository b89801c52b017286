import { typeOf } from './type-of.js';
import type { Value } from './value.js';

/** What compares the keys of a dictionary or set: equal keys have the same normal form. */
export interface KeyRule {
  normal(key: Value): unknown;
}

/** Keys as .NET compares them unless a comparer says otherwise. */
export const exactKeys: KeyRule = { normal: (key) => exactKey(key) };

/** A key's normal form where strings are compared without case (`@{}`, `[ordered]`). */
export function foldKey(key: Value): unknown {
  return typeof key === 'string' ? key.toLowerCase() : exactKey(key);
}

/** A key's normal form where strings are compared exactly: values of one type and text are one key. */
export function exactKey(key: Value): unknown {
  if (typeof key !== 'object' || key === null) return key;
  const type = typeOf(key);
  if (type.isValueType) return `${type.id}\0${scalarText(key)}`;
  const rule = type.rule('keyForm');
  return rule ? rule(key as never) : key;
}

function scalarText(key: object): string {
  if ('value' in key) return String(key.value);
  return JSON.stringify(key, (_name, part: unknown) => (typeof part === 'bigint' ? `${part}n` : part));
}
