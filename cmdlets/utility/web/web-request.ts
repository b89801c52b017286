import { readFileSync, writeFileSync } from 'node:fs';
import type { CmdletContext } from '../../../src/engine/command/definition.js';
import { toText } from '../../../src/engine/convert/text.js';
import { HttpResponseException, PSInvalidOperationException } from '../../../src/engine/errors/engine-exceptions.js';
import { errorRecord } from '../../../src/engine/errors/error-record.js';
import { Exception } from '../../../src/engine/errors/exception-types.js';
import { type ExceptionType, newException } from '../../../src/engine/errors/exceptions.js';
import type { PlainData } from '../../../src/engine/host.js';
import { onFile } from '../../../src/engine/types/io/faults.js';
import { Credential } from '../../../src/engine/values/credential.js';
import { unwrap } from '../../../src/engine/values/custom-object.js';
import { DictionaryBase } from '../../../src/engine/values/dictionaries.js';
import { SecureString } from '../../../src/engine/values/secure-string.js';
import { isNullish, type Value } from '../../../src/engine/values/value.js';
import { callService, ServiceFailure } from '../../management/network/service-call.js';
import type { WebOptions } from './web-parameters.js';

/** An answer of a web server. */
export interface WebAnswer {
  readonly status: number;
  readonly statusText: string;
  readonly headers: Readonly<Record<string, readonly string[]>>;
  readonly body: Uint8Array;
}

type WebContext = CmdletContext<WebOptions>;

/** Sends the request; null when a file took the answer. Ends the cmdlet for errors of the connection and of the server. */
export function sendRequest(context: WebContext): WebAnswer | null {
  const { parameters: p, session } = context;
  const request = requestOf(context);
  let answer = send(context, request);
  for (let i = 0; i < p.MaximumRetryCount && answer.status >= 400; i++) {
    session.sleep(p.RetryIntervalSec * 1000);
    answer = send(context, request);
  }
  if (answer.status >= 400 && !p.SkipHttpErrorCheck) refuseStatus(context, answer);
  if (p.OutFile === undefined) return answer;
  onFile(session.location.resolve(p.OutFile), (path) => writeFileSync(path, answer.body));
  return p.PassThru ? answer : null;
}

function send(context: WebContext, request: PlainData): WebAnswer {
  try {
    return callService(context.host, 'http.request', request) as unknown as WebAnswer;
  } catch (error) {
    if (!(error instanceof ServiceFailure)) throw error;
    return fail(context, Exception, error.message, 'WebCmdletWebResponseException');
  }
}

function fail(context: WebContext, type: ExceptionType, message: string, id: string, details?: string): never {
  const exception = newException(type, message);
  return context.throwTerminating(
    errorRecord({
      exception,
      id,
      category: 'InvalidOperation',
      target: context.parameters.Uri,
      ...(details ? { details } : {}),
    }),
  );
}

function refuseStatus(context: WebContext, answer: WebAnswer): never {
  const message = `Response status code does not indicate success: ${answer.status} (${answer.statusText}).`;
  return fail(context, HttpResponseException, message, 'WebCmdletWebResponseException', bodyText(answer));
}

function requestOf(context: WebContext): PlainData {
  const { parameters: p, script } = context;
  const method = (
    p.CustomMethod ?? (p.Method === undefined || p.Method === 'Default' ? 'GET' : p.Method)
  ).toUpperCase();
  const address = toText(script, p.Uri);
  const url = /^[a-z][a-z0-9+.-]*:/i.test(address) ? new URL(address) : new URL(`http://${address}`);
  const headers = headersOf(context, url);
  const given = unwrap(p.Body);
  const fields = given instanceof DictionaryBase ? formText(context, given) : null;
  let body: PlainData = null;
  if (fields !== null && (method === 'GET' || method === 'HEAD'))
    url.search = [url.search.slice(1), fields].filter((part) => part !== '').join('&');
  else if (fields !== null) body = withType(headers, 'application/x-www-form-urlencoded', fields);
  else if (p.InFile !== undefined)
    body = onFile(context.session.location.resolve(p.InFile), (path) => new Uint8Array(readFileSync(path)));
  else if (given instanceof Uint8Array) body = given;
  else if (!isNullish(given))
    body =
      method === 'POST'
        ? withType(headers, 'application/x-www-form-urlencoded', toText(script, given))
        : toText(script, given);
  return {
    url: url.href,
    method,
    headers,
    body,
    timeoutMilliseconds: p.ConnectionTimeoutSeconds * 1000,
    skipCertificateCheck: p.SkipCertificateCheck,
    maximumRedirection: p.MaximumRedirection,
  };
}

function withType(headers: Record<string, string>, type: string, text: string): string {
  if (!Object.keys(headers).some((name) => name.toLowerCase() === 'content-type')) headers['Content-Type'] = type;
  return text;
}

function headersOf(context: WebContext, url: URL): Record<string, string> {
  const { parameters: p, script } = context;
  const headers: Record<string, string> = {};
  if (p.Headers instanceof DictionaryBase)
    for (const { key, value } of p.Headers.entries()) headers[toText(script, key)] = toText(script, value);
  if (p.ContentType !== undefined) headers['Content-Type'] = p.ContentType;
  if (p.UserAgent !== undefined) headers['User-Agent'] = p.UserAgent;
  const authorization = authorizationOf(p);
  if (authorization === null) return headers;
  if (url.protocol !== 'https:' && !p.AllowUnencryptedAuthentication) {
    fail(
      context,
      PSInvalidOperationException,
      'The cmdlet cannot protect plain text secrets sent over unencrypted connections. To suppress this warning and send plain text secrets over unencrypted networks, reissue the command specifying the AllowUnencryptedAuthentication parameter.',
      'WebCmdletAllowUnencryptedAuthenticationRequiredException',
    );
  }
  headers['Authorization'] = authorization;
  return headers;
}

function authorizationOf({ Authentication, Credential: account, Token }: WebOptions): string | null {
  if ((Authentication === 'Bearer' || Authentication === 'OAuth') && Token instanceof SecureString)
    return `Bearer ${Token.reveal()}`;
  if (Authentication !== 'Basic' || !(account instanceof Credential)) return null;
  return `Basic ${Buffer.from(`${account.userName}:${account.password.reveal()}`, 'utf8').toString('base64')}`;
}

function formText(context: WebContext, table: DictionaryBase): string {
  const text = (value: Value): string => encodeURIComponent(toText(context.script, value)).replaceAll('%20', '+');
  return [...table.entries()].map(({ key, value }) => `${text(key)}=${text(value)}`).join('&');
}

/** The text of an answer in the charset it names, else UTF-8. */
export function bodyText({ headers, body }: WebAnswer): string {
  const charset = /charset="?([\w-]+)/i.exec(headers['content-type']?.[0] ?? '')?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(charset).decode(body);
  } catch {
    return new TextDecoder().decode(body);
  }
}
