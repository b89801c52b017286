import { numericOf, wholeOf } from '../../convert/numeric.js';
import { toText } from '../../convert/text.js';
import { PSArgumentException, PSArgumentNullException } from '../../errors/engine-exceptions.js';
import { InvalidOperationException } from '../../errors/exception-types.js';
import { newException } from '../../errors/exceptions.js';
import { netError } from '../../errors/terminating.js';
import { Credential, NetworkCredential } from '../../values/credential.js';
import { defineType } from '../../values/net-type.js';
import type { Char } from '../../values/numbers.js';
import { getProperty } from '../../values/properties.js';
import type { ScriptContext } from '../../values/script-access.js';
import { SecureString } from '../../values/secure-string.js';
import { NetObject, type Value } from '../../values/value.js';
import { objectType, valueType } from '../core.js';

function change(self: SecureString, text: string): void {
  if (self.isReadOnly) throw netError(newException(InvalidOperationException, 'Instance is read-only.'));
  self.replace(text);
}

defineType({
  name: 'System.Security.SecureString',
  accelerators: ['securestring'],
  base: objectType,
  interfaces: ['System.IDisposable'],
  represents: SecureString,
  properties: () => ({ 'Length: int': (self: SecureString) => self.length }),
  methods: () => ({
    'AppendChar(char c): void': (self: SecureString, [c]: [Char]) => change(self, self.reveal() + c.toString()),
    'Clear(): void': (self: SecureString) => change(self, ''),
    'Copy(): securestring': (self: SecureString) => new SecureString(self.reveal()),
    'Dispose(): void': (self: SecureString) => self.replace(''),
    'InsertAt(int index, char c): void': (self: SecureString, [at, c]: [number, Char]) =>
      change(self, self.reveal().slice(0, at) + c.toString() + self.reveal().slice(at)),
    'IsReadOnly(): bool': (self: SecureString) => self.isReadOnly,
    'MakeReadOnly(): void': (self: SecureString) => {
      self.isReadOnly = true;
    },
    'RemoveAt(int index): void': (self: SecureString, [at]: [number]) =>
      change(self, self.reveal().slice(0, at) + self.reveal().slice(at + 1)),
  }),
  constructors: () => ({ 'new()': () => new SecureString() }),
});

const badUserName =
  'Cannot process argument because the value of argument "userName" is not valid. Change the value of the "userName" argument and run ' +
  'the operation again.';
const noPassword =
  'Cannot process argument because the value of argument "password" is null. Change the value of argument "password" to a non-null value.';

/** `DOMAIN\user` and `user@domain` taken apart as PSCredential does. */
function networkForm(self: Credential): NetworkCredential {
  const backslash = /^([^\\]*)\\(.+)$/.exec(self.userName);
  return backslash
    ? new NetworkCredential(backslash[2]!, self.password, backslash[1]!)
    : new NetworkCredential(self.userName.replace(/^\\/, ''), self.password, '');
}

defineType({
  name: 'System.Management.Automation.PSCredential',
  accelerators: ['pscredential'],
  base: objectType,
  represents: Credential,
  properties: () => ({
    'UserName: string': (self: Credential) => (self === Credential.empty ? null : self.userName),
    'Password: securestring': (self: Credential) => (self === Credential.empty ? null : self.password),
  }),
  methods: () => ({
    'GetNetworkCredential(): System.Net.NetworkCredential': (self: Credential) =>
      self === Credential.empty ? null : networkForm(self),
  }),
  statics: () => ({ 'Empty: pscredential': () => Credential.empty }),
  constructors: () => ({
    'new(string userName, securestring password)': ([userName, password]: [string, SecureString | null]) => {
      if (password === null) throw netError(newException(PSArgumentNullException, noPassword));
      if (userName === '') throw netError(newException(PSArgumentException, badUserName));
      return new Credential(userName, password);
    },
    'new(psobject pso)': ([source]: [Value], ctx: ScriptContext) =>
      new Credential(toText(ctx, getProperty(ctx, source, 'UserName')), secretOf(getProperty(ctx, source, 'Password'))),
  }),
});

