import { convertTo } from '../convert/convert.js';
import { enumerate, isEnumerable, typedArray } from '../values/arrays.js';
import { defineGeneric, defineType, type NetType, type TypeDefinition } from '../values/net-type.js';

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

for (const [name, interfaces] of Object.entries(plain)) defineType({ name, interfaces, kind: 'interface' });

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
  return { name: `${name}\`${args.length}[${args.map((a) => a.fullName).join(',')}]`, kind: 'interface' };
}

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
