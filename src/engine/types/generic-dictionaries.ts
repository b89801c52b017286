import { displayText } from '../convert/numeric.js';
import { pairText } from '../convert/text.js';
import { KeyNotFoundException } from '../errors/exception-types.js';
import { newException } from '../errors/exceptions.js';
import { netError } from '../errors/terminating.js';
import { defineGeneric } from '../values/constructed-types.js';
import { Dictionary, DictionaryBase, KeyValuePair } from '../values/dictionaries.js';
import { exactKeys, type KeyRule } from '../values/keys.js';
import type { NetType } from '../values/net-type.js';
import type { Reference } from '../values/reference.js';
import type { ScriptContext } from '../values/script-access.js';
import type { MethodBody, TypeDefinition } from '../values/type-definition.js';
import type { Value } from '../values/value.js';
import { objectType, valueType } from './core.js';
import { sortedOrder } from './dictionaries.js';
import { containsValue, dictionaryRules, setItem, sharedMethods, sharedProperties } from './dictionary-rules.js';
import { atomicMethods, orderedMethods, positionMethods, takeOut } from './dictionary-variants.js';
import { StringComparer } from './string-comparer.js';

function keyRule(comparer: Value): KeyRule {
  if (!(comparer instanceof StringComparer)) return exactKeys;
  return { normal: (key) => (typeof key === 'string' ? comparer.normal(key) : exactKeys.normal(key)) };
}

interface Variant {
  /** Methods that only this kind has. */
  readonly extraMethods: (key: string, value: string) => Record<string, MethodBody>;
  readonly name: string;
  readonly sorted: boolean;
}

function genericDictionary({ name, sorted, extraMethods }: Variant, args: readonly NetType[]): TypeDefinition {
  const [key, value] = args as [NetType, NetType];
  const k = key.displayName;
  const v = value.displayName;
  const holder: { type?: NetType } = {};
  const make = (ctx: ScriptContext, comparer: Value = null): Dictionary =>
    new Dictionary(holder.type!, keyRule(comparer), sorted ? sortedOrder(ctx, comparer) : null);
  return {
    name: `${name}\`2[${key.fullName},${value.fullName}]`,
    base: objectType,
    interfaces: [
      'System.Collections.IDictionary',
      `System.Collections.Generic.IDictionary\`2[${key.fullName},${value.fullName}]`,
      'System.Collections.IEnumerable',
    ],
    onBuilt: (type) => {
      holder.type = type;
    },
    ...dictionaryRules,
    convert: (source, ctx) => (source instanceof DictionaryBase ? fillTyped(ctx, make(ctx), source) : undefined),
    properties: {
      'Comparer: System.Object': () => null,
      'Count: int': sharedProperties['Count: int'],
      'Keys: System.Collections.ICollection': sharedProperties['Keys: System.Collections.ICollection'],
      'Values: System.Collections.ICollection': sharedProperties['Values: System.Collections.ICollection'],
    },
    methods: {
      [`Add(${k} key, ${v} value): void`]: sharedMethods['Add(System.Object key, System.Object value): void'],
      'Clear(): void': sharedMethods['Clear(): void'],
      'Contains(System.Object key): bool': sharedMethods['Contains(System.Object key): bool'],
      [`ContainsKey(${k} key): bool`]: (self: Dictionary, [item]: [Value]) => self.has(item),
      [`ContainsValue(${v} value): bool`]: (self: Dictionary, [item]: [Value], ctx: ScriptContext) =>
        containsValue(self, item, ctx),
      'GetEnumerator(): System.Collections.IDictionaryEnumerator':
        sharedMethods['GetEnumerator(): System.Collections.IDictionaryEnumerator'],
      [`Remove(${k} key): bool`]: (self: Dictionary, [item]: [Value]) => self.delete(item),
      [`TryAdd(${k} key, ${v} value): bool`]: (self: Dictionary, [item, content]: [Value, Value]) => {
        if (self.has(item)) return false;
        self.set(item, content);
        return true;
      },
      [`TryGetValue(${k} key, [ref] ${v} value): bool`]: (self: Dictionary, [item, result]: [Value, Reference]) => {
        const found = self.entry(item);
        result.value = found ? found.value : (self.valueType.definition.defaultValue?.() ?? null);
        return found !== undefined;
      },
      [`Remove(${k} key, [ref] ${v} value): bool`]: (self: Dictionary, [item, result]: [Value, Reference]) =>
        takeOut(self, item, result),
      'EnsureCapacity(int capacity): int': (self: Dictionary, [capacity]: [number]) => Math.max(capacity, self.count),
      'TrimExcess(): void': () => undefined,
      ...extraMethods(k, v),
      [`get_Item(${k} key): ${v}`]: (self: Dictionary, [item]: [Value], ctx: ScriptContext) => {
        if (self.has(item)) return self.get(item);
        throw netError(
          newException(
            KeyNotFoundException,
            `The given key '${displayText(ctx, item)}' was not present in the dictionary.`,
          ),
        );
      },
    },
    constructors: {
      'new()': (_args: [], ctx: ScriptContext) => make(ctx),
      'new(int capacity)': (_args: [number], ctx: ScriptContext) => make(ctx),
      'new(System.Collections.IDictionary dictionary)': ([source]: [DictionaryBase], ctx: ScriptContext) =>
        fillTyped(ctx, make(ctx), source),
      'new(System.StringComparer comparer)': ([comparer]: [Value], ctx: ScriptContext) => make(ctx, comparer),
      'new(int capacity, System.StringComparer comparer)': ([, comparer]: [number, Value], ctx: ScriptContext) =>
        make(ctx, comparer),
      'new(System.Collections.IDictionary dictionary, System.StringComparer comparer)': (
        [source, comparer]: [DictionaryBase, Value],
        ctx: ScriptContext,
      ) => fillTyped(ctx, make(ctx, comparer), source),
    },
  };
}

