import { defineType } from '../values/net-type.js';
import { compareStrings, upperInvariant } from '../values/string-compare.js';
import { NetObject, type Value } from '../values/value.js';
import { objectType } from './core.js';

/** `System.StringComparer`: how a collection compares its keys. */
export class StringComparer extends NetObject {
  readonly name: string;
  readonly ignoreCase: boolean;
  readonly ordinal: boolean;

  constructor(name: string) {
    super();
    this.name = name;
    this.ignoreCase = name.endsWith('IgnoreCase');
    this.ordinal = name.startsWith('Ordinal');
  }

  compare(a: string, b: string): number {
    if (!this.ordinal) return compareStrings(a, b, this.ignoreCase);
    const [x, y] = this.ignoreCase ? [upperInvariant(a), upperInvariant(b)] : [a, b];
    return x < y ? -1 : x > y ? 1 : 0;
  }

  /** The normal form of a key: equal texts have the same. */
  normal(text: string): string {
    return this.ignoreCase ? text.toLowerCase() : text;
  }
}

const names = [
  'Ordinal',
  'OrdinalIgnoreCase',
  'CurrentCulture',
  'CurrentCultureIgnoreCase',
  'InvariantCulture',
  'InvariantCultureIgnoreCase',
];
const made = new Map(names.map((name) => [name, new StringComparer(name)]));

defineType({
  name: 'System.StringComparer',
  base: objectType,
  interfaces: [
    'System.Collections.IComparer',
    'System.Collections.IEqualityComparer',
    'System.Collections.Generic.IEqualityComparer`1[System.String]',
    'System.Collections.Generic.IComparer`1[System.String]',
  ],
  represents: StringComparer,
  methods: () => ({
    'Compare(string x, string y): int': (self: StringComparer, [a, b]: [string, string]) => self.compare(a, b),
    'Equals(string x, string y): bool': (self: StringComparer, [a, b]: [string, string]) => self.compare(a, b) === 0,
  }),
  statics: Object.fromEntries(names.map((name) => [`${name}: System.StringComparer`, (): Value => made.get(name)])),
});
