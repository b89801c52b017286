import { Resolver } from 'node:dns/promises';
import { tmpdir } from 'node:os';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ensureBuilt } from '../entries/built-shell.ts';
import { type DnsServer, record, startDnsServer, type Zone } from '../servers/dns-server.ts';
import { shellOutput } from './shell-script.ts';
import { testEach } from './tables.ts';

// Resolve-DnsName of the built shell against a name server of this process.

const longText = 'v=spf1 include:spf.protection.contoso.edu -all';
const additional = { name: 'mx1.contoso.edu', section: 'additional' } as const;
const soa = record.soa('ns1.contoso.edu', 'hostmaster.contoso.edu', { name: 'contoso.edu', section: 'authority' });
const zone: Zone = {
  'MX contoso.edu': [record.mx(10, 'mx1.contoso.edu'), record.mx(20, 'mx2.contoso.edu', { ttl: 60 })],
  'MX glue.example': [record.mx(10, 'mx1.contoso.edu'), record.a('192.0.2.1', additional)],
  'A www.contoso.edu': [
    record.host('CNAME', 'web.contoso.edu'),
    record.a('192.0.2.10', { name: 'web.contoso.edu', ttl: 20 }),
  ],
  'AAAA www.contoso.edu': [record.host('CNAME', 'web.contoso.edu'), soa],
  'A both.contoso.edu': [record.a('192.0.2.11'), record.a('192.0.2.12')],
  'AAAA both.contoso.edu': [record.aaaa('20010db8000000000000000000000010')],
  'A four.contoso.edu': [record.a('192.0.2.13')],
  'AAAA four.contoso.edu': [soa],
  'TXT contoso.edu': [record.txt(longText), record.txt('two ', 'parts ü')],
  'TXT long.example': Array.from({ length: 40 }, (_, i) =>
    record.txt(`text number ${i}, long enough to fill datagrams`),
  ),
  'SRV _imaps._tcp.contoso.edu': [record.srv(1, 5, 993, 'imap.contoso.edu')],
  'NS contoso.edu': [record.host('NS', 'ns1.contoso.edu')],
  'SOA contoso.edu': [record.soa('ns1.contoso.edu', 'hostmaster.contoso.edu')],
  'PTR 1.2.0.192.in-addr.arpa': [record.host('PTR', 'mx1.contoso.edu')],
  'PTR 0.1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa': [
    record.host('PTR', 'six.contoso.edu'),
  ],
  'A xn--mnchen-3ya.example': [record.a('192.0.2.14')],
  'HINFO contoso.edu': [record.other(13, '0341424303444546')],
  'ANY contoso.edu': [record.mx(10, 'mx1.contoso.edu'), record.txt('any')],
  'A empty.example': [],
  '* fails.example': 2,
  '* refuses.example': 5,
  '* silent.example': 'silent',
  '* broken.example': Buffer.from('8180000000010000000003617070', 'hex'),
  // A name that points to itself.
  '* circle.example': Buffer.from('81800000000100000000c00c00010001000000050004c0000201', 'hex'),
};

let server: DnsServer;
beforeAll(async () => {
  ensureBuilt();
  server = await startDnsServer(zone);
});
afterAll(() => server.close());

const before = (): string =>
  `$s = '127.0.0.1:${server.port}'; $PSDefaultParameterValues = @{ 'Resolve-DnsName:Server' = $s; 'Out-String:Width' = 120 }`;

const caught = (command: string): string =>
  `try { ${command} -ErrorAction Stop } catch { "$_"; $_.FullyQualifiedErrorId; "$($_.CategoryInfo)" }`;
const failed = (name: string, text: string, id: string, category = 'ResourceUnavailable'): string =>
  `${name} : ${text}\n${id},Microsoft.DnsClient.Commands.ResolveDnsName\n${category}: (${name}:String) [Resolve-DnsName], Win32Exception\n`;

