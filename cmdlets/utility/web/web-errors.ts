import { HttpRequestException, HttpResponseException } from '../../../src/engine/errors/engine-exceptions.js';
import { errorRecord } from '../../../src/engine/errors/error-record.js';
import {
  Exception,
  InvalidOperationException,
  SocketException,
  TaskCanceledException,
  TimeoutException,
} from '../../../src/engine/errors/exception-types.js';
import { defineException, type ExceptionType, newException } from '../../../src/engine/errors/exceptions.js';
import { documentFromText } from '../../../src/engine/types/xml/documents.js';
import { indentedXml } from '../../../src/engine/types/xml/write-xml.js';
import type { ServiceFailure } from '../../management/network/service-call.js';
import { type HttpRequestMessage, type HttpResponseMessage, statusCode } from './http-messages.js';
import { decodeBody, isJson, isXml, mediaType } from './response-text.js';
import type { WebContext } from './web-parameters.js';

const AuthenticationException = defineException('System.Security.Authentication.AuthenticationException', Exception);
const HttpIOException = defineException('System.Net.Http.HttpIOException', Exception);
const webException = 'WebCmdletWebResponseException';

/** What .NET says for an error code of Node: the message of the outer and of the inner exception. */
interface Problem {
  readonly message: string;
  readonly inner: string;
  readonly type: ExceptionType;
}

const certificate = (what: string): Problem => ({
  message: 'The SSL connection could not be established, see inner exception.',
  inner: `The remote certificate is invalid ${what}`,
  type: AuthenticationException,
});
const chain = (status: string): Problem => certificate(`because of errors in the certificate chain: ${status}`);

const certificateProblems: Readonly<Record<string, Problem>> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: chain('UntrustedRoot'),
  SELF_SIGNED_CERT_IN_CHAIN: chain('UntrustedRoot'),
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: chain('PartialChain'),
  UNABLE_TO_GET_ISSUER_CERT: chain('PartialChain'),
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: chain('PartialChain'),
  CERT_HAS_EXPIRED: chain('NotTimeValid'),
  CERT_NOT_YET_VALID: chain('NotTimeValid'),
  CERT_REVOKED: chain('Revoked'),
  ERR_TLS_CERT_ALTNAME_INVALID: certificate('according to the validation procedure: RemoteCertificateNameMismatch'),
};

const socketProblems: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'Connection refused',
  ENOTFOUND: 'Name or service not known',
  EAI_AGAIN: 'Resource temporarily unavailable',
  EHOSTUNREACH: 'No route to host',
  ENETUNREACH: 'Network is unreachable',
  ETIMEDOUT: 'Connection timed out',
};

function problemOf({ code, message }: ServiceFailure, url: URL): Problem {
  const known = certificateProblems[code];
  if (known) return known;
  const socket = socketProblems[code];
  const port = url.port || (url.protocol === 'https:' ? '443' : '80');
  if (socket !== undefined)
    return { message: `${socket} (${url.hostname}:${port})`, inner: socket, type: SocketException };
  if (code === 'ECONNRESET')
    return {
      message: 'An error occurred while sending the request.',
      inner: 'The response ended prematurely. (ResponseEnded)',
      type: HttpIOException,
    };
  if (/^(ERR_SSL|EPROTO)/.test(code))
    return {
      message: 'The SSL connection could not be established, see inner exception.',
      inner: 'Cannot determine the frame size or a corrupted frame was received.',
      type: AuthenticationException,
    };
  return { message, inner: message, type: Exception };
}

/** Ends the cmdlet: no answer came. */
export function refuseConnection(context: WebContext, failure: ServiceFailure, request: HttpRequestMessage): never {
  const { ConnectionTimeoutSeconds: seconds, OperationTimeoutSeconds: pause } = context.parameters;
  if (failure.code === 'ETIMEDOUT' && seconds > 0)
    return refuseTime(
      context,
      'ConnectionTimeoutReached',
      TaskCanceledException,
      `The request was canceled due to the configured HttpClient.Timeout of ${seconds} seconds elapsing.`,
    );
  if (failure.code === 'EPAUSE')
    return refuseTime(
      context,
      'OperationTimeoutReached',
      TimeoutException,
      `The operation was canceled because no data came within ${pause} seconds.`,
    );
  const problem = problemOf(failure, request.url);
  const exception = newException(HttpRequestException, problem.message, newException(problem.type, problem.inner));
  return context.throwTerminating(
    errorRecord({
      exception,
      id: webException,
      category: 'InvalidOperation',
      target: request,
      details: problem.inner,
    }),
  );
}

function refuseTime(context: WebContext, id: string, type: ExceptionType, message: string): never {
  return context.throwTerminating(
    errorRecord({ exception: newException(type, message), id, category: 'OperationTimeout', target: null }),
  );
}

/** Ends the cmdlet: the answer says that it failed. Its body is the detail of the error. */
export function refuseStatus(context: WebContext, response: HttpResponseMessage, body: Uint8Array): never {
  const message = `Response status code does not indicate success: ${response.status} (${response.reason}).`;
  const details = errorText(body, response.headers.values('Content-Type')?.[0]);
  const exception = newException(HttpResponseException, message, null, {
    Response: response,
    StatusCode: statusCode(response.status),
    HttpRequestError: 'Unknown',
  });
  return context.throwTerminating(
    errorRecord({
      exception,
      id: webException,
      category: 'InvalidOperation',
      target: response.request,
      ...(details === '' ? {} : { details }),
    }),
  );
}

/** The body of an error's answer as it is shown: XML and JSON laid out, tags of HTML left out. */
function errorText(body: Uint8Array, contentType: string | undefined): string {
  const media = mediaType(contentType);
  const { text } = decodeBody(body, media.charset);
  const lineEnd = process.platform === 'win32' ? '\r\n' : '\n';
  try {
    if (isXml(media)) {
      const laidOut = indentedXml(documentFromText(text), { indent: '  ', lineEnd });
      return `${lineEnd}${laidOut.replace(/^<\?xml[^>]*\?>\s*/, '')}`;
    }
    if (isJson(media)) return `${lineEnd}${JSON.stringify(JSON.parse(text), null, 2)}`;
  } catch {
    // it is not what its type says
  }
  return text.replace(/<[^>]*>/g, '');
}

/** A redirection that ends here: to http from https, or one too many. */
export function redirectionError(request: HttpRequestMessage, id: string, details: string) {
  return errorRecord({
    exception: newException(InvalidOperationException),
    id,
    category: 'InvalidOperation',
    target: request,
    details,
  });
}
