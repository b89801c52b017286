import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mailRoute } from '../../src/services/dns/mail-route.js';
import { type DnsServer, record, startDnsServer } from '../servers/dns-server.ts';

/** A name server that knows contoso.edu (two MX hosts), old.example and its other name mx2.contoso.edu. */
let server: DnsServer;
beforeAll(async () => {
  server = await startDnsServer({
    'MX contoso.edu': [
      record.mx(20, 'mx2.contoso.edu', { ttl: 7200 }),
      record.mx(10, 'mx1.contoso.edu', { ttl: 3600 }),
    ],
    'A old.example': [record.a('192.0.2.7')],
    'A mx2.contoso.edu': [record.a('192.0.2.7')],
  });
});
afterAll(() => server.close());

describe('where the mail of a domain goes', () => {
  const ask = (domain: string, host: string) =>
    mailRoute({ domain, host, server: `127.0.0.1:${server.port}`, timeoutMilliseconds: 500 });
  const hosts = ['mx1.contoso.edu', 'mx2.contoso.edu'];

  test.each([
    ['another host', 'imap.contoso.com', false],
    ['a host of the record', 'MX1.contoso.edu', true],
    ['a host with the address of one', 'old.example', true],
    ['its address', '192.0.2.7', true],
  ])('%s', async (_what, host, leadsToHost) => {
    expect(await ask('contoso.edu', host)).toEqual({ hosts, ttl: 3600, leadsToHost });
  });

  test('a domain without an answer', async () => {
    expect(await ask('nowhere.example', 'old.example')).toEqual({ hosts: [], ttl: null, leadsToHost: false });
  });
});
