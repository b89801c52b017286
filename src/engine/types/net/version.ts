import { castCause, formatFault, valueCastError } from '../../convert/cast-errors.js';
import { toText } from '../../convert/text.js';
import { ArgumentException, ArgumentOutOfRangeException, FormatException } from '../../errors/exception-types.js';
import { newException } from '../../errors/exceptions.js';
import { netError, TerminatingError } from '../../errors/terminating.js';
import { defineType, type NetType } from '../../values/net-type.js';
import { isNumeric } from '../../values/numbers.js';
import type { Reference } from '../../values/reference.js';
import type { ScriptContext } from '../../values/script-access.js';
import { NetObject, type Value } from '../../values/value.js';
import { objectType } from '../core.js';

/** `System.Version`: two to four numbers; the missing ones are -1. */
export class Version extends NetObject {
  readonly parts: readonly [number, number, number, number];

  constructor(major: number, minor: number, build = -1, revision = -1) {
    super();
    this.parts = [major, minor, build, revision];
  }

  get text(): string {
    return this.parts.filter((part) => part >= 0).join('.');
  }
}

/** Reads `1.2`, `1.2.3`, `1.2.3.4`. Errors: ArgumentException, FormatException, ArgumentOutOfRangeException. */
function parseVersion(text: string): Version {
  const parts = text.split('.');
  if (parts.length < 2 || parts.length > 4) {
    throw netError(
      newException(ArgumentException, "Version string portion was too short or too long. (Parameter 'input')"),
    );
  }
  const numbers = parts.map((part) => {
    if (/^\s*-\d+\s*$/.test(part))
      throw netError(
        newException(
          ArgumentOutOfRangeException,
          "Version's parameters must be greater than or equal to zero. (Parameter 'input')",
        ),
      );
    if (!/^\s*\+?\d+\s*$/.test(part)) throw netError(formatFault(part));
    return Number(part);
  });
  return new Version(numbers[0]!, numbers[1]!, numbers[2] ?? -1, numbers[3] ?? -1);
}

function compare(a: Version, b: Version): number {
  for (let i = 0; i < 4; i++) if (a.parts[i] !== b.parts[i]) return a.parts[i]! < b.parts[i]! ? -1 : 1;
  return 0;
}

/** A cast: the failure names the type. */
function castWith<T>(ctx: ScriptContext, value: Value, type: () => NetType, parse: (text: string) => T): T | undefined {
  if (typeof value !== 'string' && !isNumeric(value)) return undefined;
  const text = toText(ctx, value);
  try {
    return parse(text);
  } catch (error) {
    if (!(error instanceof TerminatingError)) throw error;
    throw valueCastError('InvalidCastParseTargetInvocation', text, type(), castCause(error));
  }
}

function tryInto(result: Reference, read: () => Value): boolean {
  try {
    result.value = read();
    return true;
  } catch (error) {
    if (!(error instanceof TerminatingError)) throw error;
    result.value = null;
    return false;
  }
}

function partsText(self: Version, count: number): string {
  const known = self.parts.filter((part) => part >= 0);
  if (count > known.length) {
    throw netError(
      newException(ArgumentException, `fieldCount must be between 0 and ${known.length}. (Parameter 'fieldCount')`),
    );
  }
  return known.slice(0, count).join('.');
}

/** `System.Version`. */
const versionType: NetType = defineType({
  name: 'System.Version',
  accelerators: ['version'],
  base: objectType,
  represents: Version,
  interfaces: ['System.ICloneable', 'System.IComparable', 'System.IFormattable'],
  convert: (value, ctx) => castWith(ctx, value, () => versionType, parseVersion),
  text: (self: Version) => self.text,
  equals: (self: Version, other) => other instanceof Version && compare(self, other) === 0,
  compare,
  properties: {
    'Major: int': (self: Version) => self.parts[0],
    'Minor: int': (self: Version) => self.parts[1],
    'Build: int': (self: Version) => self.parts[2],
    'Revision: int': (self: Version) => self.parts[3],
    'MajorRevision: short': (self: Version) => (self.parts[3] < 0 ? -1 : self.parts[3] >> 16),
    'MinorRevision: short': (self: Version) => (self.parts[3] < 0 ? -1 : self.parts[3] & 65535),
  },
  methods: {
    'CompareTo(version value): int': (self: Version, [other]: [Version]) => compare(self, other),
    'Equals(version obj): bool': (self: Version, [other]: [Version]) => compare(self, other) === 0,
    'ToString(): string': (self: Version) => self.text,
    'ToString(int fieldCount): string': (self: Version, [count]: [number]) => partsText(self, count),
  },
  staticMethods: {
    'Parse(string input): version': ([text]: [string]) => parseVersion(text),
    'TryParse(string input, [ref] version result): bool': ([text, result]: [string, Reference]) =>
      tryInto(result, () => parseVersion(text)),
  },
  constructors: {
    'new(int major, int minor, int build, int revision)': ([a, b, c, d]: [number, number, number, number]) =>
      new Version(a, b, c, d),
    'new(int major, int minor, int build)': ([a, b, c]: [number, number, number]) => new Version(a, b, c),
    'new(int major, int minor)': ([a, b]: [number, number]) => new Version(a, b),
    'new(string version)': ([text]: [string]) => parseVersion(text),
    'new()': () => new Version(0, 0),
  },
});

