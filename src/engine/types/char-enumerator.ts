import { defineType } from '../values/net-type.js';
import { Char } from '../values/numbers.js';
import { NetObject, type Value } from '../values/value.js';
import { objectType } from './core.js';

/** What `'text'.GetEnumerator()` yields. */
export class CharEnumerator extends NetObject {
  readonly text: string;
  position = -1;

  constructor(text: string) {
    super();
    this.text = text;
  }
}

defineType({
  name: 'System.CharEnumerator',
  base: objectType,
  interfaces: ['System.Collections.IEnumerator'],
  represents: CharEnumerator,
  enumerate: function* (self: CharEnumerator): Iterable<Value> {
    for (let i = 0; i < self.text.length; i++) yield new Char(self.text.charCodeAt(i));
  },
  properties: () => ({ 'Current: char': (self: CharEnumerator) => new Char(self.text.charCodeAt(self.position)) }),
  methods: () => ({
    'MoveNext(): bool': (self: CharEnumerator) => ++self.position < self.text.length,
    'Reset(): void': (self: CharEnumerator) => {
      self.position = -1;
    },
  }),
});
