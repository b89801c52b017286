import { inSets } from '../../../src/engine/command/definition.js';
import {
  credential,
  dictionary,
  enumType,
  int32,
  netType,
  object,
  secureString,
  string,
  switchParameter,
  uri,
  version,
} from '../../../src/engine/command/parameter-types.js';
import { notNull, notNullOrEmpty, range, validSet } from '../../../src/engine/command/validation.js';
import type { NetObject, Value } from '../../../src/engine/values/value.js';

/** Sets of the cmdlets that ask web servers. */
export const webSets = ['StandardMethod', 'StandardMethodNoProxy', 'CustomMethod', 'CustomMethodNoProxy'] as const;

const proxySets = inSets(['StandardMethod', 'CustomMethod'], {});
const noProxy = 'Requests go straight to the server.';
const noSession = 'Sessions with cookies are not kept.';

/** Parameters of Invoke-WebRequest and Invoke-RestMethod. */
export const webParameters = {
  UseBasicParsing: { type: switchParameter, help: 'Pages are never run: so without it, too.' },
  Uri: { type: uri, help: 'The address.', mandatory: true, position: 0, validate: [notNullOrEmpty] },
  HttpVersion: { type: version, help: 'The version of HTTP.', notSupportedHere: 'Requests use HTTP 1.1.' },
  WebSession: {
    type: netType<NetObject>('Microsoft.PowerShell.Commands.WebRequestSession', 'WebRequestSession'),
    help: 'A session.',
    notSupportedHere: noSession,
  },
  SessionVariable: { type: string, help: 'Where a session is kept.', aliases: ['SV'], notSupportedHere: noSession },
  AllowUnencryptedAuthentication: { type: switchParameter, help: 'Sends passwords and tokens over http, too.' },
  Authentication: {
    type: enumType('Microsoft.PowerShell.Commands.WebAuthenticationType', ['None', 'Basic', 'Bearer', 'OAuth']),
    help: 'How the account or the token is sent.',
    default: 'None' as const,
  },
  Credential: { type: credential, help: 'The account.' },
  UseDefaultCredentials: {
    type: switchParameter,
    help: 'The account of the user.',
    notSupportedHere: 'The user’s account is not known to migsh.',
  },
  CertificateThumbprint: {
    type: string,
    help: 'A client certificate.',
    validate: [notNullOrEmpty],
    notSupportedHere: 'Client certificates are not used.',
  },
  Certificate: {
    type: netType<NetObject>('System.Security.Cryptography.X509Certificates.X509Certificate', 'X509Certificate'),
    help: 'A client certificate.',
    validate: [notNull],
    notSupportedHere: 'Client certificates are not used.',
  },
  SkipCertificateCheck: { type: switchParameter, help: 'Trusts every certificate.' },
  SslProtocol: {
    type: enumType('Microsoft.PowerShell.Commands.WebSslProtocol', ['Default', 'Tls', 'Tls11', 'Tls12', 'Tls13']),
    help: 'The version of TLS.',
    notSupportedHere: 'The version is agreed with the server.',
  },
  Token: { type: secureString, help: 'The token of -Authentication Bearer.' },
  UserAgent: { type: string, help: 'How the client names itself.' },
  DisableKeepAlive: { type: switchParameter, help: 'Closes the connection: so it is here.' },
  ConnectionTimeoutSeconds: {
    type: int32,
    help: 'How long an answer is waited for; 0: no limit.',
    aliases: ['TimeoutSec'],
    validate: [range(0, 2147483647)],
    default: 100,
  },
  OperationTimeoutSeconds: {
    type: int32,
    help: 'How long a pause of the server may last.',
    validate: [range(0, 2147483647)],
  },
  Headers: { type: dictionary, help: 'Headers to send.' },
  SkipHeaderValidation: { type: switchParameter, help: 'Sends headers as they are: so it is here.' },
  AllowInsecureRedirect: { type: switchParameter, help: 'Follows from https to http.' },
  MaximumRedirection: {
    type: int32,
    help: 'How many times another address is followed.',
    validate: [range(0, 2147483647)],
    default: 5,
  },
  MaximumRetryCount: {
    type: int32,
    help: 'How often a failed request is repeated.',
    validate: [range(0, 2147483647)],
    default: 0,
  },
  PreserveAuthorizationOnRedirect: {
    type: switchParameter,
    help: 'Sends the account to another server, too.',
    notSupportedHere: 'It would give the password away.',
  },
  RetryIntervalSec: { type: int32, help: 'Seconds between repetitions.', validate: [range(1, 2147483647)], default: 5 },
  Method: {
    type: enumType('Microsoft.PowerShell.Commands.WebRequestMethod', [
      'Default',
      'Get',
      'Head',
      'Post',
      'Put',
      'Delete',
      'Trace',
      'Options',
      'Merge',
      'Patch',
    ]),
    help: 'What is asked.',
    default: 'Default' as const,
    sets: inSets(['StandardMethod', 'StandardMethodNoProxy'], {}),
  },
  CustomMethod: {
    type: string,
    help: 'A method of your own.',
    aliases: ['CM'],
    validate: [notNullOrEmpty],
    sets: inSets(['CustomMethod', 'CustomMethodNoProxy'], { mandatory: true }),
  },
  PreserveHttpMethodOnRedirect: {
    type: switchParameter,
    help: 'Keeps the method.',
    notSupportedHere: 'The server’s redirection decides.',
  },
  UnixSocket: {
    type: netType<NetObject>('System.Net.Sockets.UnixDomainSocketEndPoint', 'UnixDomainSocketEndPoint'),
    help: 'A socket.',
    validate: [notNullOrEmpty],
    notSupportedHere: 'Requests go over the network.',
  },
  NoProxy: {
    type: switchParameter,
    help: 'No proxy: so it is here.',
    sets: inSets(['CustomMethodNoProxy', 'StandardMethodNoProxy'], { mandatory: true }),
  },
  Proxy: { type: uri, help: 'A proxy.', notSupportedHere: noProxy, sets: proxySets },
  ProxyCredential: { type: credential, help: 'The account at the proxy.', notSupportedHere: noProxy, sets: proxySets },
  ProxyUseDefaultCredentials: {
    type: switchParameter,
    help: 'The user’s account at the proxy.',
    notSupportedHere: noProxy,
    sets: proxySets,
  },
  Body: { type: object, help: 'What is sent: a text, bytes, or a table of form fields.', pipeline: true },
  Form: {
    type: dictionary,
    help: 'A form with files.',
    notSupportedHere: 'Forms with files cannot be sent; -Body sends a table as a plain form.',
  },
  ContentType: { type: string, help: 'The type of what is sent.' },
  TransferEncoding: {
    type: string,
    help: 'How it is sent.',
    validate: [validSet(['chunked', 'compress', 'deflate', 'gzip', 'identity'])],
    notSupportedHere: 'Requests are sent as they are.',
  },
  InFile: { type: string, help: 'A file to send.', validate: [notNullOrEmpty] },
  OutFile: { type: string, help: 'A file for the answer.', validate: [notNullOrEmpty] },
  PassThru: { type: switchParameter, help: 'Writes the answer also with -OutFile.' },
  Resume: {
    type: switchParameter,
    help: 'Goes on with a started file.',
    notSupportedHere: 'A file is written as a whole.',
  },
  SkipHttpErrorCheck: { type: switchParameter, help: 'An answer that tells an error is no error.' },
} as const;

/** What they hold, as far as requests need it. */
export interface WebOptions {
  readonly Uri: NetObject;
  readonly AllowUnencryptedAuthentication: boolean;
  readonly Authentication: 'None' | 'Basic' | 'Bearer' | 'OAuth';
  readonly Credential: NetObject | undefined;
  readonly Token: NetObject | undefined;
  readonly SkipCertificateCheck: boolean;
  readonly UserAgent: string | undefined;
  readonly ConnectionTimeoutSeconds: number;
  readonly Headers: NetObject | undefined;
  readonly MaximumRedirection: number;
  readonly MaximumRetryCount: number;
  readonly RetryIntervalSec: number;
  readonly Method: string | undefined;
  readonly CustomMethod: string | undefined;
  readonly Body: Value;
  readonly ContentType: string | undefined;
  readonly InFile: string | undefined;
  readonly OutFile: string | undefined;
  readonly PassThru: boolean;
  readonly SkipHttpErrorCheck: boolean;
}