/** `System.Management.Automation.SemanticVersion` (`[semver]`). */
export class SemanticVersion extends NetObject {
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
  readonly label: string;
  readonly build: string;

  constructor(major: number, minor = 0, patch = 0, label = '', build = '') {
    super();
    this.major = major;
    this.minor = minor;
    this.patch = patch;
    this.label = label;
    this.build = build;
  }

  get text(): string {
    const tail = (this.label ? `-${this.label}` : '') + (this.build ? `+${this.build}` : '');
    return `${this.major}.${this.minor}.${this.patch}${tail}`;
  }
}

/** Reads `1`, `1.2`, `1.2.3-label+build`. Error: FormatException. */
function parseSemanticVersion(text: string): SemanticVersion {
  const match = /^(\d+)(?:\.(\d+))?(?:\.(\d+))?(?:-([\dA-Za-z.-]+))?(?:\+([\dA-Za-z.-]+))?$/.exec(text.trim());
  if (!match)
    throw netError(
      newException(
        FormatException,
        `Cannot process argument because the value of argument "version" is not valid. Change the value of the "version" argument and run the operation again.`,
      ),
    );
  return new SemanticVersion(
    Number(match[1]),
    Number(match[2] ?? 0),
    Number(match[3] ?? 0),
    match[4] ?? '',
    match[5] ?? '',
  );
}

function compareSemantic(a: SemanticVersion, b: SemanticVersion): number {
  const order = a.major - b.major || a.minor - b.minor || a.patch - b.patch;
  if (order !== 0) return Math.sign(order);
  if (a.label === b.label) return 0;
  if (a.label === '' || b.label === '') return a.label === '' ? 1 : -1;
  return compareLabels(a.label.split('.'), b.label.split('.'));
}

/** Semantic Versioning 2.0, rule 11: numbers by value, before texts; a shorter list first. */
function compareLabels(a: readonly string[], b: readonly string[]): number {
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const [x, y] = [a[i], b[i]];
    if (x === undefined || y === undefined) return x === undefined ? -1 : 1;
    if (x === y) continue;
    const [nx, ny] = [/^\d+$/.test(x), /^\d+$/.test(y)];
    if (nx && ny) return Math.sign(Number(x) - Number(y));
    if (nx !== ny) return nx ? -1 : 1;
    return x < y ? -1 : 1;
  }
  return 0;
}

/** `System.Management.Automation.SemanticVersion`. */
const semanticVersionType: NetType = defineType({
  name: 'System.Management.Automation.SemanticVersion',
  accelerators: ['semver'],
  base: objectType,
  represents: SemanticVersion,
  interfaces: ['System.IComparable'],
  convert: (value, ctx) => {
    if (value instanceof Version)
      return new SemanticVersion(value.parts[0], value.parts[1], Math.max(0, value.parts[2]));
    return castWith(ctx, value, () => semanticVersionType, parseSemanticVersion);
  },
  text: (self: SemanticVersion) => self.text,
  equals: (self: SemanticVersion, other) => other instanceof SemanticVersion && compareSemantic(self, other) === 0,
  compare: compareSemantic,
  properties: {
    'Major: int': (self: SemanticVersion) => self.major,
    'Minor: int': (self: SemanticVersion) => self.minor,
    'Patch: int': (self: SemanticVersion) => self.patch,
    'PreReleaseLabel: string': (self: SemanticVersion) => self.label || null,
    'BuildLabel: string': (self: SemanticVersion) => self.build || null,
  },
  methods: {
    'CompareTo(semver value): int': (self: SemanticVersion, [other]: [SemanticVersion]) => compareSemantic(self, other),
    'ToString(): string': (self: SemanticVersion) => self.text,
  },
  staticMethods: {
    'Parse(string version): semver': ([text]: [string]) => parseSemanticVersion(text),
    'TryParse(string version, [ref] semver result): bool': ([text, result]: [string, Reference]) =>
      tryInto(result, () => parseSemanticVersion(text)),
  },
  constructors: {
    'new(string version)': ([text]: [string]) => parseSemanticVersion(text),
    'new(int major, int minor, int patch, string preReleaseLabel, string buildLabel)': ([a, b, c, label, build]: [
      number,
      number,
      number,
      string,
      string,
    ]) => new SemanticVersion(a, b, c, label, build),
    'new(int major, int minor, int patch, string label)': ([a, b, c, label]: [number, number, number, string]) =>
      new SemanticVersion(a, b, c, label),
    'new(int major, int minor, int patch)': ([a, b, c]: [number, number, number]) => new SemanticVersion(a, b, c),
    'new(int major, int minor)': ([a, b]: [number, number]) => new SemanticVersion(a, b),
    'new(int major)': ([a]: [number]) => new SemanticVersion(a),
  },
});
