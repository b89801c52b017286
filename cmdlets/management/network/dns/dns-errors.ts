import { type ErrorRecord, errorRecord } from '../../../../src/engine/errors/error-record.js';
import { Win32Exception } from '../../../../src/engine/errors/exception-types.js';
import { newException } from '../../../../src/engine/errors/exceptions.js';
import type { ServiceFailure } from '../service-call.js';

/** What Windows says (winerror.h) for each way to fail, and the id that Resolve-DnsName gives it. */
const texts: Readonly<Record<string, readonly [id: string, text: string]>> = {
  ENAME: ['ERROR_INVALID_NAME', 'The filename, directory name, or volume label syntax is incorrect'],
  EFORMERR: ['RCODE_FORMAT_ERROR', 'DNS server unable to interpret format'],
  ESERVFAIL: ['RCODE_SERVER_FAILURE', 'DNS server failure'],
  ENXDOMAIN: ['DNS_ERROR_RCODE_NAME_ERROR', 'DNS name does not exist'],
  ENOTIMP: ['RCODE_NOT_IMPLEMENTED', 'DNS request not supported by name server'],
  EREFUSED: ['RCODE_REFUSED', 'DNS operation refused'],
  ERCODE: ['DNS_ERROR_RCODE', 'Invalid response code'],
  ENODATA: ['DNS_INFO_NO_RECORDS', 'No records found for given DNS query'],
  EBADPACKET: ['DNS_ERROR_BAD_PACKET', 'Bad DNS packet'],
  ENOSERVERS: ['DNS_ERROR_NO_DNS_SERVERS', 'No DNS servers configured for local system'],
  ETIMEOUT: ['ERROR_TIMEOUT', 'This operation returned because the timeout period expired'],
};

/** The error of a name that could not be resolved. */
export function dnsError(name: string, { code, message }: ServiceFailure): ErrorRecord {
  const [id, text] = texts[code] ?? ['DNS_ERROR', message];
  return errorRecord({
    exception: newException(Win32Exception, `${name} : ${text}`),
    id,
    category: code === 'ETIMEOUT' ? 'OperationTimeout' : 'ResourceUnavailable',
    target: name,
  });
}
