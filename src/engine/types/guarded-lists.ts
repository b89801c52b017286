import { NotSupportedException } from '../errors/exception-types.js';
import { newException } from '../errors/exceptions.js';
import { netError } from '../errors/terminating.js';
import { FixedSizeArrayList, ReadOnlyArrayList } from '../values/lists.js';
import { defineType } from '../values/net-type.js';
import type { MethodBody } from '../values/type-definition.js';
import { requireType } from '../values/type-names.js';

const growing = [
  'Add(System.Object value): int',
  'AddRange(System.Collections.ICollection c): void',
  'Clear(): void',
  'Insert(int index, System.Object item): void',
  'InsertRange(int index, System.Collections.ICollection c): void',
  'Remove(System.Object obj): void',
  'RemoveAt(int index): void',
  'RemoveRange(int index, int count): void',
];

const reordering = [
  'Reverse(): void',
  'Reverse(int index, int count): void',
  'SetRange(int index, System.Collections.ICollection c): void',
  'Sort(): void',
  'Sort(System.Collections.IComparer comparer): void',
  'Sort(int index, int count, System.Collections.IComparer comparer): void',
];

function refusing(text: string, signatures: readonly string[]): Record<string, MethodBody> {
  const refuse = (): never => {
    throw netError(newException(NotSupportedException, text));
  };
  return Object.fromEntries(signatures.map((signature) => [signature, refuse]));
}

const arrayList = requireType('System.Collections.ArrayList');
const readOnly = 'Collection is read-only.';

defineType({
  name: 'System.Collections.ArrayList+ReadOnlyArrayList',
  base: arrayList,
  represents: ReadOnlyArrayList,
  setItem: () => {
    throw netError(newException(NotSupportedException, readOnly));
  },
  properties: () => ({ 'IsFixedSize: bool': () => true, 'IsReadOnly: bool': () => true }),
  methods: () => refusing(readOnly, [...growing, ...reordering]),
});

defineType({
  name: 'System.Collections.ArrayList+FixedSizeArrayList',
  base: arrayList,
  represents: FixedSizeArrayList,
  properties: () => ({ 'IsFixedSize: bool': () => true }),
  methods: () => refusing('Collection was of a fixed size.', growing),
});
