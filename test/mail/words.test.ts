import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeName, unescapeName } from '../../src/mail/escape.js';
import { flagDifference, flagsKey, normalFlags } from '../../src/mail/flags.js';
import { headerEnd, headerText, identifyingHeaders } from '../../src/mail/headers.js';
import { refusalError } from '../../src/mail/imap/failures.js';
import { givePaths, toPath, toServerName, userRootCandidates } from '../../src/mail/imap/names.js';
import { uidSets } from '../../src/mail/imap/uid-set.js';
import { decodeUtf7, encodeUtf7 } from '../../src/mail/imap/utf7.js';
import { ResponseReader, type WireResponse } from '../../src/mail/imap/wire/responses.js';
import { readDate, readFetch, readValues, writeDate } from '../../src/mail/imap/wire/values.js';

describe('modified UTF-7', () => {
  it.each([
    ['Entwürfe', 'Entw&APw-rfe'],
    ['A&B', 'A&-B'],
    ['台北', '&U,BTFw-'],
    ['~peter/mail', '~peter/mail'],
  ])('%s', (name, encoded) => {
    expect(encodeUtf7(name)).toBe(encoded);
    expect(decodeUtf7(encodeUtf7(name))).toBe(name);
  });

  it('gives every name back', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        (name) => decodeUtf7(encodeUtf7(name)) === name && /^[\x20-\x7e]*$/.test(encodeUtf7(name)),
      ),
    );
  });

  it.each(['&', '&abc', 'a & b', '&-&', '&AAA'])('leaves what is no UTF-7 readable: %s', (name) => {
    expect(decodeUtf7(name)).not.toBe('');
  });
});

it('escaped names hold nothing forbidden and are given back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (name) => {
      const escaped = escapeName(name, './', /[\u{10000}-\u{10ffff}]/u);
      expect(escaped).not.toMatch(/[./]|[\ud800-\udfff]/);
      if (escaped !== name) expect(unescapeName(escaped)).toBe(name);
    }),
  );
});

describe('flags', () => {
  it.each([
    [
      ['\\seen', '\\Recent', 'Work', 'work'],
      ['Work', '\\Seen'],
    ],
    [['bad flag', 'x)', 'y\r\nA1 DELETE', '"', 'ü', ''], []],
    [
      ['$Forwarded', '$MDNSent'],
      ['$Forwarded', '$MDNSent'],
    ],
  ])('%j are %j', (flags, normal) => {
    expect(normalFlags(flags)).toEqual(normal);
  });

  it('compare without case and order, and tell what changed', () => {
    expect(flagsKey(['Work', '\\Seen'])).toBe(flagsKey(['\\SEEN', 'work']));
    expect(flagDifference(['\\Seen', 'A'], ['a', '\\Flagged'])).toEqual({ add: ['\\Flagged'], remove: ['\\Seen'] });
  });
});

describe('headers', () => {
  it.each([
    ['a: b\r\n\r\nbody', 6],
    ['a: b\n\nbody', 5],
    ['\r\nbody', 0],
    ['\nbody', 0],
    ['a: b', 4],
    ['', 0],
  ])('of %j end at %i', (message, end) => {
    expect(headerEnd(Buffer.from(message))).toBe(end);
  });

  it('are cut out with their folding, whatever their case', () => {
    const message = Buffer.from(
      'Received: x\r\nSUBJECT: one\r\n two\r\nFrom : a@b\r\nX-Other: y\r\nmessage-id: <1>\r\n\r\nSubject: not this',
    );
    expect(identifyingHeaders(message).toString()).toBe('subject: one\r\n two\r\nfrom: a@b\r\nmessage-id: <1>\r\n\r\n');
  });

  it.each([
    ['=?utf-8?B?R3LDvMOfZQ==?=', 'Grüße'],
    ['=?iso-8859-1?Q?Gr=FC=DFe_an?= =?iso-8859-1?Q?_alle?=', 'Grüße an alle'],
    ['plain =?x-nonsense?Q?a?= end', 'plain =?x-nonsense?Q?a?= end'],
    ['folded\r\n text', 'folded text'],
  ])('%s reads %s', (raw, text) => {
    expect(headerText(raw)).toBe(text);
  });
});

