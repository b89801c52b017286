import type { CmdletContext } from '../../../src/engine/command/cmdlet-context.js';
import { inSets, type ParameterValues } from '../../../src/engine/command/definition.js';
import {
  credential,
  dictionary,
  enumType,
  flagsType,
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
import { UriFormatException } from '../../../src/engine/errors/exception-types.js';
import { newException } from '../../../src/engine/errors/exceptions.js';
import { netError } from '../../../src/engine/errors/terminating.js';
import type { Uri } from '../../../src/engine/types/net/uri.js';
import type { NetObject } from '../../../src/engine/values/value.js';
import type { WebRequestSession } from './web-session.js';

/** Sets of the cmdlets that ask web servers. */
export const webSets = ['StandardMethod', 'StandardMethodNoProxy', 'CustomMethod', 'CustomMethodNoProxy'] as const;

const proxySets = inSets(['StandardMethod', 'CustomMethod'], {});
const noUser = 'The user’s account is not known to migsh; -Credential and -ProxyCredential are.';

/** Parameters of Invoke-WebRequest and Invoke-RestMethod. */
export const webParameters = {
  UseBasicParsing: { type: switchParameter, help: 'Pages are never run: so without it, too.' },
  Uri: { type: uri, help: 'The address.', mandatory: true, position: 0, validate: [notNullOrEmpty] },
  HttpVersion: { type: version, help: 'The highest version of HTTP; requests use 1.1.' },
  WebSession: {
    type: netType<WebRequestSession>('Microsoft.PowerShell.Commands.WebRequestSession', 'WebRequestSession'),
    help: 'A session with headers and cookies of earlier requests.',
  },
  SessionVariable: {
    type: string,
    help: 'A variable for a new session, to be given to -WebSession later.',
    aliases: ['SV'],
  },
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
    notSupportedHere: noUser,
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
    type: flagsType('Microsoft.PowerShell.Commands.WebSslProtocol', ['Default', 'Tls', 'Tls11', 'Tls12', 'Tls13']),
    help: 'The versions of TLS that may be used.',
  },
  Token: { type: secureString, help: 'The token of -Authentication Bearer.' },
  UserAgent: { type: string, help: 'How the client names itself.' },
  DisableKeepAlive: { type: switchParameter, help: 'Closes the connection after the answer.' },
  ConnectionTimeoutSeconds: {
    type: int32,
    help: 'How long an answer is waited for; 0: no limit.',
    aliases: ['TimeoutSec'],
    validate: [range(0, 2147483647)],
    default: 0,
  },
  OperationTimeoutSeconds: {
    type: int32,
    help: 'How long a pause of the server may last; 0: no limit.',
    validate: [range(0, 2147483647)],
    default: 0,
  },
  Headers: { type: dictionary, help: 'Headers to send.' },
  SkipHeaderValidation: { type: switchParameter, help: 'Sends headers as they are.' },
  AllowInsecureRedirect: { type: switchParameter, help: 'Follows from https to http.' },
  MaximumRedirection: {
    type: int32,
    help: 'How many times another address is followed.',
    validate: [range(0, 2147483647)],
    defaultText: '50',
  },
  MaximumRetryCount: {
    type: int32,
    help: 'How often a failed request is repeated.',
    validate: [range(0, 2147483647)],
    default: 0,
  },
  PreserveAuthorizationOnRedirect: {
    type: switchParameter,
    help: 'Sends the Authorization header to the address of a redirection, too.',
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
    help: 'Keeps the method where a redirection would make a GET of it.',
  },
  UnixSocket: {
    type: netType<NetObject>('System.Net.Sockets.UnixDomainSocketEndPoint', 'UnixDomainSocketEndPoint'),
    help: 'A socket.',
    validate: [notNullOrEmpty],
    notSupportedHere: 'Requests go over the network.',
  },
  NoProxy: {
    type: switchParameter,
    help: 'Goes straight to the server, whatever the environment says of proxies.',
    sets: inSets(['CustomMethodNoProxy', 'StandardMethodNoProxy'], { mandatory: true }),
  },
  Proxy: { type: uri, help: 'The address of a proxy.', sets: proxySets },
  ProxyCredential: { type: credential, help: 'The account at the proxy.', sets: proxySets },
  ProxyUseDefaultCredentials: {
    type: switchParameter,
    help: 'The user’s account at the proxy.',
    notSupportedHere: noUser,
    sets: proxySets,
  },
  Body: { type: object, help: 'What is sent: a text, bytes, or a table of form fields.', pipeline: true },
  Form: { type: dictionary, help: 'Fields and files (FileInfo) of a form, sent as multipart/form-data.' },
  ContentType: { type: string, help: 'The type of what is sent.' },
  TransferEncoding: {
    type: string,
    help: 'How it is sent.',
    validate: [validSet(['chunked', 'compress', 'deflate', 'gzip', 'identity'])],
  },
  InFile: { type: string, help: 'A file to send.', validate: [notNullOrEmpty] },
  OutFile: { type: string, help: 'A file for the answer.', validate: [notNullOrEmpty] },
  PassThru: { type: switchParameter, help: 'Writes the answer also with -OutFile.' },
  Resume: { type: switchParameter, help: 'Goes on with a file that was begun.' },
  SkipHttpErrorCheck: { type: switchParameter, help: 'An answer that tells an error is no error.' },
} as const;

/** A running Invoke-WebRequest or Invoke-RestMethod. */
export type WebContext = CmdletContext<ParameterValues<typeof webParameters>>;

/** The address as URL; one without a scheme is of http. */
export function addressOf(given: Uri): URL {
  if (given.url !== null) return given.url;
  const url = `http://${given.original}`;
  if (URL.canParse(url)) return new URL(url);
  throw netError(newException(UriFormatException, 'Invalid URI: The hostname could not be parsed.'));
}