const secretOf = (password: Value): SecureString =>
  password instanceof SecureString ? password : new SecureString(String(password ?? ''));

defineType({
  name: 'System.Net.NetworkCredential',
  base: objectType,
  represents: NetworkCredential,
  properties: () => ({
    'UserName: string': {
      get: (self: NetworkCredential) => self.userName,
      set: (self: NetworkCredential, value: string) => {
        self.userName = value;
      },
    },
    'Password: string': {
      get: (self: NetworkCredential) => self.secret.reveal(),
      set: (self: NetworkCredential, value: string) => {
        self.secret = new SecureString(value);
      },
    },
    'SecurePassword: securestring': {
      get: (self: NetworkCredential) => self.secret,
      set: (self: NetworkCredential, value: SecureString) => {
        self.secret = value;
      },
    },
    'Domain: string': {
      get: (self: NetworkCredential) => self.domain,
      set: (self: NetworkCredential, value: string) => {
        self.domain = value;
      },
    },
  }),
  constructors: () => ({
    'new()': () => new NetworkCredential('', new SecureString(), ''),
    'new(string userName, string password)': ([user, password]: [string, Value]) =>
      new NetworkCredential(user, secretOf(password), ''),
    'new(string userName, string password, string domain)': ([user, password, domain]: [string, Value, string]) =>
      new NetworkCredential(user, secretOf(password), domain),
    'new(string userName, securestring password)': ([user, password]: [string, Value]) =>
      new NetworkCredential(user, secretOf(password), ''),
    'new(string userName, securestring password, string domain)': ([user, password, domain]: [string, Value, string]) =>
      new NetworkCredential(user, secretOf(password), domain),
  }),
});

/** `System.IntPtr`: a number, or the place of a secret that only `Marshal` can read. */
class IntPtr extends NetObject {
  readonly address: bigint;
  secret: SecureString | null;

  constructor(address: bigint, secret: SecureString | null = null) {
    super();
    this.address = address;
    this.secret = secret;
  }
}

defineType({
  name: 'System.IntPtr',
  base: valueType,
  kind: 'struct',
  represents: IntPtr,
  convert: (value) => {
    const number = numericOf(value);
    return number === undefined ? undefined : new IntPtr(wholeOf(number) ?? 0n);
  },
  defaultValue: () => new IntPtr(0n),
  text: (self: IntPtr) => self.address.toString(),
  equals: (self: IntPtr, other) => other instanceof IntPtr && other.address === self.address,
  statics: () => ({ 'Zero: System.IntPtr': { get: () => new IntPtr(0n), field: true }, 'Size: int': () => 8 }),
  methods: () => ({
    'ToInt32(): int': (self: IntPtr) => Number(self.address),
    'ToInt64(): long': (self: IntPtr) => self.address,
  }),
});

const toPointer = ([secret]: [SecureString]): Value => new IntPtr(140_000_000_000_000n, secret);
const fromPointer = ([pointer]: [IntPtr]): Value => pointer.secret?.reveal() ?? null;
const forget = ([pointer]: [IntPtr]): void => {
  pointer.secret = null;
};

defineType({
  name: 'System.Runtime.InteropServices.Marshal',
  base: objectType,
  kind: 'static',
  staticMethods: () => ({
    'SecureStringToBSTR(securestring s): System.IntPtr': toPointer,
    'SecureStringToGlobalAllocUnicode(securestring s): System.IntPtr': toPointer,
    'SecureStringToCoTaskMemUnicode(securestring s): System.IntPtr': toPointer,
    'PtrToStringAuto(System.IntPtr ptr): string': fromPointer,
    'PtrToStringBSTR(System.IntPtr ptr): string': fromPointer,
    'PtrToStringUni(System.IntPtr ptr): string': fromPointer,
    'ZeroFreeBSTR(System.IntPtr s): void': forget,
    'ZeroFreeGlobalAllocUnicode(System.IntPtr s): void': forget,
    'ZeroFreeCoTaskMemUnicode(System.IntPtr s): void': forget,
    'FreeBSTR(System.IntPtr ptr): void': forget,
  }),
});