function fillTyped(ctx: ScriptContext, target: Dictionary, source: DictionaryBase): Dictionary {
  for (const entry of source.entries()) setItem(target, entry.key, entry.value, ctx);
  return target;
}

const none = (): Record<string, MethodBody> => ({});

for (const variant of [
  { name: 'System.Collections.Generic.Dictionary', sorted: false, extraMethods: none },
  { name: 'System.Collections.Generic.SortedDictionary', sorted: true, extraMethods: none },
  { name: 'System.Collections.Generic.SortedList', sorted: true, extraMethods: positionMethods },
  { name: 'System.Collections.Generic.OrderedDictionary', sorted: false, extraMethods: orderedMethods },
  { name: 'System.Collections.Concurrent.ConcurrentDictionary', sorted: false, extraMethods: atomicMethods },
]) {
  defineGeneric(variant.name, 2, (args) => genericDictionary(variant, args));
}

defineGeneric('System.Collections.Generic.KeyValuePair', 2, (args) => {
  const [key, value] = args as [NetType, NetType];
  const holder: { type?: NetType } = {};
  return {
    name: `System.Collections.Generic.KeyValuePair\`2[${key.fullName},${value.fullName}]`,
    base: valueType,
    kind: 'struct',
    onBuilt: (type) => {
      holder.type = type;
    },
    text: (self: KeyValuePair, ctx, invariant) => pairText(ctx, self.key, self.value, invariant),
    properties: {
      [`Key: ${key.displayName}`]: (self: KeyValuePair) => self.key,
      [`Value: ${value.displayName}`]: (self: KeyValuePair) => self.value,
    },
    constructors: {
      [`new(${key.displayName} key, ${value.displayName} value)`]: ([k, v]: [Value, Value]) =>
        new KeyValuePair(holder.type!, k, v),
    },
  };
});
