import { toText } from '../../convert/text.js';
import { compositeFormat } from '../../operators/composite-format.js';
import { outsideBounds } from '../../values/array-items.js';
import { defineType } from '../../values/net-type.js';
import { Char } from '../../values/numbers.js';
import type { ScriptContext } from '../../values/script-access.js';
import type { MethodBody } from '../../values/type-definition.js';
import { NetObject, type Value } from '../../values/value.js';
import { objectType } from '../core.js';
import { outsideList } from '../list-ranges.js';
import { cultureOf } from '../number-methods.js';

/** `System.Text.StringBuilder`. JavaScript strings are ropes: appending to one is cheap. */
export class StringBuilder extends NetObject {
  text: string;
  capacity: number;

  constructor(text = '', capacity = 16) {
    super();
    this.text = text;
    this.capacity = Math.max(capacity, text.length);
  }

  append(text: string): this {
    this.text += text;
    while (this.capacity < this.text.length) this.capacity = Math.max(this.capacity * 2, 16);
    return this;
  }
}

const withinText = 'Index was out of range. Must be non-negative and less than or equal to the size of the collection.';
const indexText = 'Index was out of range. Must be non-negative and less than the size of the collection.';

const append = (self: StringBuilder, [value]: [Value], ctx: ScriptContext) => self.append(toText(ctx, value));

function checkRange(self: StringBuilder, index: number, parameter: string): void {
  if (index < 0 || index > self.text.length) throw outsideList(withinText, parameter);
}

function insert(self: StringBuilder, index: number, text: string): StringBuilder {
  checkRange(self, index, 'index');
  const rest = self.text.slice(index);
  self.text = self.text.slice(0, index);
  return self.append(text + rest);
}

function replacePart(self: StringBuilder, from: string, to: string, start: number, count: number): StringBuilder {
  checkRange(self, start, 'startIndex');
  checkRange(self, start + count, 'count');
  const part = self.text.slice(start, start + count).replaceAll(from, () => to);
  self.text = self.text.slice(0, start) + part + self.text.slice(start + count);
  return self;
}

const insertMethods: Record<string, MethodBody> = {
  'Insert(int index, string value, int count): System.Text.StringBuilder': (
    self: StringBuilder,
    [index, text, count]: [number, string, number],
  ) => insert(self, index, text.repeat(count)),
  'Insert(int index, char[] value): System.Text.StringBuilder': (
    self: StringBuilder,
    [index, chars]: [number, Value[]],
  ) => insert(self, index, chars.map(String).join('')),
  ...Object.fromEntries(
    ['string', 'bool', 'byte', 'short', 'char', 'int', 'long', 'float', 'double', 'decimal', 'System.Object'].map(
      (type) => [
        `Insert(int index, ${type} value): System.Text.StringBuilder`,
        (self: StringBuilder, [index, value]: [number, Value], ctx: ScriptContext) =>
          insert(self, index, toText(ctx, value)),
      ],
    ),
  ),
};

