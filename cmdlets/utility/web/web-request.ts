import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { toText } from '../../../src/engine/convert/text.js';
import { onFile } from '../../../src/engine/types/io/faults.js';
import { statIfThere } from '../../../src/engine/types/io/stat.js';
import { Credential, NetworkCredential } from '../../../src/engine/values/credential.js';
import { unwrap } from '../../../src/engine/values/custom-object.js';
import { DictionaryBase } from '../../../src/engine/values/dictionaries.js';
import { SecureString } from '../../../src/engine/values/secure-string.js';
import { isNullish } from '../../../src/engine/values/value.js';
import type { HttpResponseMessage } from './http-messages.js';
import { formText } from './request-content.js';
import { checkWebParameters } from './web-checks.js';
import { redirectionError, refuseStatus } from './web-errors.js';
import { exchange, isRedirection, type WebAnswer } from './web-exchange.js';
import { addressOf, type WebContext } from './web-parameters.js';
import { powerShellUserAgent, WebRequestSession } from './web-session.js';

/** A session that carries what the parameters say; the variable of -SessionVariable is set at once. Ends the cmdlet when they contradict each other. */
export function prepareSession(context: WebContext): WebRequestSession {
  const { parameters: p, script } = context;
  checkWebParameters(context, addressOf(p.Uri).protocol === 'https:');
  const session = p.WebSession ?? new WebRequestSession();
  if (p.SessionVariable !== undefined) {
    const name = p.SessionVariable;
    context.session.setVariable(context.session.scope, name.toLowerCase(), name, session);
  }
  setAccount(session, p);
  session.userAgent = p.UserAgent ?? session.userAgent ?? powerShellUserAgent();
  if (p.MaximumRedirection !== undefined) session.maximumRedirection = p.MaximumRedirection;
  if (p.MaximumRetryCount > 0) {
    session.maximumRetryCount = p.MaximumRetryCount;
    session.retryIntervalInSeconds = p.RetryIntervalSec;
  }
  if (p.Headers instanceof DictionaryBase)
    for (const { key, value } of p.Headers.entries())
      if (!isNullish(value)) session.headers.set(toText(script, unwrap(key)), toText(script, value));
  return session;
}

function setAccount(session: WebRequestSession, p: WebContext['parameters']): void {
  const account = p.Credential;
  if (p.Authentication === 'None') {
    if (account instanceof Credential)
      session.credentials = new NetworkCredential(account.userName, account.password, '');
    return;
  }
  if (p.Token instanceof SecureString) session.headers.set('Authorization', `Bearer ${p.Token.reveal()}`);
  if (!(account instanceof Credential) || p.Authentication !== 'Basic') return;
  const text = Buffer.from(`${account.userName}:${account.password.reveal()}`, 'utf8').toString('base64');
  session.headers.set('Authorization', `Basic ${text}`);
}

/** The address that is asked: the fields of a GET's -Body stand in its query. */
export function requestAddress(context: WebContext): URL {
  const { parameters: p, script } = context;
  const url = new URL(addressOf(p.Uri));
  const body = unwrap(p.Body);
  const isGet =
    p.CustomMethod === undefined ? ['Default', 'Get', undefined].includes(p.Method) : p.CustomMethod === 'GET';
  if (body instanceof DictionaryBase && isGet)
    url.search = [url.search.slice(1), formText(script, body)].filter((part) => part !== '').join('&');
  return url;
}

/** The file for the answer: in a folder it is named as the last part of the address. */
function outFile({ parameters: p, session }: WebContext, url: URL): string | null {
  if (p.OutFile === undefined) return null;
  const path = session.location.resolve(p.OutFile);
  if (!statIfThere(path)?.isDirectory()) return path;
  const last = basename(decodeURIComponent(url.pathname).replaceAll('\\', '/'));
  return join(path, last === '' || last === '.' || last === '..' ? url.hostname : last);
}

/**
 * One request; `write` gets its answer unless a file took it. Ends the cmdlet for errors of the connection and, unless -SkipHttpErrorCheck
 * is given, of the server.
 */
export function askServer(
  context: WebContext,
  session: WebRequestSession,
  url: URL,
  write: (answer: WebAnswer) => void,
): HttpResponseMessage {
  const { parameters: p } = context;
  const file = outFile(context, url);
  const answer = exchange(context, session, url, file);
  const { response } = answer;
  const { status } = response;
  const isComplete = p.Resume && status === 416 && file !== null && isWhole(response, file);
  if (isComplete)
    context.verbose(
      `The file will not be re-downloaded because the remote file is the same size as the OutFile: ${p.OutFile}`,
    );
  else if (!p.SkipHttpErrorCheck && !response.isSuccess) refuseStatus(context, response, answer.body);
  if (file === null) write(answer);
  else if (p.PassThru) {
    const body = answer.saved ? onFile(file, (path) => new Uint8Array(readFileSync(path))) : answer.body;
    write({ ...answer, body });
  }
  if (session.maximumRedirection === 0 && isRedirection(status)) warnOfRedirection(context, response);
  return response;
}

function isWhole({ headers }: HttpResponseMessage, file: string): boolean {
  const total = /\/(\d+)\s*$/.exec(headers.values('Content-Range')?.[0] ?? '')?.[1];
  return total !== undefined && Number(total) === statIfThere(file)?.size;
}

function warnOfRedirection(context: WebContext, response: HttpResponseMessage): void {
  context.writeError(
    redirectionError(
      response.request,
      'MaximumRedirectExceeded',
      'The maximum redirection count has been exceeded. To increase the number of redirections allowed, supply a higher value to the -MaximumRedirection parameter.',
    ),
  );
}

/** `Link` headers as name of the relation → address (RFC 8288). */
export function relationLinks({ headers, request }: HttpResponseMessage): Map<string, string> {
  const links = new Map<string, string>();
  for (const line of headers.values('Link') ?? [])
    for (const [, url, quoted, bare] of line.matchAll(/<(.*?)>;\s*rel=(?:"(.*?)"|([^",;]*))/g)) {
      const relation = quoted ?? bare ?? '';
      if (url !== '' && relation !== '' && !links.has(relation)) links.set(relation, new URL(url!, request.url).href);
    }
  return links;
}
