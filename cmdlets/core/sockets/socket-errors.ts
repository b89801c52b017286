import { SocketException } from '../../../src/engine/errors/exception-types.js';
import { type NetException, newException } from '../../../src/engine/errors/exceptions.js';
import { defineEnum, enumOf } from '../../../src/engine/values/enums.js';

const enumName = 'System.Net.Sockets.SocketError';

/** .NET's SocketError: the numbers of Winsock (winsock2.h), on every system. */
const numbers = {
  SocketError: -1,
  Success: 0,
  OperationAborted: 995,
  IOPending: 997,
  Interrupted: 10004,
  AccessDenied: 10013,
  Fault: 10014,
  InvalidArgument: 10022,
  TooManyOpenSockets: 10024,
  WouldBlock: 10035,
  InProgress: 10036,
  AlreadyInProgress: 10037,
  NotSocket: 10038,
  DestinationAddressRequired: 10039,
  MessageSize: 10040,
  ProtocolType: 10041,
  ProtocolOption: 10042,
  ProtocolNotSupported: 10043,
  SocketNotSupported: 10044,
  OperationNotSupported: 10045,
  ProtocolFamilyNotSupported: 10046,
  AddressFamilyNotSupported: 10047,
  AddressAlreadyInUse: 10048,
  AddressNotAvailable: 10049,
  NetworkDown: 10050,
  NetworkUnreachable: 10051,
  NetworkReset: 10052,
  ConnectionAborted: 10053,
  ConnectionReset: 10054,
  NoBufferSpaceAvailable: 10055,
  IsConnected: 10056,
  NotConnected: 10057,
  Shutdown: 10058,
  TimedOut: 10060,
  ConnectionRefused: 10061,
  HostDown: 10064,
  HostUnreachable: 10065,
  ProcessLimit: 10067,
  SystemNotReady: 10091,
  VersionNotSupported: 10092,
  NotInitialized: 10093,
  Disconnecting: 10101,
  TypeNotFound: 10109,
  HostNotFound: 11001,
  TryAgain: 11002,
  NoRecovery: 11003,
  NoData: 11004,
} as const;

/** The name of a .NET SocketError. */
export type SocketErrorName = keyof typeof numbers;

defineEnum(enumName, numbers);

/** By Node's code: .NET's name, and what the system says, on Unix and on Windows. */
const known: Readonly<Record<string, readonly [SocketErrorName, unix: string, windows: string]>> = {
  ECONNREFUSED: [
    'ConnectionRefused',
    'Connection refused',
    'No connection could be made because the target machine actively refused it.',
  ],
  ETIMEDOUT: [
    'TimedOut',
    'Connection timed out',
    'A connection attempt failed because the connected party did not properly respond after a period of time, or established connection failed because connected host has failed to respond.',
  ],
  ENOTFOUND: ['HostNotFound', 'Name or service not known', 'No such host is known.'],
  EAI_AGAIN: [
    'TryAgain',
    'Resource temporarily unavailable',
    'This is usually a temporary error during hostname resolution and means that the local server did not receive a response from an authoritative server.',
  ],
  EHOSTUNREACH: ['HostUnreachable', 'No route to host', 'A socket operation was attempted to an unreachable host.'],
  ENETUNREACH: [
    'NetworkUnreachable',
    'Network is unreachable',
    'A socket operation was attempted to an unreachable network.',
  ],
  ECONNRESET: [
    'ConnectionReset',
    'Connection reset by peer',
    'An existing connection was forcibly closed by the remote host.',
  ],
  EPIPE: ['Shutdown', 'Broken pipe', 'An existing connection was forcibly closed by the remote host.'],
  EACCES: [
    'AccessDenied',
    'Permission denied',
    'An attempt was made to access a socket in a way forbidden by its access permissions.',
  ],
  EADDRNOTAVAIL: [
    'AddressNotAvailable',
    'Cannot assign requested address',
    'The requested address is not valid in its context.',
  ],
};

/** .NET's name for what Node calls by a code. */
export function socketErrorName(code: string): SocketErrorName {
  return known[code]?.[0] ?? 'SocketError';
}

/** What the system says of a failure, by Node's code; the code itself where nothing is known of it. */
function socketErrorText(code: string): string {
  const row = known[code];
  return row === undefined ? code : row[process.platform === 'win32' ? 2 : 1];
}

/**
 * The exception of a failed socket, by Node's code. .NET names the end that could not be reached, an address of IPv4 as its sockets for both
 * families see it: `Connection refused [::ffff:127.0.0.1]:25`.
 */
export function socketException(code: string, end: { address: string; port: number } | null = null): NetException {
  const name = socketErrorName(code);
  const place = end === null ? '' : ` [${end.address.includes(':') ? '' : '::ffff:'}${end.address}]:${end.port}`;
  const number = numbers[name];
  return newException(SocketException, socketErrorText(code) + place, null, {
    SocketErrorCode: enumOf(enumName, name),
    ErrorCode: number,
    NativeErrorCode: number,
  });
}