describe('records', () => {
  testEach(before, [
    [
      'MX, by position',
      'Resolve-DnsName contoso.edu MX | % { $_.NameExchange, $_.Preference, $_.TTL -join " " }',
      'mx1.contoso.edu 10 300\nmx2.contoso.edu 20 60\n',
    ],
    [
      'TXT: each with its strings',
      'Resolve-DnsName contoso.edu TXT | % { $_.Strings -join "|" }',
      `${longText}\ntwo |parts ü\n`,
    ],
    [
      'SRV',
      'Resolve-DnsName _imaps._tcp.contoso.edu -Type SRV | % { "$($_.NameTarget) $($_.Port) $($_.Priority) $($_.Weight)" }',
      'imap.contoso.edu 993 1 5\n',
    ],
    ['NS', '(Resolve-DnsName contoso.edu NS).NameHost', 'ns1.contoso.edu\n'],
    [
      'SOA',
      'Resolve-DnsName contoso.edu SOA | % { "$($_.PrimaryServer) $($_.NameAdministrator) $($_.SerialNumber) $($_.TimeToZoneRefresh) $($_.TimeToZoneFailureRetry) $($_.TimeToExpiration) $($_.DefaultTTL)" }',
      'ns1.contoso.edu hostmaster.contoso.edu 7 3600 600 86400 60\n',
    ],
    ['an address stands for its name', '(Resolve-DnsName 192.0.2.1).NameHost', 'mx1.contoso.edu\n'],
    ['one of IPv6, too', '(Resolve-DnsName 2001:db8::10).NameHost', 'six.contoso.edu\n'],
    [
      'both families without a type',
      'Resolve-DnsName both.contoso.edu | % { "$($_.Type) $($_.IPAddress)" }',
      'AAAA 2001:db8::10\nA 192.0.2.11\nA 192.0.2.12\n',
    ],
    [
      'what came with an empty answer is left out beside a full one',
      'Resolve-DnsName four.contoso.edu | % { "$($_.Type) $($_.Section)" }',
      'A Answer\n',
    ],
    [
      'the chain of another name, each record once',
      'Resolve-DnsName www.contoso.edu | % { "$($_.Name) $($_.Type) $($_.TTL) $($_.Section)" }',
      'www.contoso.edu CNAME 300 Answer\nweb.contoso.edu A 20 Answer\ncontoso.edu SOA 300 Authority\n',
    ],
    ['a name without such records has the SOA record', '(Resolve-DnsName four.contoso.edu AAAA).Type', 'SOA\n'],
    ['names outside of ASCII', '(Resolve-DnsName münchen.example A).Name', 'xn--mnchen-3ya.example\n'],
    ['the dot at the end', '(Resolve-DnsName contoso.edu. NS).NameHost', 'ns1.contoso.edu\n'],
    ['a type by its number', '@(Resolve-DnsName contoso.edu -Type 15).Count', '2\n'],
    [
      'a type whose data are not read',
      'Resolve-DnsName contoso.edu HINFO | % { "$($_.Type) $($_.DataLength) $($_.GetType().Name)" }',
      'HINFO 8 DnsRecord_UNKNOWN\n',
    ],
    ['ANY', '(Resolve-DnsName contoso.edu ANY).Type -join " "', 'MX TXT\n'],
    ['names through the pipeline', "('contoso.edu', 'glue.example' | Resolve-DnsName -Type MX -DnsOnly).Count", '4\n'],
    [
      'by property name',
      '([pscustomobject]@{ Name = "contoso.edu"; Type = "NS" } | Resolve-DnsName).NameHost',
      'ns1.contoso.edu\n',
    ],
    [
      'the next server when the first is silent',
      '(Resolve-DnsName contoso.edu NS -Server "127.0.0.1:1", $s -QuickTimeout).NameHost',
      'ns1.contoso.edu\n',
    ],
    ['more than a datagram holds', '@(Resolve-DnsName long.example TXT).Count', '40\n'],
    ['over TCP', '@(Resolve-DnsName contoso.edu MX -TcpOnly).Count', '2\n'],
    ['no recursion', '@(Resolve-DnsName contoso.edu MX -NoRecursion).Count', '2\n'],
  ]);

  test('UDP first, TCP for what was cut off, and for all with -TcpOnly', async () => {
    server.asked.length = 0;
    const script =
      'Resolve-DnsName long.example TXT >$null; Resolve-DnsName contoso.edu MX -TcpOnly -NoRecursion >$null';
    expect(await shellOutput(`${before()}; ${script}`, tmpdir())).toBe('');
    expect(server.asked).toEqual(['UDP TXT long.example', 'TCP TXT long.example', 'TCP MX contoso.edu -RD']);
  });

  test('Node’s own resolver reads the same from this server', async () => {
    const resolver = new Resolver();
    resolver.setServers([`127.0.0.1:${server.port}`]);
    expect(await resolver.resolveMx('contoso.edu')).toContainEqual({ priority: 20, exchange: 'mx2.contoso.edu' });
    expect(await resolver.resolveSoa('contoso.edu')).toMatchObject({ serial: 7, minttl: 60 });
    expect(await resolver.resolveTxt('long.example')).toHaveLength(40);
  });
});

