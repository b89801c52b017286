import { DateTime } from '../../../src/engine/values/datetime.js';
import { defineType } from '../../../src/engine/values/net-type.js';
import { NetObject } from '../../../src/engine/values/value.js';

const crypto = (): typeof import('node:crypto') => process.getBuiltinModule('node:crypto');

/** A name of a certificate as .NET writes it: the most specific part first, in one line. */
function oneLine(name: string): string {
  return name.split('\n').reverse().join(', ');
}

/** `System.Security.Cryptography.X509Certificates.X509Certificate2`, of bytes in DER: what it says, and nothing of private keys. */
export class Certificate extends NetObject {
  readonly bytes: Uint8Array;
  readonly facts: import('node:crypto').X509Certificate;

  constructor(bytes: Uint8Array) {
    super();
    this.bytes = bytes;
    this.facts = new (crypto().X509Certificate)(bytes);
  }

  get subject(): string {
    return oneLine(this.facts.subject);
  }

  get issuer(): string {
    return oneLine(this.facts.issuer);
  }

  get notBefore(): DateTime {
    return DateTime.fromUnixMilliseconds(Date.parse(this.facts.validFrom), 'Local');
  }

  get notAfter(): DateTime {
    return DateTime.fromUnixMilliseconds(Date.parse(this.facts.validTo), 'Local');
  }

  get thumbprint(): string {
    return crypto().createHash('sha1').update(this.bytes).digest('hex').toUpperCase();
  }
}

const space = 'System.Security.Cryptography.X509Certificates.';

const base = defineType({
  name: `${space}X509Certificate`,
  interfaces: ['System.IDisposable'],
  text: (self: Certificate) =>
    `[Subject]\n  ${self.subject}\n\n[Issuer]\n  ${self.issuer}\n\n[Serial Number]\n  ${self.facts.serialNumber}\n\n[Thumbprint]\n  ${self.thumbprint}\n`,
  properties: {
    'Issuer: string': (self: Certificate) => self.issuer,
    'Subject: string': (self: Certificate) => self.subject,
  },
  methods: {
    'Dispose(): void': () => undefined,
    'GetCertHashString(): string': (self: Certificate) => self.thumbprint,
    'GetRawCertData(): byte[]': (self: Certificate) => self.bytes,
    'GetSerialNumberString(): string': (self: Certificate) => self.facts.serialNumber,
  },
});

defineType({
  name: `${space}X509Certificate2`,
  base,
  represents: Certificate,
  properties: {
    'NotAfter: datetime': (self: Certificate) => self.notAfter,
    'NotBefore: datetime': (self: Certificate) => self.notBefore,
    'RawData: byte[]': (self: Certificate) => self.bytes,
    'SerialNumber: string': (self: Certificate) => self.facts.serialNumber,
    'Thumbprint: string': (self: Certificate) => self.thumbprint,
  },
  constructors: {
    [`new(${space}X509Certificate certificate)`]: ([certificate]: [Certificate]) => new Certificate(certificate.bytes),
    'new(byte[] rawData)': ([bytes]: [Uint8Array]) => new Certificate(bytes),
  },
});