describe('UID sets', () => {
  it.each([
    [[1, 2, 3, 7, 9, 10], '1:3,7,9:10'],
    [[5], '5'],
  ])('%j is %s', (uids, set) => {
    expect(uidSets(uids).map((part) => part.set)).toEqual([set]);
  });

  it('are short, and lose none', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 1, max: 4_000_000_000 }), { maxLength: 3000 }),
        fc.integer({ min: 1, max: 500 }),
        (numbers, most) => {
          const uids = numbers.sort((a, b) => a - b);
          const parts = uidSets(uids, most);
          expect(parts.flatMap((part) => part.uids)).toEqual(uids);
          for (const part of parts) expect(part.set.length <= 7050 && part.uids.length <= most).toBe(true);
        },
      ),
      { numRuns: 30 },
    );
  });
});

describe('server names', () => {
  const plain = { listed: new Map<string, string>() };
  const courier = { prefix: 'INBOX.', delimiter: '.', inbox: 'INBOX', ...plain };
  const slash = { prefix: '', delimiter: '/', inbox: 'INBOX', ...plain };
  const rooted = { prefix: '#shared.users.terry adams.', delimiter: '.', inbox: '#shared.users.terry adams', ...plain };
  it.each([
    [courier, 'INBOX', ['INBOX']],
    [courier, 'INBOX.Sent.2024', ['Sent', '2024']],
    [courier, 'Mail', ['Mail']],
    [rooted, '#shared.users.other.x', undefined],
    [slash, 'inbox', ['INBOX']],
    [slash, 'Inbox/Sub', ['INBOX', 'Sub']],
    [slash, 'A/B', ['A', 'B']],
    [rooted, '#shared.users.terry adams', ['INBOX']],
    [rooted, '#shared.users.terry adams.Sent', ['Sent']],
  ])('of %j: %s is %j', (scheme, name, path) => {
    expect(toPath(scheme, name)).toEqual(path);
    if (path?.[0] !== 'Mail' && path !== undefined)
      expect(toServerName(scheme, path).toLowerCase()).toBe(name.toLowerCase());
  });

  const names = (delimiter: string, ...all: string[]) => all.map((name) => ({ name, delimiter }));
  it.each([
    [
      'a folder below the inbox that is called like it',
      courier,
      names('.', 'INBOX', 'INBOX.inbox', 'INBOX.INBOX.inbox'),
    ],
    ['other spellings of INBOX', courier, names('.', 'INBOX', 'INBOX.Inbox.Sub', 'INBOX.INBOX.Sub', 'INBOX.inbox.Sub')],
    [
      'a second namespace',
      { ...slash, prefix: 'INBOX/' },
      names('/', 'INBOX', 'INBOX/A/2020', 'A/2020', 'INBOX/B', 'C'),
    ],
    [
      'a second namespace with another delimiter',
      courier,
      [...names('.', 'INBOX', 'INBOX.A'), ...names('/', 'Z/a.b', 'A')],
    ],
    ['names with empty parts', slash, names('/', 'INBOX', 'A//B', 'A/B', '/A/B')],
  ])('gives each folder of a list a path of its own, which leads back to it: %s', (_, base, list) => {
    const scheme = { ...base, listed: new Map<string, string>() };
    const paths = givePaths(scheme, list);
    expect([...paths.keys()]).toEqual(list.map(({ name }) => name));
    expect(new Set([...paths.values()].map((path) => JSON.stringify(path))).size).toBe(list.length);
    for (const [name, path] of paths) expect(toServerName(scheme, path)).toBe(name);
    expect(paths.get('INBOX')).toEqual(['INBOX']);
    expect(givePaths(scheme, [...list].reverse())).toEqual(paths);
  });

  it('leave out what only leads to the prefix', () => {
    expect(toPath({ ...slash, prefix: 'Mail/' }, 'Mail')).toBeUndefined();
  });

  it('tries a UserRoot in the forms servers use', () => {
    const names = userRootCandidates('/users/terry.adams', [{ prefix: '#shared.', delimiter: '.' }]).map(
      ({ inbox }) => inbox,
    );
    expect(names).toEqual(expect.arrayContaining(['#shared.users.terry adams', '#shared.users.terry\\:adams']));
  });
});