describe('what objects are', () => {
  testEach(before, [
    [
      'types, as scripts compare them',
      '$m = Resolve-DnsName contoso.edu MX; $m[0] -is [Microsoft.DnsClient.Commands.DnsRecord_MX]; $m[0] -is [Microsoft.DnsClient.Commands.DnsRecord]; $m[0].Type -eq "MX"; $m[0].QueryType -eq "MX"; $m[0].TTL.GetType().Name; $m[0].Section.GetType().FullName',
      'True\nTrue\nTrue\nTrue\nUInt32\nMicrosoft.DnsClient.Commands.DNSSection\n',
    ],
    [
      'all members of an address',
      'Resolve-DnsName four.contoso.edu A | Select-Object *',
      '\nAddress      : 192.0.2.13\nIPAddress    : 192.0.2.13\nQueryType    : A\nIP4Address   : 192.0.2.13\nName         : four.contoso.edu\n' +
        'Type         : A\nCharacterSet : Unicode\nSection      : Answer\nDataLength   : 4\nTTL          : 300\n\n',
    ],
    [
      'a record can be made by hand',
      "$t = [Microsoft.DnsClient.Commands.DnsRecord_TXT]@{ Name = 'x.y'; Strings = 'a', 'b' }; $t.Name; $t.Text.Count",
      'x.y\n2\n',
    ],
  ]);
});

describe('views', () => {
  const shown = (command: string): string => `${command} | Out-String -Width 120 | % { $_ -replace ' +(?=\\n)' }`;
  testEach(before, [
    [
      'addresses of both families stand in one table',
      shown('Resolve-DnsName both.contoso.edu'),
      `
Name                                           Type   TTL   Section    IPAddress
----                                           ----   ---   -------    ---------
both.contoso.edu                               AAAA   300   Answer     2001:db8::10
both.contoso.edu                               A      300   Answer     192.0.2.11
both.contoso.edu                               A      300   Answer     192.0.2.12

\n`,
    ],
    [
      'mail servers, then what came with them',
      shown('Resolve-DnsName glue.example MX'),
      `
Name                                     Type   TTL   Section    NameExchange                              Preference
----                                     ----   ---   -------    ------------                              ----------
glue.example                             MX     300   Answer     mx1.contoso.edu                           10

Name       : mx1.contoso.edu
QueryType  : A
TTL        : 300
Section    : Additional
IP4Address : 192.0.2.1


\n`,
    ],
    [
      'texts go on in the next line',
      shown('Resolve-DnsName contoso.edu TXT | Select-Object -First 1'),
      `
Name                                     Type   TTL   Section    Strings
----                                     ----   ---   -------    -------
contoso.edu                              TXT    300   Answer     {v=spf1
                                                                 include:spf.protection.contoso.edu -all}

\n`,
    ],
    [
      'a list',
      shown('Resolve-DnsName four.contoso.edu A | Format-List'),
      '\nName       : four.contoso.edu\nType       : A\nTTL        : 300\nDataLength : 4\nSection    : Answer\nIPAddress  : 192.0.2.13\n\n\n',
    ],
    [
      'the start of authority',
      shown('Resolve-DnsName contoso.edu SOA'),
      `
Name                        Type TTL   Section    PrimaryServer               NameAdministrator           SerialNumber
----                        ---- ---   -------    -------------               -----------------           ------------
contoso.edu                 SOA  300   Answer     ns1.contoso.edu             hostmaster.contoso.edu      7

\n`,
    ],
  ]);
});

