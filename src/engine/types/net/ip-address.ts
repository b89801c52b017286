import { castCause, valueCastError } from '../../convert/cast-errors.js';
import { ArgumentException, FormatException } from '../../errors/exception-types.js';
import { newException } from '../../errors/exceptions.js';
import { netError, TerminatingError } from '../../errors/terminating.js';
import { enumOf } from '../../values/enums.js';
import { defineType, type NetType } from '../../values/net-type.js';
import type { Reference } from '../../values/reference.js';
import { NetObject, type Value } from '../../values/value.js';
import { objectType } from '../core.js';

/** Node's network library costs every start two milliseconds: it is loaded by the first address. */
export const network = (): typeof import('node:net') => process.getBuiltinModule('node:net');

/** `System.Net.IPAddress`: 4 or 16 bytes. */
export class IpAddress extends NetObject {
  readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    super();
    this.bytes = bytes;
  }

  get isV4(): boolean {
    return this.bytes.length === 4;
  }

  get text(): string {
    if (this.isV4) return this.bytes.join('.');
    const mapped = this.bytes.subarray(0, 12).join() === '0,0,0,0,0,0,0,0,0,0,255,255';
    return mapped ? `::ffff:${this.bytes.subarray(12).join('.')}` : v6Text(this.bytes);
  }
}

/** RFC 5952: the longest run of zero groups becomes `::`. */
function v6Text(bytes: Uint8Array): string {
  const groups = Array.from({ length: 8 }, (_, i) => ((bytes[i * 2]! << 8) | bytes[i * 2 + 1]!).toString(16));
  let best = { at: -1, length: 1 };
  for (let i = 0; i < 8; i++) {
    let length = 0;
    while (groups[i + length] === '0') length++;
    if (length > best.length) best = { at: i, length };
  }
  if (best.at < 0) return groups.join(':');
  return `${groups.slice(0, best.at).join(':')}::${groups.slice(best.at + best.length).join(':')}`;
}

function v4Bytes(text: string): Uint8Array | null {
  if (/^\d+$/.test(text)) {
    const number = Number(text);
    return number <= 4294967295
      ? Uint8Array.of(number >>> 24, (number >>> 16) & 255, (number >>> 8) & 255, number & 255)
      : null;
  }
  if (network().isIPv4(text)) return Uint8Array.from(text.split('.'), Number);
  return shortV4(text);
}

/** `10.1`: as inet_aton, the last of fewer than four numbers fills the remaining bytes. */
function shortV4(text: string): Uint8Array | null {
  if (!/^\d+(\.\d+){1,2}$/.test(text)) return null;
  const parts = text.split('.').map(Number);
  const last = parts.pop()!;
  const width = 4 - parts.length;
  if (parts.some((one) => one > 255) || last >= 256 ** width) return null;
  return Uint8Array.from([
    ...parts,
    ...Array.from({ length: width }, (_, i) => Math.trunc(last / 256 ** (width - 1 - i)) % 256),
  ]);
}

function v6Bytes(text: string): Uint8Array | null {
  const bare = text.replace(/^\[|\]$/g, '').replace(/%.*$/, '');
  if (!network().isIPv6(bare)) return null;
  const tail = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(bare);
  const hex = tail ? tail[1] + mapped(tail[2]!) : bare;
  const [head, rest] = hex.split('::') as [string, string?];
  const left = head === '' ? [] : head.split(':');
  const right = rest === undefined || rest === '' ? [] : rest.split(':');
  const groups =
    rest === undefined ? left : [...left, ...new Array<string>(8 - left.length - right.length).fill('0'), ...right];
  return Uint8Array.from(
    groups.flatMap((group) => [Number.parseInt(group, 16) >> 8, Number.parseInt(group, 16) & 255]),
  );
}

/** The bytes of an IPv4 or IPv6 address; null when the text is neither. */
export function addressBytes(text: string): Uint8Array | null {
  return v4Bytes(text) ?? v6Bytes(text);
}

function mapped(v4: string): string {
  const [a, b, c, d] = v4.split('.').map(Number) as [number, number, number, number];
  return `${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`;
}

function read(text: string): IpAddress | null {
  const bytes = addressBytes(text);
  return bytes && new IpAddress(bytes);
}

/** Error: FormatException. */
function parseIpAddress(text: string): IpAddress {
  const address = read(text);
  if (address) return address;
  throw netError(newException(FormatException, 'An invalid IP address was specified.'));
}