describe('what servers say', () => {
  it.each([
    ['NO', 'OVERQUOTA', 'Quota exceeded', 'append', 'quota'],
    ['NO', 'OVERQUOTA', 'Account exceeded command or bandwidth limits', 'append', 'throttled'],
    ['BAD', undefined, 'Request is throttled. Suggested Backoff Time: 299981 milliseconds', 'append', 'throttled'],
    ['NO', 'LIMIT', 'Rate limit hit', 'other', 'throttled'],
    ['NO', 'LIMIT', 'UID FETCH Rate limit hit.', 'other', 'throttled'],
    ['NO', 'UNAVAILABLE', 'UID FETCH Server error - Please try again later', 'other', 'unavailable'],
    ['NO', 'INUSE', 'Timeout while waiting for lock', 'append', 'unavailable'],
    ['NO', 'SERVERBUG', 'Internal error occurred. Refer to server log for more information.', 'append', 'unavailable'],
    ['NO', undefined, 'Server Unavailable. 15', 'append', 'unavailable'],
    ['NO', undefined, 'Quota exceeded (mailbox for user is full)', 'append', 'quota'],
    ['BYE', undefined, 'Connection is closed. 13', 'other', 'connectionLost'],
    ['BYE', undefined, 'Too many simultaneous connections. (Failure)', 'other', 'throttled'],
    ['NO', undefined, 'Too many simultaneous connections. (Failure)', 'login', 'throttled'],
    ['NO', 'UNAVAILABLE', 'Maximum number of connections from user+IP exceeded', 'login', 'unavailable'],
    ['NO', undefined, 'Maximum connection limit reached for 10.0.0.1', 'login', 'unavailable'],
    ['NO', undefined, 'Too many open connections', 'login', 'unavailable'],
    ['BYE', undefined, 'Too many IMAP connections from your address', 'other', 'unavailable'],
    ['NO', 'ALERT', 'You exceeded your mail quota.', 'append', 'quota'],
    ['NO', undefined, 'Your quota has been exceeded', 'append', 'quota'],
    ['NO', undefined, 'Message exceeds the quota limit of this mailbox', 'append', 'quota'],
    ['NO', 'TRYCREATE', "Mailbox doesn't exist: x", 'append', 'noSuchFolder'],
    ['NO', 'TOOBIG', 'Message too large', 'append', 'tooBig'],
    ['NO', undefined, 'Maximum message size limit exceeded', 'append', 'tooBig'],
    ['BAD', undefined, 'Command Argument Error. 11', 'append', 'rejected'],
    ['BAD', undefined, 'User is authenticated but not connected', 'other', 'unavailable'],
    ['NO', 'AUTHENTICATIONFAILED', 'Invalid credentials (Failure)', 'login', 'authentication'],
    ['NO', undefined, 'Login failed.', 'login', 'authentication'],
    ['NO', undefined, 'Invalid mailbox name.', 'create', 'folderName'],
    ['NO', 'CANNOT', 'Folder contains excess whitespace', 'create', 'folderName'],
    ['BYE', undefined, 'Session invalidated - AccessTokenExpired', 'other', 'connectionLost'],
    ['BYE', undefined, 'Request is throttled. Suggested Backoff Time: 5 milliseconds', 'other', 'throttled'],
  ] as const)('%s [%s] %s at %s means %s', (status, code, text, command, reason) => {
    expect(refusalError({ status, code, text }, command, 'x').reason).toBe(reason);
  });

  it.each([
    ['BAD', 'Request is throttled. Suggested Backoff Time: 299981 milliseconds', 299_981],
    ['NO', 'Rate limit hit, try again in 5 minutes', 300_000],
    ['NO', 'Too many requests; retry after 90 seconds.', 90_000],
    ['NO', 'Slow down, please wait 2 h', 7_200_000],
    ['NO', 'Rate limit hit. Retry in 1500ms', 1500],
    ['NO', 'UID FETCH Rate limit hit.', undefined],
  ] as const)('%s %s: how long to wait', (status, text, waitMs) => {
    const error = refusalError({ status, text }, 'append', 'x');
    expect([error.reason, error.waitMs]).toEqual(['throttled', waitMs]);
  });
});

