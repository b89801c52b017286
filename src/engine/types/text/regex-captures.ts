import { toText } from '../../convert/text.js';
import { type GroupCapture, RegexMatch } from '../../regex/match.js';
import type { NetRegex } from '../../regex/net-regex.js';
import { expandSubstitution, firstMatch, matchesOf } from '../../regex/search.js';
import { defineType } from '../../values/net-type.js';
import type { ScriptContext } from '../../values/script-access.js';
import { requireType } from '../../values/type-names.js';
import { NetObject, type Value } from '../../values/value.js';
import { objectType } from '../core.js';
import { ListEnumerator } from '../enumerator.js';

/** The name of a match's type. */
export const matchName = 'System.Text.RegularExpressions.Match';
/** The name of the type of all matches. */
export const matchesName = 'System.Text.RegularExpressions.MatchCollection';

/** One of the texts that a group took. */
class RegexCapture extends NetObject {
  readonly capture: GroupCapture;

  constructor(capture: GroupCapture) {
    super();
    this.capture = capture;
  }
}

/** A group of a match; the whole match is group 0. */
class RegexGroup extends NetObject {
  readonly name: string;
  readonly #match: RegexMatch | null;
  readonly #number: number;

  constructor(name: string, match: RegexMatch | null, number: number) {
    super();
    this.name = name;
    this.#match = match;
    this.#number = number;
  }

  get capture(): GroupCapture | undefined {
    return this.#match?.group(this.#number);
  }

  /** What the group took, in order; the last is the group itself. */
  captures(): readonly Value[] {
    const all = this.#match?.captures(this.#number) ?? [];
    return all.map((capture, i) => (i === all.length - 1 ? this : new RegexCapture(capture)));
  }
}

/** The captures of a group. */
class CaptureCollection extends NetObject {
  readonly items: readonly Value[];

  constructor(items: readonly Value[]) {
    super();
    this.items = items;
  }
}

/** The groups of a match, by number or name. */
class GroupCollection extends NetObject {
  readonly match: RegexMatch | null;
  readonly names: readonly string[];

  constructor(match: RegexMatch | null, names: readonly string[]) {
    super();
    this.match = match;
    this.names = names;
  }

  at(number: number): Value {
    if (number === 0 && this.match) return this.match;
    return new RegexGroup(this.names[number] ?? String(number), this.match, number);
  }

  get items(): Value[] {
    return this.names.map((_, number) => this.at(number));
  }
}

/** All matches of a pattern in a text. */
class MatchCollection extends NetObject {
  readonly items: readonly RegexMatch[];

  constructor(items: readonly RegexMatch[]) {
    super();
    this.items = items;
  }
}

/** `Match.Empty`: what a failed `Match()` gives. */
class FailedMatch extends NetObject {}

const captureType = defineType({
  name: 'System.Text.RegularExpressions.Capture',
  base: objectType,
  represents: RegexCapture,
  text: (self: RegexCapture | RegexGroup | RegexMatch) => textOf(self),
  properties: () => ({
    'Index: int': (self: RegexCapture) => self.capture.index,
    'Length: int': (self: RegexCapture) => self.capture.value.length,
    'Value: string': (self: RegexCapture) => self.capture.value,
    'ValueSpan: System.Object': () => null,
  }),
});

function textOf(self: RegexCapture | RegexGroup | RegexMatch | FailedMatch): string {
  if (self instanceof RegexCapture) return self.capture.value;
  if (self instanceof RegexMatch) return self.value;
  return self instanceof RegexGroup ? (self.capture?.value ?? '') : '';
}

const groupType = defineType({
  name: 'System.Text.RegularExpressions.Group',
  base: captureType,
  represents: RegexGroup,
  properties: () => ({
    'Success: bool': (self: RegexGroup) => self.capture !== undefined,
    'Name: string': (self: RegexGroup) => self.name,
    'Captures: System.Text.RegularExpressions.CaptureCollection': (self: RegexGroup) =>
      new CaptureCollection(self.captures()),
    'Index: int': (self: RegexGroup) => self.capture?.index ?? 0,
    'Length: int': (self: RegexGroup) => self.capture?.value.length ?? 0,
    'Value: string': (self: RegexGroup) => self.capture?.value ?? '',
    'ValueSpan: System.Object': () => null,
  }),
});

