/** What servers and networks do wrong, for a {@link FaultProxy}. Each fault ends after some times, so that a move can end. */
import type { ProxiedConnection, ProxyFaults } from './proxy.js';

/** A tagged OK that tells the UID of a stored message. */
const stored = /^([A-Z]\d+|\d+|[A-F0-9]+) OK (\[APPENDUID)/m;

const expired = '* BYE Session invalidated - AccessTokenExpired\r\n';

/** Swallows a confirmation of an APPEND and everything behind it; the connection dies 200 ms later. */
export function dropOk(times = 1): ProxyFaults {
  let left = times;
  const dropping = new Set<number>();
  return {
    fromServer: (chunk, connection) => {
      if (dropping.has(connection.number)) return Buffer.alloc(0);
      if (left === 0 || !stored.test(chunk.toString('latin1'))) return chunk;
      left--;
      dropping.add(connection.number);
      setTimeout(() => connection.cut(), 200);
      return Buffer.alloc(0);
    },
  };
}

/** Changes what the server says. */
export function rewrite(pattern: RegExp, replacement: string): ProxyFaults {
  return { fromServer: (chunk) => Buffer.from(chunk.toString('latin1').replace(pattern, replacement), 'latin1') };
}

/** As DavMail did: the UID and the UIDVALIDITY of a stored message are exchanged. */
export const swapAppendUid = (): ProxyFaults => rewrite(/\[APPENDUID (\d+) ([\d:,]+)\]/g, '[APPENDUID $2 $1]');

/** As Proton's bridge does: UIDPLUS is offered, and no UID is told. */
export const omitAppendUid = (): ProxyFaults => rewrite(/\[APPENDUID [^\]]*\] /g, '');

/** The first two connections end with a text after so many bytes. */
export function byeAfter(bytes: number, text: string): ProxyFaults {
  const done = new Set<number>();
  const check = (chunk: Buffer, connection: ProxiedConnection) => {
    if (connection.number > 2 || done.has(connection.number) || connection.sent.client + connection.sent.server < bytes)
      return chunk;
    done.add(connection.number);
    connection.inject(text);
    setTimeout(() => connection.cut(), 5);
    return Buffer.alloc(0);
  };
  return {
    fromClient: check,
    fromServer: (chunk, connection) => (done.has(connection.number) ? Buffer.alloc(0) : chunk),
  };
}

/** The server never sees the first commands of a kind that ask for bodies; the client is told to wait. */
export function throttleFetch(command: string, times = 3): ProxyFaults {
  let left = times;
  return {
    fromClient: (chunk, connection) => {
      const text = chunk.toString('latin1');
      const match = new RegExp(`^(\\S+) ${command} [^\\r]*BODY\\.PEEK\\[\\][^\\r]*\\r\\n`, 'm').exec(text);
      if (match === null || left === 0) return chunk;
      left--;
      connection.inject(`${match[1]} BAD Request is throttled. Suggested Backoff Time: 30 milliseconds\r\n`);
      return Buffer.from(text.replace(match[0], ''), 'latin1');
    },
  };
}

/** The first messages sent are refused with Exchange's text: they go to a folder that is not there, and its words are changed. */
export function throttleAppend(times = 3): ProxyFaults {
  let left = times;
  return {
    fromClient: (chunk) =>
      Buffer.from(
        chunk
          .toString('latin1')
          .replace(/^(\S+ APPEND )"?INBOX"?( )/gm, (whole, before: string, after: string) =>
            left-- > 0 ? `${before}nobox${after}` : whole,
          ),
        'latin1',
      ),
    fromServer: (chunk) =>
      Buffer.from(
        chunk
          .toString('latin1')
          .replace(
            /^(\S+) NO \[TRYCREATE\] [^\r]*nobox[^\r]*/gm,
            '$1 NO Request is throttled. Suggested Backoff Time: 30 milliseconds',
          ),
        'latin1',
      ),
  };
}

/** In the midst of the answers stands something that is no IMAP. */
export function garbage(times = 1): ProxyFaults {
  let left = times;
  return {
    fromServer: (chunk) => {
      if (left === 0 || !stored.test(chunk.toString('latin1'))) return chunk;
      left--;
      return Buffer.concat([Buffer.from('\x01\x02 what is this\r\n'), chunk]);
    },
  };
}

/** Troubles that a move is put through, by name: at which of the two servers, and what happens. */
export const troubles = {
  'no trouble': { at: 'target', faults: () => ({}) },
  'lost confirmations': { at: 'target', faults: () => dropOk(3) },
  'APPENDUID with its numbers swapped': { at: 'target', faults: swapAppendUid },
  'no APPENDUID': { at: 'target', faults: omitAppendUid },
  'BYE at the target': { at: 'target', faults: () => byeAfter(20_000, expired) },
  'BYE at the source': { at: 'source', faults: () => byeAfter(20_000, expired) },
  'throttled at the source': { at: 'source', faults: () => throttleFetch('UID FETCH', 6) },
  'throttled at the target': { at: 'target', faults: () => throttleAppend(6) },
  'garbage at the target': { at: 'target', faults: () => garbage(3) },
} as const satisfies Record<string, { readonly at: 'source' | 'target'; readonly faults: () => ProxyFaults }>;

/** One of {@link troubles}. */
export type Trouble = keyof typeof troubles;