/** A reader, and what it has handed on so far. */
function reading(): { reader: ResponseReader; taken: WireResponse[] } {
  const taken: WireResponse[] = [];
  const take = (response: WireResponse) => {
    taken.push(response);
  };
  const failed = (error: unknown) => {
    throw error;
  };
  return { reader: new ResponseReader({ take, failed, setPaused: () => {} }), taken };
}

function responses(chunks: readonly Buffer[]): WireResponse[] {
  const { reader, taken } = reading();
  for (const chunk of chunks) reader.push(chunk);
  return taken;
}

describe('responses', () => {
  const text =
    '* 1 FETCH (UID 5 BODY[] {3}\r\na\nb FLAGS (\\Seen "quo\\"ted") BODY[HEADER.FIELDS (DATE)] "x")\r\n* 2 FETCH (BODY[] {0}\r\n UID 6)\r\nM1 OK done\r\n';
  it('are the same however the bytes arrive', () => {
    const whole = responses([Buffer.from(text)]);
    expect(whole.length).toBe(3);
    expect(whole[0]).toEqual([
      '* 1 FETCH (UID 5 BODY[] ',
      Buffer.from('a\nb'),
      ' FLAGS (\\Seen "quo\\"ted") BODY[HEADER.FIELDS (DATE)] "x")',
    ]);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: text.length - 1 }), { maxLength: 20 }), (cuts) => {
        const places = [0, ...cuts.sort((a, b) => a - b), text.length];
        const chunks = places.slice(1).map((end, at) => Buffer.from(text.slice(places[at], end)));
        expect(responses(chunks)).toEqual(whole);
      }),
      { numRuns: 50 },
    );
  });

  it('hand on large literals as they come', async () => {
    const size = 2_500_000;
    const { reader, taken } = reading();
    reader.push(Buffer.from(`* 1 FETCH (UID 5 BODY[] {${size}}\r\n`));
    const [head, stream] = taken[0]!;
    expect(head).toBe('* 1 FETCH (UID 5 BODY[] ');
    for (let at = 0; at < 25; at++) reader.push(Buffer.alloc(100_000, at));
    reader.push(Buffer.from(')\r\nM1 OK\r\n'));
    let total = 0;
    for await (const piece of stream as AsyncIterable<Buffer>) total += piece.length;
    expect(total).toBe(size);
    expect(taken.slice(1)).toEqual([[')'], ['M1 OK']]);
  });

  it('are read into values', () => {
    expect(readValues(['* X (a (b "c d") NIL) BODY[1.2]<0> ', Buffer.from('z'), ' end'], 4)).toEqual([
      ['a', ['b', 'c d'], null],
      'BODY[1.2]<0>',
      Buffer.from('z'),
      'end',
    ]);
    expect(readFetch(['* 3 FETCH (FLAGS () INTERNALDATE " 1-Jan-2024 10:00:00 +0130" RFC822.SIZE 7 UID 9)'])).toEqual({
      uid: 9,
      flags: [],
      internalDate: Date.UTC(2024, 0, 1, 8, 30),
      size: 7,
    });
    expect(readFetch(['* 3 EXISTS'])).toBeUndefined();
    // Keywords that look like something else.
    const odd = readFetch(['* 3 FETCH (FLAGS (a[b NIL x]y [z BODY[) INTERNALDATE "01-Jan-2024 10:00:00 +0000" UID 9)']);
    expect(odd).toMatchObject({ flags: ['a[b', 'NIL', 'x]y', '[z', 'BODY['], internalDate: Date.UTC(2024, 0, 1, 10) });
    const section = readFetch(['* 3 FETCH (UID 9 BODY[HEADER.FIELDS (DATE FROM)] "x" FLAGS (\\Seen))']);
    expect(section).toMatchObject({ uid: 9, body: Buffer.from('x'), flags: ['\\Seen'] });
  });

  it('dates survive writing and reading', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 4_000_000_000 }),
        (seconds) => readDate(writeDate(seconds * 1000).slice(1, -1)) === seconds * 1000,
      ),
    );
  });
});
