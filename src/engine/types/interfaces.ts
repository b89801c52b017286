import { convertTo } from '../convert/convert.js';
import { enumerate, isEnumerable, typedArray } from '../values/arrays.js';
import { defineGeneric } from '../values/constructed-types.js';
import { defineType, type NetType } from '../values/net-type.js';
import type { TypeDefinition } from '../values/type-definition.js';

const plain: Readonly<Record<string, readonly string[]>> = {
  'System.Collections.IEnumerable': [],
  'System.Collections.IEnumerator': [],
  'System.Collections.ICollection': ['System.Collections.IEnumerable'],
  'System.Collections.IList': ['System.Collections.ICollection', 'System.Collections.IEnumerable'],
  'System.Collections.IDictionary': ['System.Collections.ICollection', 'System.Collections.IEnumerable'],
  'System.Collections.IDictionaryEnumerator': ['System.Collections.IEnumerator'],
  'System.Collections.IComparer': [],
  'System.Collections.IEqualityComparer': [],
  'System.Collections.IStructuralEquatable': [],
  'System.Collections.Specialized.IOrderedDictionary': ['System.Collections.IDictionary'],
  'System.IComparable': [],
  'System.ICloneable': [],
  'System.IConvertible': [],
  'System.IFormattable': [],
  'System.ISpanFormattable': [],
  'System.IFormatProvider': [],
  'System.IDisposable': [],
  'System.IAsyncResult': [],
};

/** Methods of interfaces that classes of scripts implement. */
const demanded: Readonly<Record<string, Readonly<Record<string, null>>>> = {
  'System.Collections.IEnumerable': { 'GetEnumerator(): System.Collections.IEnumerator': null },
  'System.Collections.IComparer': { 'Compare(System.Object x, System.Object y): int': null },
  'System.Collections.IEqualityComparer': {
    'Equals(System.Object x, System.Object y): bool': null,
    'GetHashCode(System.Object obj): int': null,
  },
  'System.IComparable': { 'CompareTo(System.Object obj): int': null },
  'System.ICloneable': { 'Clone(): System.Object': null },
  'System.IFormattable': { 'ToString(string format, System.IFormatProvider formatProvider): string': null },
  'System.IFormatProvider': { 'GetFormat(type formatType): System.Object': null },
  'System.IDisposable': { 'Dispose(): void': null },
};

for (const [name, interfaces] of Object.entries(plain)) {
  defineType({ name, interfaces, kind: 'interface', ...(demanded[name] ? { methods: demanded[name] } : {}) });
}

/** Interfaces of collections take any enumerable, element by element. */
function collectionInterface(name: string, args: readonly NetType[]): TypeDefinition {
  const element = args[0]!;
  return {
    name: `${name}\`1[${element.fullName}]`,
    kind: 'interface',
    interfaces: ['System.Collections.IEnumerable'],
    convert: (value, ctx) => {
      if (!isEnumerable(value)) return undefined;
      return typedArray(
        element,
        Array.from(enumerate(value), (item) => convertTo(ctx, item, element)),
      );
    },
  };
}

for (const short of ['IEnumerable', 'ICollection', 'IList', 'IReadOnlyList', 'IReadOnlyCollection', 'ISet']) {
  const name = `System.Collections.Generic.${short}`;
  defineGeneric(name, 1, (args) => collectionInterface(name, args));
}

function bareInterface(name: string, args: readonly NetType[]): TypeDefinition {
  const methods = demandedOf[name]?.(args[0]!.displayName);
  return {
    name: `${name}\`${args.length}[${args.map((a) => a.fullName).join(',')}]`,
    kind: 'interface',
    ...(methods ? { methods } : {}),
  };
}

const demandedOf: Readonly<Record<string, (type: string) => Readonly<Record<string, null>>>> = {
  'System.Collections.Generic.IComparer': (type) => ({ [`Compare(${type} x, ${type} y): int`]: null }),
  'System.Collections.Generic.IEqualityComparer': (type) => ({
    [`Equals(${type} x, ${type} y): bool`]: null,
    [`GetHashCode(${type} obj): int`]: null,
  }),
  'System.IComparable': (type) => ({ [`CompareTo(${type} other): int`]: null }),
  'System.IEquatable': (type) => ({ [`Equals(${type} other): bool`]: null }),
};

for (const [name, arity] of [
  ['System.Collections.Generic.IComparer', 1],
  ['System.Collections.Generic.IEqualityComparer', 1],
  ['System.Collections.Generic.IEnumerator', 1],
  ['System.IComparable', 1],
  ['System.IEquatable', 1],
  ['System.Collections.Generic.IDictionary', 2],
] as const) {
  defineGeneric(name, arity, (args) => bareInterface(name, args));
}
