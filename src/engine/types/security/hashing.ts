import { defineType, type NetType } from '../../values/net-type.js';
import { lazyTypes } from '../../values/type-registry.js';
import { NetObject } from '../../values/value.js';
import { objectType } from '../core.js';
import type { Stream } from '../io/stream-objects.js';

/** Node's crypto library; loading it takes long, so only when something is hashed. */
function cryptography(): typeof import('node:crypto') {
  return process.getBuiltinModule('node:crypto');
}

/** A hash algorithm of System.Security.Cryptography. */
class HashAlgorithm extends NetObject {
  readonly #type: NetType;
  readonly algorithm: string;
  readonly bits: number;
  /** Key of an HMAC; null for plain hashes. */
  readonly key: Uint8Array | null;
  hash: Uint8Array | null = null;

  constructor(type: NetType, algorithm: string, bits: number, key: Uint8Array | null) {
    super();
    this.#type = type;
    this.algorithm = algorithm;
    this.bits = bits;
    this.key = key;
  }

  override get netType(): NetType {
    return this.#type;
  }

  compute(bytes: Uint8Array): Uint8Array {
    const digest = this.key
      ? cryptography().createHmac(this.algorithm, this.key).update(bytes)
      : cryptography().createHash(this.algorithm).update(bytes);
    this.hash = new Uint8Array(digest.digest());
    return this.hash;
  }
}

/** Random bytes of the platform. */
class RandomNumberGenerator extends NetObject {}

const algorithms = [
  ['MD5', 128],
  ['SHA1', 160],
  ['SHA256', 256],
  ['SHA384', 384],
  ['SHA512', 512],
] as const;

lazyTypes(
  [
    'System.Security.Cryptography.HashAlgorithm',
    'System.Security.Cryptography.RandomNumberGenerator',
    ...algorithms.flatMap(([name]) => [
      `System.Security.Cryptography.${name}`,
      `System.Security.Cryptography.HMAC${name}`,
    ]),
  ],
  defineHashing,
);

function defineHashing(): void {
  const baseType = defineType({
    name: 'System.Security.Cryptography.HashAlgorithm',
    base: objectType,
    interfaces: ['System.IDisposable'],
    properties: {
      'HashSize: int': (self: HashAlgorithm) => self.bits,
      'Hash: byte[]': (self: HashAlgorithm) => self.hash,
      'Key: byte[]': (self: HashAlgorithm) => self.key,
      'CanReuseTransform: bool': () => true,
      'CanTransformMultipleBlocks: bool': () => true,
    },
    methods: {
      'ComputeHash(byte[] buffer): byte[]': (self: HashAlgorithm, [bytes]: [Uint8Array]) => self.compute(bytes),
      'ComputeHash(byte[] buffer, int offset, int count): byte[]': (
        self: HashAlgorithm,
        [bytes, from, count]: [Uint8Array, number, number],
      ) => self.compute(bytes.slice(from, from + count)),
      'ComputeHash(System.IO.Stream inputStream): byte[]': (self: HashAlgorithm, [stream]: [Stream]) =>
        self.compute(stream.readRest()),
      'Clear(): void': () => undefined,
      'Dispose(): void': () => undefined,
      'Initialize(): void': () => undefined,
    },
    staticMethods: {
      'Create(string hashName): System.Security.Cryptography.HashAlgorithm': ([name]: [string]) =>
        makers.get(name.toUpperCase().replace('-', ''))?.() ?? null,
    },
  });

  const makers = new Map<string, () => HashAlgorithm>();

  for (const [name, bits] of algorithms) {
    const algorithm = name.toLowerCase();
    const create = (): HashAlgorithm => new HashAlgorithm(type, algorithm, bits, null);
    makers.set(name, create);
    const type: NetType = defineType({
      name: `System.Security.Cryptography.${name}`,
      base: baseType,
      staticMethods: {
        [`Create(): System.Security.Cryptography.${name}`]: () => create(),
        'HashData(byte[] source): byte[]': ([bytes]: [Uint8Array]) => create().compute(bytes),
      },
      ...(name === 'SHA1' || name === 'MD5'
        ? {}
        : { statics: { 'HashSizeInBits: int': { get: () => bits, field: true } } }),
    });
    const keyed: NetType = defineType({
      name: `System.Security.Cryptography.HMAC${name}`,
      base: baseType,
      constructors: {
        'new()': () => new HashAlgorithm(keyed, algorithm, bits, new Uint8Array(cryptography().randomBytes(64))),
        'new(byte[] key)': ([key]: [Uint8Array]) => new HashAlgorithm(keyed, algorithm, bits, key),
      },
    });
  }
  defineGenerator();
}

function defineGenerator(): void {
  defineType({
    name: 'System.Security.Cryptography.RandomNumberGenerator',
    base: objectType,
    interfaces: ['System.IDisposable'],
    represents: RandomNumberGenerator,
    methods: {
      'GetBytes(byte[] data): void': (_self: RandomNumberGenerator, [target]: [Uint8Array]) => {
        target.set(cryptography().randomBytes(target.length));
      },
      'Dispose(): void': () => undefined,
    },
    staticMethods: {
      'Create(): System.Security.Cryptography.RandomNumberGenerator': () => new RandomNumberGenerator(),
      'GetBytes(int count): byte[]': ([count]: [number]) => new Uint8Array(cryptography().randomBytes(count)),
      'Fill(byte[] data): void': ([target]: [Uint8Array]) => {
        target.set(cryptography().randomBytes(target.length));
      },
      'GetHexString(int stringLength, bool lowercase?): string': ([length, lower]: [number, boolean | undefined]) => {
        const text = cryptography().randomBytes(length).toString('hex').slice(0, length);
        return lower ? text : text.toUpperCase();
      },
      'GetInt32(int toExclusive): int': ([to]: [number]) => cryptography().randomInt(to),
      'GetInt32(int fromInclusive, int toExclusive): int': ([from, to]: [number, number]) =>
        cryptography().randomInt(from, to),
    },
  });
}
