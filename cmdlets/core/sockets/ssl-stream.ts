import { isTrue } from '../../../src/engine/convert/truth.js';
import { AuthenticationException, NotSupportedException } from '../../../src/engine/errors/exception-types.js';
import { newException } from '../../../src/engine/errors/exceptions.js';
import { netError, type TerminatingError } from '../../../src/engine/errors/terminating.js';
import type { Delegate } from '../../../src/engine/values/delegate.js';
import { defineEnum, type EnumValue, enumOf } from '../../../src/engine/values/enums.js';
import { defineType } from '../../../src/engine/values/net-type.js';
import type { ScriptContext } from '../../../src/engine/values/script-access.js';
import { requireType } from '../../../src/engine/values/type-names.js';
import type { Value } from '../../../src/engine/values/value.js';
import { Certificate } from './certificate.js';
import { certificateProblemText, isNameMismatch } from './certificate-problems.js';
import type { Encryption } from './connection.js';
import { ConnectionStream, connectionProperties, NetworkStream } from './network-stream.js';

const policyErrors = 'System.Net.Security.SslPolicyErrors';
const protocols = 'System.Security.Authentication.SslProtocols';

defineEnum(
  policyErrors,
  {
    None: 0,
    RemoteCertificateNotAvailable: 1,
    RemoteCertificateNameMismatch: 2,
    RemoteCertificateChainErrors: 4,
  },
  { flags: true },
);
defineEnum(
  protocols,
  { None: 0, Ssl2: 12, Ssl3: 48, Tls: 192, Tls11: 768, Tls12: 3072, Tls13: 12288 },
  { flags: true },
);

/** .NET's name of a protocol by Node's. */
const protocolNames: Readonly<Record<string, string>> = {
  TLSv1: 'Tls',
  'TLSv1.1': 'Tls11',
  'TLSv1.2': 'Tls12',
  'TLSv1.3': 'Tls13',
};

/** `System.Net.Security.SslStream`: encrypts a connection that is open already. */
class SslStream extends ConnectionStream {
  readonly validation: Delegate | null;
  encryption: Encryption | null = null;
  certificate: Certificate | null = null;

  constructor(inner: NetworkStream, validation: Delegate | null) {
    super(inner.connection, inner.readTimeout);
    this.validation = validation;
  }

  /** Raises AuthenticationException when the server cannot do it, or its certificate is not accepted. */
  authenticate(ctx: ScriptContext, serverName: string): void {
    const done = this.connection.secure(serverName);
    if (typeof done === 'string') throw refused(`Authentication failed, see inner exception.`, done);
    this.encryption = done;
    this.certificate = new Certificate(done.certificate);
    const errors = policyErrorsOf(done.trustProblem);
    const accepted = this.validation
      ? isTrue(this.validation.call(ctx, [this, this.certificate, null, errors]))
      : done.trustProblem === null;
    if (accepted) return;
    this.close();
    throw refused(this.validation ? rejected : certificateProblemText(done.trustProblem!), done.trustProblem);
  }
}

const rejected = 'The remote certificate was rejected by the provided RemoteCertificateValidationCallback.';

function policyErrorsOf(problem: string | null): EnumValue {
  if (problem === null) return enumOf(policyErrors, 'None');
  return enumOf(
    policyErrors,
    isNameMismatch(problem) ? 'RemoteCertificateNameMismatch' : 'RemoteCertificateChainErrors',
  );
}

function refused(message: string, problem: string | null): TerminatingError {
  const inner = problem === null ? null : newException(AuthenticationException, problem);
  return netError(newException(AuthenticationException, message, inner));
}

function made([inner, , validation]: [Value, boolean?, (Delegate | null)?]): SslStream {
  if (inner instanceof NetworkStream) return new SslStream(inner, validation ?? null);
  throw netError(newException(NotSupportedException, 'Only the stream of a TcpClient can be encrypted here.'));
}

const authenticate = (self: SslStream, [name]: [string], ctx: ScriptContext): void => self.authenticate(ctx, name);
const callback = 'System.Net.Security.RemoteCertificateValidationCallback userCertificateValidationCallback';

defineType({
  name: 'System.Net.Security.SslStream',
  base: requireType('System.IO.Stream'),
  represents: SslStream,
  properties: {
    ...connectionProperties,
    'IsAuthenticated: bool': (self: SslStream) => self.encryption !== null,
    'IsEncrypted: bool': (self: SslStream) => self.encryption !== null,
    [`SslProtocol: ${protocols}`]: (self: SslStream) =>
      enumOf(protocols, protocolNames[self.encryption?.protocol ?? ''] ?? 'None'),
    'RemoteCertificate: System.Security.Cryptography.X509Certificates.X509Certificate': (self: SslStream) =>
      self.certificate,
  },
  methods: {
    'AuthenticateAsClient(string targetHost): void': authenticate,
    [`AuthenticateAsClient(string targetHost, System.Object clientCertificates, ${protocols} enabledSslProtocols, bool checkCertificateRevocation): void`]:
      authenticate,
  },
  constructors: {
    'new(System.IO.Stream innerStream)': made,
    'new(System.IO.Stream innerStream, bool leaveInnerStreamOpen)': made,
    [`new(System.IO.Stream innerStream, bool leaveInnerStreamOpen, ${callback})`]: made,
  },
});
