/** What a login sends, and in how many round trips; servers that take it in their own way. */
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { connectFlow, familyOf } from '../../src/mail/imap/connect.js';
import { ImapMailbox } from '../../src/mail/imap/imap-mailbox.js';
import { type Dovecot, startDovecot } from '../servers/dovecot.js';
import { type FaultProxy, type ProxyFaults, startProxy } from '../servers/proxy.js';
import { startTcpServer, type TcpServer } from '../servers/tcp-server.js';

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

const account = { host: '127.0.0.1', security: 'none', user: 'u', password: 'secret' } as const;
const plain = Buffer.from('\0u\0secret').toString('base64');

describe('at Dovecot', () => {
  let server: Dovecot;
  beforeAll(async () => {
    server = await startDovecot({ users: { u: 'secret' } });
    return () => server.stop();
  });

  /** What the client sends to list the folders: one text for each round trip, the lines without their tags. */
  async function sent(fromServer?: ProxyFaults['fromServer']): Promise<string[]> {
    const flights: string[] = [];
    let answered = true;
    const proxy: FaultProxy = await startProxy(server.port, {
      fromClient: (chunk) => {
        if (answered) flights.push('');
        answered = false;
        flights[flights.length - 1] += chunk.toString('latin1');
        return chunk;
      },
      fromServer: (chunk, connection) => {
        answered = true;
        return fromServer === undefined ? chunk : fromServer(chunk, connection);
      },
    });
    stops.push(() => proxy.stop());
    const mailbox = new ImapMailbox({ ...account, port: proxy.port });
    await mailbox.open();
    const folders = await mailbox.listFolders();
    expect(folders.map(({ path }) => path)).toEqual([['INBOX']]);
    await mailbox.close();
    return flights.map((flight) => flight.replaceAll(/^[A-Z]?\d+ /gm, '').trimEnd());
  }

  const after = [
    'ID ("name" "migsh")\r\nENABLE CONDSTORE QRESYNC\r\nNAMESPACE',
    'LIST "" "*" RETURN (STATUS (MESSAGES UIDNEXT UIDVALIDITY HIGHESTMODSEQ) SPECIAL-USE CHILDREN SUBSCRIBED)',
  ];

  it('folders are known after three round trips', async () => {
    expect(await sent()).toEqual([`AUTHENTICATE PLAIN ${plain}`, ...after]);
  });

  it('without SASL-IR the password waits until it is asked for', async () => {
    const hide = (chunk: Buffer) => Buffer.from(chunk.toString('latin1').replace('SASL-IR', 'XASL-IR'), 'latin1');
    expect(await sent(hide)).toEqual(['AUTHENTICATE PLAIN', plain, ...after]);
  });

  it.each([
    ['loses', 'timeout'],
    ['leaves at', 'connectionLost'],
  ])('a server that %s what comes together gets one command at a time from then on', async (_, reason) => {
    let owes = false;
    const proxy: FaultProxy = await startProxy(server.port, {
      fromClient: (chunk, connection) => {
        const end = owes ? 0 : chunk.indexOf('\r\n') + 2;
        owes = true;
        if (end < chunk.length && reason === 'connectionLost') connection.cut();
        return chunk.subarray(0, end);
      },
      fromServer: (chunk) => {
        owes = false;
        return chunk;
      },
    });
    stops.push(() => proxy.stop());
    const options = { ...account, port: proxy.port };
    await expect(connectFlow({ ...options, silenceTimeoutMs: 2000 })).rejects.toMatchObject({ reason });
    const { client } = await connectFlow(options);
    stops.push(async () => client.close());
    expect(client.enabled.has('CONDSTORE')).toBe(true);
  });
});

