/** Bodies come in the asked order, in whatever order the server answers commands. */
import { connect, createServer, type Server, type Socket } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { itemsOf } from '../../src/mail/blocks.js';
import { wholeBody } from '../../src/mail/body.js';
import { WireConnection } from '../../src/mail/imap/wire/connection.js';
import { PipelinedRead } from '../../src/mail/imap/wire/pipelined-read.js';
import type { MessageInfo } from '../../src/mail/mailbox.js';

let server: Server | undefined;
afterEach(async () => await new Promise((resolve) => server?.close(resolve)));

/** A server that collects commands while they come, and then answers the last one first. */
async function lastFirst(body: (uid: number) => Buffer | undefined): Promise<number> {
  const answer = (socket: Socket, [tag, set]: readonly [string, string]): void => {
    for (const range of set.split(',')) {
      const [from = 0, to = from] = range.split(':').map(Number);
      for (let uid = from; uid <= to; uid++) {
        const bytes = body(uid);
        if (bytes === undefined) continue;
        socket.write(`* ${uid} FETCH (UID ${uid} BODY[] {${bytes.length}}\r\n`);
        socket.write(bytes);
        socket.write(')\r\n');
      }
    }
    socket.write(`${tag} OK done\r\n`);
  };
  server = createServer((socket) => {
    let waiting: [string, string][] = [];
    let timer: NodeJS.Timeout | undefined;
    socket.on('data', (chunk) => {
      for (const [, tag = '', set = ''] of chunk.toString().matchAll(/^(\S+) UID FETCH (\S+) /gm))
        waiting.push([tag, set]);
      clearTimeout(timer);
      timer = setTimeout(() => {
        for (const command of waiting.reverse()) answer(socket, command);
        waiting = [];
      }, 30);
    });
    socket.on('error', () => {});
  });
  await new Promise<void>((resolve) => server!.listen(0, '127.0.0.1', resolve));
  return (server.address() as { port: number }).port;
}

it.each([
  ['all are there', () => true],
  ['some were deleted, a large one too', (uid: number) => uid % 7 !== 0],
])(
  'large bodies between small ones: %s',
  async (_, isThere) => {
    const size = (uid: number) => (uid % 20 === 0 || uid % 35 === 0 ? 1_500_000 + uid : 3000 + uid);
    const port = await lastFirst((uid) => (isThere(uid) ? Buffer.alloc(size(uid), uid) : undefined));
    const socket = connect(port, '127.0.0.1');
    await new Promise((resolve) => socket.once('connect', resolve));
    const connection = new WireConnection({ readSocket: socket, writeSocket: socket, socket }, 'test', 10_000);
    try {
      const infos = Array.from({ length: 150 }, (_, at): MessageInfo => {
        return { uid: at + 1, flags: [], internalDate: 0, size: size(at + 1) };
      });
      const came: [number, boolean][] = [];
      for await (const outcome of itemsOf(new PipelinedRead(connection).outcomes([infos]))) {
        const { uid } = outcome.info;
        const body = 'body' in outcome ? await wholeBody(outcome.body) : undefined;
        came.push([uid, body?.equals(Buffer.alloc(size(uid), uid)) ?? false]);
      }
      expect(came).toEqual(infos.map(({ uid }) => [uid, isThere(uid)]));
    } finally {
      connection.close();
    }
  },
  20_000,
);