defineType({
  name: 'System.Text.RegularExpressions.Match',
  base: groupType,
  represents: RegexMatch,
  properties: () => ({
    'Groups: System.Text.RegularExpressions.GroupCollection': (self: RegexMatch) =>
      new GroupCollection(self, self.groupNames),
    'Success: bool': () => true,
    'Name: string': () => '0',
    'Captures: System.Text.RegularExpressions.CaptureCollection': (self: RegexMatch) => new CaptureCollection([self]),
    'Index: int': (self: RegexMatch) => self.index,
    'Length: int': (self: RegexMatch) => self.length,
    'Value: string': (self: RegexMatch) => self.value,
    'ValueSpan: System.Object': () => null,
  }),
  methods: () => ({
    [`NextMatch(): ${matchName}`]: (self: RegexMatch) => matchOrFailed(self.regex, self.input, self.nextStart),
    'Result(string replacement): string': (self: RegexMatch, [pattern]: [string]) => expandSubstitution(pattern, self),
  }),
});

defineType({
  name: 'System.Text.RegularExpressions.Match#Empty',
  base: requireType('System.Text.RegularExpressions.Match'),
  represents: FailedMatch,
  text: () => '',
  properties: () => ({
    'Groups: System.Text.RegularExpressions.GroupCollection': () => new GroupCollection(null, ['0']),
    'Success: bool': () => false,
    'Name: string': () => '0',
    'Captures: System.Text.RegularExpressions.CaptureCollection': () => new CaptureCollection([]),
    'Index: int': () => 0,
    'Length: int': () => 0,
    'Value: string': () => '',
    'ValueSpan: System.Object': () => null,
  }),
});

function groupBy(self: GroupCollection, key: Value, ctx: ScriptContext): Value {
  const name = toText(ctx, key);
  const number = typeof key === 'number' ? key : self.names.indexOf(name);
  return number >= 0 ? self.at(number) : new RegexGroup(name, null, 0);
}

defineType({
  name: 'System.Text.RegularExpressions.GroupCollection',
  base: objectType,
  represents: GroupCollection,
  enumerate: (self: GroupCollection) => self.items,
  getItem: groupBy,
  properties: () => ({
    'Count: int': (self: GroupCollection) => self.names.length,
    'Keys: string[]': (self: GroupCollection) => [...self.names],
    'Values: System.Object': (self: GroupCollection) => self.items,
  }),
  methods: () => ({
    'ContainsKey(string key): bool': (self: GroupCollection, [name]: [string]) => self.names.includes(name),
    'GetEnumerator(): System.Collections.IEnumerator': (self: GroupCollection) => new ListEnumerator(self.items),
  }),
});

defineType({
  name: 'System.Text.RegularExpressions.CaptureCollection',
  base: objectType,
  represents: CaptureCollection,
  enumerate: (self: CaptureCollection) => self.items,
  getItem: (self: CaptureCollection, index) =>
    self.items[Number(index) < 0 ? Number(index) + self.items.length : Number(index)],
  properties: () => ({ 'Count: int': (self: CaptureCollection) => self.items.length }),
  methods: () => ({
    'GetEnumerator(): System.Collections.IEnumerator': (self: CaptureCollection) => new ListEnumerator([...self.items]),
  }),
});

defineType({
  name: matchesName,
  base: objectType,
  represents: MatchCollection,
  enumerate: (self: MatchCollection) => self.items,
  getItem: (self: MatchCollection, index) =>
    self.items[Number(index) < 0 ? Number(index) + self.items.length : Number(index)],
  properties: () => ({ 'Count: int': (self: MatchCollection) => self.items.length }),
  methods: () => ({
    'GetEnumerator(): System.Collections.IEnumerator': (self: MatchCollection) => new ListEnumerator(self.items),
  }),
});

/** The first match from `start` on, or `Match.Empty`. */
export const matchOrFailed = (regex: NetRegex, text: string, start?: number): Value =>
  firstMatch(regex, text, start) ?? new FailedMatch();

/** All matches from `start` on, as a MatchCollection. */
export const allMatches = (regex: NetRegex, text: string, start?: number): Value =>
  new MatchCollection([...matchesOf(regex, text, start)]);
