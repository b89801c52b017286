import { arch, release, type } from 'node:os';
import { defineEnum, enumOf } from '../../../src/engine/values/enums.js';
import { ArrayList } from '../../../src/engine/values/lists.js';
import { defineType } from '../../../src/engine/values/net-type.js';
import { requireType } from '../../../src/engine/values/type-names.js';
import { NetObject } from '../../../src/engine/values/value.js';

const interop = 'System.Runtime.InteropServices';
const architectures: Readonly<Record<string, string>> = { ia32: 'X86', x64: 'X64', arm: 'Arm', arm64: 'Arm64' };

defineEnum(`${interop}.Architecture`, [
  'X86',
  'X64',
  'Arm',
  'Arm64',
  'Wasm',
  'S390x',
  'LoongArch64',
  'Armv6',
  'Ppc64le',
]);

/** `OSPlatform`: an operating system by name. */
class Platform extends NetObject {
  readonly name: string;

  constructor(name: string) {
    super();
    this.name = name;
  }
}

const platforms = { Linux: 'linux', Windows: 'win32', OSX: 'darwin', FreeBSD: 'freebsd' } as const;

defineType({
  name: `${interop}.OSPlatform`,
  kind: 'struct',
  represents: Platform,
  text: (self: Platform) => self.name.toUpperCase(),
  equals: (self: Platform, other) => other instanceof Platform && other.name === self.name,
  statics: Object.fromEntries(
    Object.keys(platforms).map((name) => [`${name}: ${interop}.OSPlatform`, () => new Platform(name)]),
  ),
  staticMethods: {
    'Create(string osPlatform): System.Runtime.InteropServices.OSPlatform': ([name]: [string]) => {
      const known = Object.keys(platforms).find((one) => one.toLowerCase() === name.toLowerCase());
      return new Platform(known ?? name);
    },
  },
});

const architecture = () => enumOf(`${interop}.Architecture`, architectures[arch()] ?? 'X64');

defineType({
  name: `${interop}.RuntimeInformation`,
  kind: 'static',
  statics: {
    'FrameworkDescription: string': () => '.NET 10.0.0',
    'OSArchitecture: System.Runtime.InteropServices.Architecture': architecture,
    'OSDescription: string': () => `${type()} ${release()}`,
    'ProcessArchitecture: System.Runtime.InteropServices.Architecture': architecture,
    'RuntimeIdentifier: string': () =>
      `${process.platform === 'win32' ? 'win' : process.platform === 'darwin' ? 'osx' : process.platform}-${arch()}`,
  },
  staticMethods: {
    'IsOSPlatform(System.Runtime.InteropServices.OSPlatform osPlatform): bool': ([platform]: [Platform]) =>
      platforms[platform.name as keyof typeof platforms] === process.platform,
  },
});

/** `StringCollection`: an ArrayList of texts. */
class StringCollection extends ArrayList {}

const arrayList = requireType('System.Collections.ArrayList');

defineType({
  name: 'System.Collections.Specialized.StringCollection',
  base: arrayList,
  represents: StringCollection,
  methods: {
    'Add(string value): int': (self: StringCollection, [text]: [string]) => self.items.push(text) - 1,
    'AddRange(string[] value): void': (self: StringCollection, [texts]: [string[]]) => void self.items.push(...texts),
  },
  constructors: { 'new()': () => new StringCollection() },
});