function cast(value: Value): Value {
  if (typeof value !== 'string') return undefined;
  try {
    return parseIpAddress(value);
  } catch (error) {
    if (!(error instanceof TerminatingError)) throw error;
    throw valueCastError('InvalidCastParseTargetInvocation', value, ipAddressType, castCause(error));
  }
}

function fromBytes(bytes: Uint8Array): IpAddress {
  if (bytes.length !== 4 && bytes.length !== 16) {
    throw netError(newException(ArgumentException, "An invalid IP address was specified. (Parameter 'address')"));
  }
  return new IpAddress(bytes);
}

const fixed = (text: string) => ({ get: () => parseIpAddress(text), field: true });
const isMapped = ({ bytes }: IpAddress): boolean =>
  bytes.length === 16 && bytes[10] === 255 && bytes[11] === 255 && bytes.slice(0, 10).every((b) => b === 0);

/** `System.Net.IPAddress`. */
const ipAddressType: NetType = defineType({
  name: 'System.Net.IPAddress',
  accelerators: ['ipaddress'],
  base: objectType,
  represents: IpAddress,
  convert: cast,
  text: (self: IpAddress) => self.text,
  equals: (self: IpAddress, other) => other instanceof IpAddress && other.text === self.text,
  properties: {
    'AddressFamily: System.Net.Sockets.AddressFamily': (self: IpAddress) =>
      enumOf('System.Net.Sockets.AddressFamily', self.isV4 ? 'InterNetwork' : 'InterNetworkV6'),
    'ScopeId: long': (self: IpAddress) => (self.isV4 ? null : 0n),
    'IsIPv6Multicast: bool': (self: IpAddress) => !self.isV4 && self.bytes[0] === 255,
    'IsIPv6LinkLocal: bool': (self: IpAddress) =>
      !self.isV4 && self.bytes[0] === 254 && (self.bytes[1]! & 0xc0) === 0x80,
    'IsIPv6SiteLocal: bool': (self: IpAddress) =>
      !self.isV4 && self.bytes[0] === 254 && (self.bytes[1]! & 0xc0) === 0xc0,
    'IsIPv6Teredo: bool': (self: IpAddress) => !self.isV4 && self.text.startsWith('2001:0:'),
    'IsIPv6UniqueLocal: bool': (self: IpAddress) => !self.isV4 && (self.bytes[0]! & 0xfe) === 0xfc,
    'IsIPv4MappedToIPv6: bool': isMapped,
    'Address: long': (self: IpAddress) =>
      self.isV4 ? BigInt(new DataView(self.bytes.buffer, self.bytes.byteOffset).getUint32(0, true)) : null,
    'IPAddressToString: string': { get: (self: IpAddress) => self.text, kind: 'ScriptProperty' },
  },
  methods: {
    'GetAddressBytes(): byte[]': (self: IpAddress) => self.bytes.slice(),
    'MapToIPv4(): ipaddress': (self: IpAddress) => (self.isV4 ? self : new IpAddress(self.bytes.slice(12))),
    'MapToIPv6(): ipaddress': (self: IpAddress) =>
      self.isV4 ? new IpAddress(Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 255, 255, ...self.bytes)) : self,
  },
  statics: {
    'Any: ipaddress': fixed('0.0.0.0'),
    'Loopback: ipaddress': fixed('127.0.0.1'),
    'Broadcast: ipaddress': fixed('255.255.255.255'),
    'None: ipaddress': fixed('255.255.255.255'),
    'IPv6Any: ipaddress': fixed('::'),
    'IPv6Loopback: ipaddress': fixed('::1'),
    'IPv6None: ipaddress': fixed('::'),
  },
  staticMethods: {
    'IsLoopback(ipaddress address): bool': ([address]: [IpAddress]) =>
      address.isV4 ? address.bytes[0] === 127 : address.text === '::1',
    'Parse(string ipString): ipaddress': ([text]: [string]) => parseIpAddress(text),
    'TryParse(string ipString, [ref] ipaddress address): bool': ([text, result]: [string, Reference]) => {
      result.value = read(text);
      return result.value !== null;
    },
  },
  constructors: {
    'new(byte[] address)': ([bytes]: [Uint8Array]) => fromBytes(bytes),
    'new(long newAddress)': ([number]: [bigint]) => {
      const n = Number(number);
      return new IpAddress(Uint8Array.of(n & 255, (n >>> 8) & 255, (n >>> 16) & 255, n >>> 24));
    },
  },
});
