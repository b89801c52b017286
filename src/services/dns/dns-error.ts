/**
 * Why a name could not be resolved.
 * - `ENAME`: it is no name of DNS (an empty part, one of more than 63 bytes, more than 255 in all)
 * - `ENXDOMAIN`: no such name; `ENODATA`: a name without records of that type
 * - `EFORMERR ESERVFAIL ENOTIMP EREFUSED ERCODE`: what the server answered (RFC 1035 §4.1.1)
 * - `EBADPACKET`: what it sent is no answer; `ETIMEOUT`: it did not answer; `ENOSERVERS`: the system knows no name server
 * - `EBADQUERY`: a type that nobody knows
 */
export type DnsFailure =
  | 'ENAME'
  | 'ENXDOMAIN'
  | 'ENODATA'
  | 'EFORMERR'
  | 'ESERVFAIL'
  | 'ENOTIMP'
  | 'EREFUSED'
  | 'ERCODE'
  | 'EBADPACKET'
  | 'ETIMEOUT'
  | 'ENOSERVERS'
  | 'EBADQUERY';

/** Raised when a name cannot be resolved. */
export class DnsError extends Error {
  override readonly name = 'DnsError';
  readonly code: DnsFailure;

  constructor(message: string, code: DnsFailure) {
    super(message);
    this.code = code;
  }
}
