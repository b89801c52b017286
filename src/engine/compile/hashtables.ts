import type { HashtableAst, HashtablePair } from '../../language/ast.js';
import type { Extent } from '../../language/extent.js';
import { toText } from '../convert/text.js';
import { placedAt, runtimeError } from '../errors/terminating.js';
import { CustomObject } from '../values/custom-object.js';
import { type DictionaryBase, Hashtable, OrderedDictionary } from '../values/dictionaries.js';
import { shapeOf } from '../values/member-set.js';
import type { Value } from '../values/value.js';
import type { Compiler } from './compiler.js';
import type { Expression, Frame } from './frame.js';

interface CompiledPair {
  readonly key: Expression;
  /** The key itself when it is a constant. */
  readonly name: string | null;
  readonly value: Expression;
  readonly extent: Extent;
}

/** `@{ … }` */
export function compileHashtable(ast: HashtableAst, c: Compiler): Expression {
  const pairs = compilePairs(ast.pairs, c);
  return (f) => fill(new Hashtable(), pairs, f);
}

/** `[ordered]@{}`, `[pscustomobject]@{}`; null when the type has no literal of its own. */
export function compileObjectLiteral(typeName: string, ast: HashtableAst, c: Compiler): Expression | null {
  if (typeName === 'ordered') {
    const pairs = compilePairs(ast.pairs, c);
    return (f) => fill(new OrderedDictionary(), pairs, f);
  }
  if (typeName === 'pscustomobject' || typeName === 'system.management.automation.pscustomobject') {
    return compileCustomObject(compilePairs(ast.pairs, c));
  }
  return null;
}

function compilePairs(pairs: readonly HashtablePair[], c: Compiler): CompiledPair[] {
  return pairs.map((pair) => ({
    key: c.expression(pair.key),
    name: pair.key.kind === 'StringConstantExpression' ? pair.key.value : null,
    value: c.value(pair.value),
    extent: pair.key.extent,
  }));
}

function fill<T extends DictionaryBase>(table: T, pairs: readonly CompiledPair[], f: Frame): T {
  for (const pair of pairs) {
    const key = pair.key(f);
    if (key === null || key === undefined) throw placedAt(nullKey(), pair.extent);
    if (table.has(key)) throw duplicate(f, key);
    table.set(key, pair.value(f) ?? null);
  }
  return table;
}

function nullKey(): Error {
  return runtimeError('InvalidNullKey', 'InvalidOperation', 'A null key is not allowed in a hash literal.');
}

function duplicate(f: Frame, key: Value): Error {
  const text = toText(f.session, key);
  return runtimeError(
    'DuplicateKeyInHashLiteral',
    'InvalidOperation',
    `Duplicate keys '${text}' are not allowed in hash literals.`,
  );
}

/** Objects of one literal share their shape. */
function compileCustomObject(pairs: readonly CompiledPair[]): Expression {
  const names = pairs.map((pair) => pair.name);
  const fixed =
    names.every((name) => name !== null) && new Set(names.map((name) => name?.toLowerCase())).size === names.length;
  if (!fixed || names.some((name) => name!.toLowerCase() === 'pstypename')) {
    return (f) => objectOf(f, fill(new OrderedDictionary(), pairs, f));
  }
  const shape = shapeOf(names as string[]);
  return (f) => {
    const slots = new Array<Value>(pairs.length);
    for (let i = 0; i < pairs.length; i++) slots[i] = pairs[i]!.value(f) ?? null;
    return new CustomObject(shape, slots);
  };
}

/** The key `PSTypeName` gives the object a type name instead of a property. */
function objectOf(f: Frame, table: OrderedDictionary): CustomObject {
  const pairs: [string, Value][] = [];
  const typeNames: string[] = [];
  for (const entry of table.entries()) {
    const name = toText(f.session, entry.key);
    if (name.toLowerCase() === 'pstypename') typeNames.push(toText(f.session, entry.value));
    else pairs.push([name, entry.value]);
  }
  return CustomObject.from(pairs, typeNames);
}