defineType({
  name: 'System.Text.StringBuilder',
  base: objectType,
  represents: StringBuilder,
  text: (self: StringBuilder) => self.text,
  getItem: (self: StringBuilder, index) => new Char(self.text.charCodeAt(Number(index))),
  setItem: (self: StringBuilder, index, item, ctx) => {
    const at = Number(index);
    if (at < 0 || at >= self.text.length) throw outsideList(indexText, 'index');
    self.text = self.text.slice(0, at) + toText(ctx, item) + self.text.slice(at + 1);
  },
  properties: () => ({
    'Capacity: int': {
      get: (self: StringBuilder) => self.capacity,
      set: (self: StringBuilder, value: number) => {
        self.capacity = value;
      },
    },
    'Chars: char': (self: StringBuilder) => self.text,
    'MaxCapacity: int': () => 2147483647,
    'Length: int': {
      get: (self: StringBuilder) => self.text.length,
      set: (self: StringBuilder, length: number) => {
        self.text = self.text.slice(0, length).padEnd(length, '\0');
      },
    },
  }),
  methods: () => ({
    'Chars(int index): char': (self: StringBuilder, [index]: [number]) => {
      if (index < 0 || index >= self.text.length) throw outsideBounds();
      return new Char(self.text.charCodeAt(index));
    },
    'Append(char value, int repeatCount): System.Text.StringBuilder': (
      self: StringBuilder,
      [c, count]: [Char, number],
    ) => self.append(c.toString().repeat(count)),
    'Append(string value): System.Text.StringBuilder': append,
    'Append(string value, int startIndex, int count): System.Text.StringBuilder': (
      self: StringBuilder,
      [text, start, count]: [string, number, number],
    ) => self.append(text.slice(start, start + count)),
    'Append(char[] value): System.Text.StringBuilder': (self: StringBuilder, [chars]: [Value[]]) =>
      self.append(chars.map((c) => (c as Char).toString()).join('')),
    'Append(bool value): System.Text.StringBuilder': append,
    'Append(char value): System.Text.StringBuilder': append,
    'Append(int value): System.Text.StringBuilder': append,
    'Append(long value): System.Text.StringBuilder': append,
    'Append(double value): System.Text.StringBuilder': append,
    'Append(decimal value): System.Text.StringBuilder': append,
    'Append(System.Object value): System.Text.StringBuilder': append,
    'AppendFormat(string format, System.Object arg0): System.Text.StringBuilder': (
      self: StringBuilder,
      [format, ...args]: [string, ...Value[]],
      ctx: ScriptContext,
    ) => self.append(compositeFormat(ctx, format, args)),
    'AppendFormat(string format, System.Object arg0, System.Object arg1): System.Text.StringBuilder': (
      self: StringBuilder,
      [format, ...args]: [string, ...Value[]],
      ctx: ScriptContext,
    ) => self.append(compositeFormat(ctx, format, args)),
    'AppendFormat(string format, Params System.Object[] args): System.Text.StringBuilder': (
      self: StringBuilder,
      [format, args]: [string, Value[]],
      ctx: ScriptContext,
    ) => self.append(compositeFormat(ctx, format, args)),
    'AppendFormat(System.IFormatProvider provider, string format, Params System.Object[] args): System.Text.StringBuilder':
      (self: StringBuilder, [provider, format, args]: [Value, string, Value[]], ctx: ScriptContext) =>
        self.append(compositeFormat(ctx, format, args, cultureOf(provider, ctx))),
    'Append(System.Text.StringBuilder value): System.Text.StringBuilder': append,
    ...Object.fromEntries(
      ['byte', 'sbyte', 'short', 'ushort', 'uint', 'ulong', 'float'].map((type) => [
        `Append(${type} value): System.Text.StringBuilder`,
        append,
      ]),
    ),
    'Append(char[] value, int startIndex, int charCount): System.Text.StringBuilder': (
      self: StringBuilder,
      [chars, start, count]: [Value[], number, number],
    ) =>
      self.append(
        chars
          .slice(start, start + count)
          .map(String)
          .join(''),
      ),
    'AppendFormat(string format, System.Object arg0, System.Object arg1, System.Object arg2): System.Text.StringBuilder':
      (self: StringBuilder, [format, ...args]: [string, ...Value[]], ctx: ScriptContext) =>
        self.append(compositeFormat(ctx, format, args)),
    'AppendJoin(string separator, Params string[] values): System.Text.StringBuilder': (
      self: StringBuilder,
      [separator, items]: [string, string[]],
    ) => self.append(items.join(separator)),
    'AppendJoin(char separator, Params System.Object[] values): System.Text.StringBuilder': (
      self: StringBuilder,
      [separator, items]: [Char, Value[]],
      ctx: ScriptContext,
    ) => self.append(items.map((item) => toText(ctx, item)).join(separator.toString())),
    'AppendJoin(string separator, Params System.Object[] values): System.Text.StringBuilder': (
      self: StringBuilder,
      [separator, items]: [string, Value[]],
      ctx: ScriptContext,
    ) => self.append(items.map((item) => toText(ctx, item)).join(separator)),
    'AppendLine(): System.Text.StringBuilder': (self: StringBuilder) => self.append('\n'),
    'AppendLine(string value): System.Text.StringBuilder': (self: StringBuilder, [text]: [string]) =>
      self.append(`${text}\n`),
    'Clear(): System.Text.StringBuilder': (self: StringBuilder) => {
      self.text = '';
      return self;
    },
    'Equals(System.Text.StringBuilder sb): bool': (self: StringBuilder, [other]: [StringBuilder]) =>
      self.text === other.text,
    ...insertMethods,
    'EnsureCapacity(int capacity): int': (self: StringBuilder, [capacity]: [number]) => {
      self.capacity = Math.max(self.capacity, capacity);
      return self.capacity;
    },
    'CopyTo(int sourceIndex, char[] destination, int destinationIndex, int count): void': (
      self: StringBuilder,
      [from, target, to, count]: [number, Value[], number, number],
    ) => {
      for (let i = 0; i < count; i++) target[to + i] = new Char(self.text.charCodeAt(from + i));
    },
    'Replace(string oldValue, string newValue, int startIndex, int count): System.Text.StringBuilder': (
      self: StringBuilder,
      [from, to, start, count]: [string, string, number, number],
    ) => replacePart(self, from, to, start, count),
    'Replace(char oldChar, char newChar, int startIndex, int count): System.Text.StringBuilder': (
      self: StringBuilder,
      [from, to, start, count]: [Char, Char, number, number],
    ) => replacePart(self, from.toString(), to.toString(), start, count),
    'Remove(int startIndex, int length): System.Text.StringBuilder': (
      self: StringBuilder,
      [start, length]: [number, number],
    ) => {
      checkRange(self, start + length, 'length');
      self.text = self.text.slice(0, start) + self.text.slice(start + length);
      return self;
    },
    'Replace(string oldValue, string newValue): System.Text.StringBuilder': (
      self: StringBuilder,
      [from, to]: [string, string],
    ) => {
      self.text = self.text.replaceAll(from, () => to);
      return self;
    },
    'Replace(char oldChar, char newChar): System.Text.StringBuilder': (
      self: StringBuilder,
      [from, to]: [Char, Char],
    ) => {
      self.text = self.text.replaceAll(from.toString(), () => to.toString());
      return self;
    },
    'ToString(): string': (self: StringBuilder) => self.text,
    'ToString(int startIndex, int length): string': (self: StringBuilder, [start, length]: [number, number]) =>
      self.text.slice(start, start + length),
  }),
  constructors: () => ({
    'new()': () => new StringBuilder(),
    'new(int capacity)': ([capacity]: [number]) => new StringBuilder('', capacity),
    'new(string value)': ([text]: [string]) => new StringBuilder(text),
    'new(string value, int capacity)': ([text, capacity]: [string, number]) => new StringBuilder(text, capacity),
    'new(int capacity, int maxCapacity)': ([capacity]: [number]) => new StringBuilder('', capacity),
  }),
});
