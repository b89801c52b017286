import { castCause, valueCastError } from '../convert/cast-errors.js';
import { toText } from '../convert/text.js';
import { FormatException } from '../errors/exception-types.js';
import { newException } from '../errors/exceptions.js';
import { netError, TerminatingError } from '../errors/terminating.js';
import { Guid } from '../values/guid.js';
import { defineType, type NetType } from '../values/net-type.js';
import { isNumeric } from '../values/numbers.js';
import type { Reference } from '../values/reference.js';
import type { ScriptContext } from '../values/script-access.js';
import type { Value } from '../values/value.js';
import { valueType } from './core.js';

/** A GUID by a .NET format: `D` (the default), `N`, `B`, `P`. Error: FormatException. */
function formatGuid({ text }: Guid, format: string): string {
  switch (format.toUpperCase()) {
    case '':
    case 'D':
      return text;
    case 'N':
      return text.replaceAll('-', '');
    case 'B':
      return `{${text}}`;
    case 'P':
      return `(${text})`;
    case 'X': {
      const [a, b, c, d, e] = text.split('-') as [string, string, string, string, string];
      const bytes = (d + e).match(/../g)!.map((pair) => `0x${pair}`);
      return `{0x${a},0x${b},0x${c},{${bytes.join(',')}}}`;
    }
    default: {
      const message = 'Format string can be only "D", "d", "N", "n", "P", "p", "B", "b", "X" or "x".';
      throw netError(newException(FormatException, message));
    }
  }
}

function toGuid(value: Value, ctx: ScriptContext): Value {
  if (typeof value !== 'string' && !isNumeric(value))
    return value instanceof Uint8Array && value.length === 16 ? Guid.fromBytes(value) : undefined;
  const text = toText(ctx, value);
  try {
    return Guid.parse(text);
  } catch (error) {
    if (!(error instanceof TerminatingError)) throw error;
    throw valueCastError('InvalidCastParseTargetInvocation', text, guidType, castCause(error));
  }
}

/** A GUID that begins with the time (RFC 9562, version 7): milliseconds of Unix time, then random bits. */
function version7(milliseconds: number): Guid {
  const random = Guid.create().text.split('-');
  const time = milliseconds.toString(16).padStart(12, '0');
  return Guid.parse(`${time.slice(0, 8)}-${time.slice(8)}-7${random[2]!.slice(1)}-${random[3]}-${random[4]}`);
}

const order = (a: Guid, b: Guid): number => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0);

/** `System.Guid`. */
const guidType: NetType = defineType({
  name: 'System.Guid',
  accelerators: ['guid'],
  base: valueType,
  kind: 'struct',
  represents: Guid,
  interfaces: ['System.IComparable', 'System.IFormattable'],
  convert: toGuid,
  defaultValue: () => Guid.empty,
  text: (self: Guid) => self.text,
  format: (self: Guid, format) => formatGuid(self, format),
  equals: (self: Guid, other) => other instanceof Guid && other.text === self.text,
  compare: order,
  properties: {
    'Variant: int': (self: Guid) => Number.parseInt(self.text[19]!, 16),
    'Version: int': (self: Guid) => Number.parseInt(self.text[14]!, 16),
    'Guid: string': { get: (self: Guid) => self.text, kind: 'ScriptProperty' },
  },
  methods: {
    'CompareTo(guid value): int': (self: Guid, [other]: [Guid]) => order(self, other),
    'Equals(guid g): bool': (self: Guid, [other]: [Guid]) => self.text === other.text,
    'ToByteArray(): byte[]': (self: Guid) => self.toBytes(),
    'ToByteArray(bool bigEndian): byte[]': (self: Guid, [bigEndian]: [boolean]) =>
      bigEndian ? Uint8Array.from(Buffer.from(self.text.replaceAll('-', ''), 'hex')) : self.toBytes(),
    'ToString(): string': (self: Guid) => self.text,
    'ToString(string format): string': (self: Guid, [format]: [string]) => formatGuid(self, format),
    'ToString(string format, System.IFormatProvider provider): string': (self: Guid, [format]: [string]) =>
      formatGuid(self, format),
  },
  statics: {
    'Empty: guid': { get: () => Guid.empty, field: true },
    'AllBitsSet: guid': () => Guid.parse('ffffffff-ffff-ffff-ffff-ffffffffffff'),
  },
  staticMethods: {
    'NewGuid(): guid': () => Guid.create(),
    'Parse(string input): guid': ([text]: [string]) => Guid.parse(text),
    'ParseExact(string input, string format): guid': ([text]: [string]) => Guid.parse(text),
    'CreateVersion7(): guid': () => version7(Date.now()),
    'TryParseExact(string input, string format, [ref] guid result): bool': ([text, , result]: [
      string,
      string,
      Reference,
    ]) => {
      const guid = Guid.tryParse(text);
      result.value = guid ?? Guid.empty;
      return guid !== null;
    },
    'TryParse(string input, [ref] guid result): bool': ([text, result]: [string, Reference]) => {
      const guid = Guid.tryParse(text);
      result.value = guid ?? Guid.empty;
      return guid !== null;
    },
  },
  constructors: {
    'new(byte[] b)': ([bytes]: [Uint8Array]) => Guid.fromBytes(bytes),
    'new(string g)': ([text]: [string]) => Guid.parse(text),
  },
});
