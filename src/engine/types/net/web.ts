import { toText } from '../../convert/text.js';
import { typedArray } from '../../values/arrays.js';
import { defineType } from '../../values/net-type.js';
import type { ScriptContext } from '../../values/script-access.js';
import { requireType } from '../../values/type-names.js';
import { NetObject, type Value } from '../../values/value.js';
import { objectType } from '../core.js';
import { ListEnumerator } from '../enumerator.js';
import { unescapeData } from './uri.js';

const entities: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  copy: '©',
  reg: '®',
  euro: '€',
  mdash: '—',
  ndash: '–',
  hellip: '…',
  laquo: '«',
  raquo: '»',
  auml: 'ä',
  ouml: 'ö',
  uuml: 'ü',
  Auml: 'Ä',
  Ouml: 'Ö',
  Uuml: 'Ü',
  szlig: 'ß',
  eacute: 'é',
  egrave: 'è',
  agrave: 'à',
  ccedil: 'ç',
  sect: '§',
  deg: '°',
  middot: '·',
  times: '×',
  bull: '•',
  trade: '™',
};

/** HTML text: `<`, `>`, `&`, quotes, and Latin-1's upper half as numbers. */
export function htmlEncode(text: string): string {
  return text.replace(/[<>&"'\u00a0-\u00ff]/g, (c) => {
    const named = { '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;' }[c];
    return named ?? `&#${c.charCodeAt(0)};`;
  });
}

