import { describe, expect, test } from 'vitest';
import { DnsError } from '../../src/services/dns/dns-error.js';
import { addressesInHosts } from '../../src/services/dns/known-hosts.js';
import { decodeMessage, encodeQuestion } from '../../src/services/dns/message.js';
import { reverseName } from '../../src/services/dns/resolve.js';

const question = (name: string): Buffer =>
  encodeQuestion({ id: 0x1234, name, type: 15, recursion: true, checkingDisabled: false });

describe('questions', () => {
  test.each([
    ['contoso.edu', '123401000001000000000000', '07636f6e746f736f0365647500000f0001'],
    ['a\\.b.edu', '123401000001000000000000', '03612e620365647500000f0001'],
    ['', '123401000001000000000000', '00000f0001'],
  ])('%j', (name, head, tail) => {
    expect(question(name).toString('hex')).toBe(head + tail);
  });

  test.each([
    ['an empty part', 'a..b'],
    ['an empty first part', '.a'],
    ['a part of 64 bytes', `${'a'.repeat(64)}.edu`],
    ['more than 255 bytes', `${'a'.repeat(50)}.`.repeat(6)],
  ])('%s is no name', (_what, name) => {
    expect(() => question(name)).toThrow(DnsError);
  });
});

describe('answers', () => {
  test('bytes of a name that cannot be printed are escaped', () => {
    const answer = Buffer.from('12348180000000010000000003612e62020140c0100005000100000001000100', 'hex');
    // The owner is `a.b` in one part, then a part of byte 1 and `@`, then itself again: a circle.
    expect(() => decodeMessage(answer)).toThrow(DnsError);
    const whole = Buffer.from(
      '12348180000000010000000003612e620201400000050001000000010001 00'.replace(/ /g, ''),
      'hex',
    );
    expect(decodeMessage(whole).records).toEqual([
      { type: 'CNAME', name: 'a\\.b.\\001@', ttl: 1, section: 'Answer', dataLength: 1, host: '' },
    ]);
  });

  test.each([
    ['nothing', ''],
    ['half a head', '12348180'],
    ['a record that is longer than it says', '123481800000000100000000000001000100000001000301020304'],
    ['a record that says more than there is', '1234818000000001000000000000010001000000010008c0000201'],
  ])('%s is no answer', (_what, hex) => {
    const read = (): unknown => decodeMessage(Buffer.from(hex, 'hex'));
    expect(read).toThrow(DnsError);
  });

  test('what was cut off has no records', () => {
    expect(decodeMessage(Buffer.from('12348380000000090000000003', 'hex'))).toMatchObject({
      truncated: true,
      records: [],
    });
  });
});

test.each([
  ['192.0.2.1', '1.2.0.192.in-addr.arpa'],
  ['::1', `1.${'0.'.repeat(31)}ip6.arpa`],
  ['2001:db8::ab', `b.a.${'0.'.repeat(22)}8.b.d.0.1.0.0.2.ip6.arpa`],
  ['::ffff:192.0.2.1', `1.0.2.0.0.0.0.c.f.f.f.f.${'0.'.repeat(20)}ip6.arpa`],
  ['contoso.edu', 'contoso.edu'],
])('the name for the name of %s', (address, name) => {
  expect(reverseName(address)).toBe(name);
});

test.each([
  ['mail', 'A', ['192.0.2.1', '192.0.2.2']],
  ['MAIL.contoso.edu', 'A', ['192.0.2.1']],
  ['mail', 'AAAA', ['2001:db8::1']],
  ['commented', 'A', []],
] as const)('a hosts file: %s %s', (name, type, addresses) => {
  const text =
    '# a comment\r\n192.0.2.1\tmail mail.contoso.edu # commented\n  192.0.2.2 mail\n2001:db8::1 mail\n\nnonsense mail\n';
  expect(addressesInHosts(text, name, type)).toEqual(addresses);
});