describe('errors', () => {
  testEach(before, [
    [
      'no such name',
      caught('Resolve-DnsName none.example'),
      failed('none.example', 'DNS name does not exist', 'DNS_ERROR_RCODE_NAME_ERROR'),
    ],
    [
      'it does not stop a script',
      'Resolve-DnsName none.example A -ErrorAction SilentlyContinue -ErrorVariable e; \'on\'; "$e"',
      'on\nnone.example : DNS name does not exist\n',
    ],
    [
      'no records and no SOA',
      caught('Resolve-DnsName empty.example A'),
      failed('empty.example', 'No records found for given DNS query', 'DNS_INFO_NO_RECORDS'),
    ],
    [
      'a server that fails',
      caught('Resolve-DnsName fails.example MX'),
      failed('fails.example', 'DNS server failure', 'RCODE_SERVER_FAILURE'),
    ],
    [
      'one that refuses',
      caught('Resolve-DnsName refuses.example'),
      failed('refuses.example', 'DNS operation refused', 'RCODE_REFUSED'),
    ],
    [
      'one that is silent',
      caught('Resolve-DnsName silent.example A -QuickTimeout'),
      failed(
        'silent.example',
        'This operation returned because the timeout period expired',
        'ERROR_TIMEOUT',
        'OperationTimeout',
      ),
    ],
    [
      'one that ends too early',
      caught('Resolve-DnsName broken.example A'),
      failed('broken.example', 'Bad DNS packet', 'DNS_ERROR_BAD_PACKET'),
    ],
    [
      'one that points in circles',
      caught('Resolve-DnsName circle.example A'),
      failed('circle.example', 'Bad DNS packet', 'DNS_ERROR_BAD_PACKET'),
    ],
    [
      'what is no name',
      caught('Resolve-DnsName a..b'),
      failed('a..b', 'The filename, directory name, or volume label syntax is incorrect', 'ERROR_INVALID_NAME'),
    ],
    [
      'a type that nobody knows',
      "try { Resolve-DnsName a.b XX } catch { $_.Exception.Message -replace '(?s)try again:.*' }",
      'Cannot bind parameter \'Type\'. Cannot convert value "XX" to type "Microsoft.DnsClient.Commands.RecordType". Error: "Unable to match the identifier name XX to a valid enumerator name. Specify one of the following enumerator names and \n',
    ],
    [
      'what migsh cannot do says so',
      'try { Resolve-DnsName a.b -CacheOnly } catch { "$_" }',
      "Cannot bind parameter 'CacheOnly'. migsh keeps no answers of name servers.\n",
    ],
  ]);
});

describe('without name servers', () => {
  testEach(before, [
    [
      'localhost is this computer',
      '$PSDefaultParameterValues.Clear(); (Resolve-DnsName localhost -Type A).IPAddress; (Resolve-DnsName mail.localhost AAAA).IPAddress',
      '127.0.0.1\n::1\n',
    ],
  ]);
});