/** Takes HTML's entities back; unknown ones stay. */
function htmlDecode(text: string): string {
  return text.replace(
    /&(?:#(\d+)|#[xX]([\da-fA-F]+)|(\w+));/g,
    (whole, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return entities[name] ?? whole;
      const code = Number.parseInt((decimal ?? hex)!, decimal ? 10 : 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}

/** Form encoding; `upper`: WebUtility writes `%2B`, HttpUtility `%2b`. */
function urlEncode(text: string, upper: boolean): string {
  const encoded = encodeURIComponent(text)
    .replace(/%20/g, '+')
    .replace(/['~]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  return upper ? encoded : encoded.replace(/%[\dA-F]{2}/g, (c) => c.toLowerCase());
}

const urlDecode = (text: string): string => unescapeData(text.replaceAll('+', ' '));

defineType({
  name: 'System.Net.WebUtility',
  base: objectType,
  kind: 'static',
  staticMethods: () => ({
    'HtmlDecode(string value): string': ([text]: [string]) => htmlDecode(text),
    'HtmlEncode(string value): string': ([text]: [string]) => htmlEncode(text),
    'UrlDecode(string encodedValue): string': ([text]: [string]) => urlDecode(text),
    'UrlEncode(string value): string': ([text]: [string]) => urlEncode(text, true),
  }),
});

/** `System.Collections.Specialized.NameValueCollection`: several values a name. */
export class NameValueCollection extends NetObject {
  readonly pairs = new Map<string, { readonly name: string; readonly values: string[] }>();

  add(name: string, value: string): void {
    const key = name.toLowerCase();
    const entry = this.pairs.get(key);
    if (entry) entry.values.push(value);
    else this.pairs.set(key, { name, values: [value] });
  }

  get(name: string): string | null {
    return this.pairs.get(name.toLowerCase())?.values.join(',') ?? null;
  }

  get names(): string[] {
    return [...this.pairs.values()].map((entry) => entry.name);
  }

  /** As a query string, which is the text of what ParseQueryString gives. */
  get query(): string {
    return [...this.pairs.values()]
      .flatMap(({ name, values }) => values.map((value) => `${urlEncode(name, false)}=${urlEncode(value, false)}`))
      .join('&');
  }
}

function itemOf(self: NameValueCollection, key: Value, ctx: ScriptContext): Value {
  if (typeof key === 'number') return self.get(self.names[key] ?? '');
  return self.get(toText(ctx, key));
}

function setItem(self: NameValueCollection, name: string, value: string): void {
  self.pairs.set(name.toLowerCase(), { name, values: [value] });
}

defineType({
  name: 'System.Collections.Specialized.NameValueCollection',
  base: objectType,
  interfaces: ['System.Collections.ICollection', 'System.Collections.IEnumerable'],
  represents: NameValueCollection,
  enumerate: (self: NameValueCollection) => self.names,
  text: (self: NameValueCollection) => self.query,
  getItem: (self: NameValueCollection, key, ctx) => itemOf(self, key, ctx),
  setItem: (self: NameValueCollection, key, value, ctx) => setItem(self, toText(ctx, key), toText(ctx, value)),
  properties: () => ({
    'AllKeys: string[]': (self: NameValueCollection) => typedArray(requireType('System.String'), self.names),
    'Count: int': (self: NameValueCollection) => self.pairs.size,
    'Keys: System.Object': (self: NameValueCollection) => typedArray(requireType('System.String'), self.names),
  }),
  methods: () => ({
    'Add(string name, string value): void': (self: NameValueCollection, [name, value]: [string, string]) =>
      self.add(name, value),
    'Clear(): void': (self: NameValueCollection) => self.pairs.clear(),
    'Get(string name): string': (self: NameValueCollection, [name]: [string]) => self.get(name),
    'Get(int index): string': (self: NameValueCollection, [index]: [number]) => self.get(self.names[index] ?? ''),
    'GetKey(int index): string': (self: NameValueCollection, [index]: [number]) => self.names[index] ?? null,
    'GetValues(string name): string[]': (self: NameValueCollection, [name]: [string]) =>
      typedArray(requireType('System.String'), [...(self.pairs.get(name.toLowerCase())?.values ?? [])]),
    'HasKeys(): bool': (self: NameValueCollection) => self.pairs.size > 0,
    'Remove(string name): void': (self: NameValueCollection, [name]: [string]) => {
      self.pairs.delete(name.toLowerCase());
    },
    'Set(string name, string value): void': (self: NameValueCollection, [name, value]: [string, string]) =>
      setItem(self, name, value),
    'ToString(): string': (self: NameValueCollection) => self.query,
    'GetEnumerator(): System.Collections.IEnumerator': (self: NameValueCollection) => new ListEnumerator(self.names),
  }),
  constructors: () => ({ 'new()': () => new NameValueCollection() }),
});

function parseQuery(query: string): NameValueCollection {
  const collection = new NameValueCollection();
  for (const part of query.replace(/^\?/, '').split('&')) {
    if (part === '') continue;
    const at = part.indexOf('=');
    if (at < 0) collection.add('', urlDecode(part));
    else collection.add(urlDecode(part.slice(0, at)), urlDecode(part.slice(at + 1)));
  }
  return collection;
}

function javaScriptText(text: string): string {
  return JSON.stringify(text)
    .slice(1, -1)
    .replace(/[<>&'\u0085\u2028\u2029]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

defineType({
  name: 'System.Web.HttpUtility',
  base: objectType,
  staticMethods: () => ({
    'HtmlAttributeEncode(string s): string': ([text]: [string]) =>
      text.replace(/["&<']/g, (c) => ({ '"': '&quot;', '&': '&amp;', '<': '&lt;', "'": '&#39;' })[c]!),
    'HtmlDecode(string s): string': ([text]: [string]) => htmlDecode(text),
    'HtmlEncode(string s): string': ([text]: [string]) => htmlEncode(text),
    'JavaScriptStringEncode(string value): string': ([text]: [string]) => javaScriptText(text),
    'JavaScriptStringEncode(string value, bool addDoubleQuotes): string': ([text, quotes]: [string, boolean]) =>
      quotes ? `"${javaScriptText(text)}"` : javaScriptText(text),
    'ParseQueryString(string query): System.Collections.Specialized.NameValueCollection': ([query]: [string]) =>
      parseQuery(query),
    'UrlDecode(string str): string': ([text]: [string]) => urlDecode(text),
    'UrlEncode(string str): string': ([text]: [string]) => urlEncode(text, false),
    'UrlPathEncode(string str): string': ([text]: [string]) => text.replaceAll(' ', '%20'),
  }),
});

defineType({
  name: 'System.Security.SecurityElement',
  base: objectType,
  staticMethods: () => ({
    'Escape(string str): string': ([text]: [string]) =>
      text.replace(/[<>&"']/g, (c) => ({ '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;', "'": '&apos;' })[c]!),
  }),
});