describe('servers of other manners', () => {
  /** A server that answers each line; `answer` gives what comes instead of `OK`, without the tag where it begins with `* ` or `+`. */
  async function serve(
    capabilities: string,
    answer: (line: string) => readonly string[] | undefined,
  ): Promise<TcpServer> {
    const server = await startTcpServer((socket) => {
      let rest = '';
      let asked = '';
      socket.write(`* OK [CAPABILITY ${capabilities}] Dovecot in name only\r\n`);
      socket.on('data', (data) => {
        const lines = (rest + data.toString('latin1')).split('\r\n');
        rest = lines.pop()!;
        for (const line of lines) {
          const [, tag = '', command = ''] = /^(\S+) (.*)$/.exec(line) ?? [undefined, asked, line];
          const answers = answer(command) ?? ['OK done'];
          asked = answers[0]?.startsWith('+') === true ? tag : '';
          for (const text of answers) socket.write(/^[*+]/.test(text) ? `${text}\r\n` : `${tag} ${text}\r\n`);
        }
      });
    });
    stops.push(() => server.close());
    return server;
  }

  const offers = 'IMAP4rev1 SASL-IR AUTH=PLAIN ID ENABLE CONDSTORE NAMESPACE';

  async function logIn(server: TcpServer) {
    const options = { ...account, port: server.port };
    const { client } = await connectFlow(options);
    stops.push(async () => client.close());
    return { client, family: familyOf(client, options) };
  }

  it('ID, ENABLE and NAMESPACE tell what they do elsewhere', async () => {
    const { client, family } = await logIn(
      await serve(`${offers} QRESYNC`, (line) => {
        if (line.startsWith('ID')) return ['* ID ("Name" "Stalwart" "support-url" NIL "version" "0.1")', 'OK'];
        if (line.startsWith('ENABLE')) return ['* ENABLED CONDSTORE', 'OK'];
        return line === 'NAMESPACE' ? ['* NAMESPACE (("Mail/" "/")) NIL NIL', 'OK'] : undefined;
      }),
    );
    expect(family).toBe('Stalwart');
    expect([...client.enabled]).toEqual(['CONDSTORE']);
    expect(client.namespace).toEqual({ prefix: 'Mail/', delimiter: '/' });
  });

  it('ID and ENABLE that are refused, or answered with nothing, cost nothing but what they would have told', async () => {
    for (const answers of [['NO not now'], ['BAD what?'], ['* ID NIL', 'OK'], ['* ID', '* ENABLED', 'OK']]) {
      const { client, family } = await logIn(
        await serve(offers, (line) => {
          if (/^(ID|ENABLE) /.test(line)) return answers;
          return line === 'NAMESPACE' ? ['* NAMESPACE (("" ".")) NIL NIL', 'OK'] : undefined;
        }),
      );
      expect(family).toBe('Dovecot');
      expect(client.enabled.size).toBe(0);
      expect(client.namespace).toEqual({ prefix: '', delimiter: '.' });
    }
  });

  it('one that offers SASL-IR and asks all the same is answered', async () => {
    const heard: string[] = [];
    await logIn(
      await serve(offers, (line) => {
        heard.push(line);
        return line.startsWith('AUTHENTICATE') ? ['+ '] : undefined;
      }),
    );
    expect(heard.slice(0, 2)).toEqual([`AUTHENTICATE PLAIN ${plain}`, plain]);
  });

  it.each([
    ['NO [AUTHENTICATIONFAILED] no', 'authentication'],
    ['NO [UNAVAILABLE] later', 'unavailable'],
    ['BAD Request is throttled. Suggested Backoff Time: 20 milliseconds', 'throttled'],
  ])('%s at the login is %s, asked once, and the password is not told', async (refusal, reason) => {
    const heard: string[] = [];
    const server = await serve(offers, (line) => {
      heard.push(line);
      return [refusal];
    });
    const error = await logIn(server).catch((failure: unknown) => failure);
    expect(error).toMatchObject({ name: 'MailError', reason });
    expect(heard.length).toBe(1);
    expect(JSON.stringify(error, ['message', 'serverText', 'stack'])).not.toMatch(/secret|AHUAc2VjcmV0/);
  });

  it('what Exchange answers for a mailbox that it cannot open is told, though the login went well', async () => {
    const server = await serve(offers, (line) =>
      /^(ID|ENABLE|NAMESPACE)/.test(line) ? ['BAD User is authenticated but not connected.'] : undefined,
    );
    await expect(logIn(server)).rejects.toMatchObject({
      reason: 'unavailable',
      serverText: 'User is authenticated but not connected.',
    });
  });
});
