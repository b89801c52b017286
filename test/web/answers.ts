import type { IncomingMessage, ServerResponse } from 'node:http';
import { echo } from './web-server.ts';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

const send =
  (status: number, type: string, body: string | Buffer): Answer =>
  (_request, response) =>
    void response.writeHead(status, { 'Content-Type': type }).end(body);
const redirect =
  (status: number, to: string): Answer =>
  (_request, response) =>
    void response.writeHead(status, { Location: to }).end();

const page = `<html><body><a href="/one" class=big>One</a> <img src='i.png' alt="x">
<input type=hidden name=token value="t"/></body></html>`;

let failures = 0;

/** What the server of the tests answers, by path. */
export const answers: Readonly<Record<string, Answer>> = {
  '/page': send(200, 'text/html; charset=utf-8', page),
  '/bytes': send(200, 'application/octet-stream', Buffer.from([1, 2, 65, 255])),
  '/latin': send(200, 'text/plain; charset=iso-8859-1', Buffer.from('gr\u00fcn', 'latin1')),
  '/utf8': send(200, 'text/plain', 'gr\u00fcn'),
  '/meta': send(200, 'text/html', Buffer.from('<meta charset="iso-8859-1">gr\u00fcn', 'latin1')),
  '/list': send(200, 'application/json', '[{"a":1},{"a":2}]'),
  '/null': send(200, 'application/json', 'null'),
  '/xml': send(200, 'application/xml', '<?xml version="1.0"?><a><b>1</b></a>'),
  '/rss': send(
    200,
    'application/rss+xml',
    '<rss><channel><title>t</title><item><title>one</title></item><item><title>two</title></item></channel></rss>',
  ),
  '/atom': send(
    200,
    'application/atom+xml',
    '<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>1</id></entry></feed>',
  ),
  '/missing': send(404, 'application/json', '{"error":"none","at":[1]}'),
  '/broken': send(500, 'text/html', '<html><b>Broken</b></html>'),
  '/brokenxml': send(500, 'application/xml', '<e><m>no</m></e>'),
  '/empty': (_request, response) => void response.writeHead(503, 'Busy').end(),
  '/to302': redirect(302, '/echo'),
  '/to303': redirect(303, '/echo'),
  '/to307': redirect(307, '/echo'),
  '/loop': redirect(302, '/loop'),
  '/hang': () => undefined,
  '/cut': (request) => void request.socket.destroy(),
  '/half': (request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/plain', 'Content-Length': '100' });
    response.write('half', () => request.socket.destroy());
  },
  '/cookie': (_request, response) =>
    void response.writeHead(200, { 'Set-Cookie': ['a=1; Path=/', 'b=2; Path=/private', 'old=0; Max-Age=0'] }).end('ok'),
  '/login': (request, response) => {
    if (request.headers.authorization === undefined)
      return void response.writeHead(401, { 'WWW-Authenticate': 'Basic realm="x"' }).end();
    echo(request, response);
  },
  '/flaky': (_request, response) => {
    failures = (failures + 1) % 3;
    response.writeHead(failures === 0 ? 200 : 503, { 'Content-Type': 'text/plain' }).end('at last');
  },
  '/pages': (request, response) => {
    const number = Number(new URL(request.url!, 'http://x').searchParams.get('p') ?? 1);
    const link = number < 3 ? { Link: `</pages?p=${number + 1}>; rel="next", </pages>; rel=first` } : {};
    response.writeHead(200, { 'Content-Type': 'application/json', ...link }).end(`{"page":${number}}`);
  },
  '/file.bin': (request, response) => {
    const whole = '0123456789';
    const from = Number(/bytes=(\d+)-/.exec(request.headers.range ?? '')?.[1] ?? 0);
    if (from >= whole.length) return void response.writeHead(416, { 'Content-Range': `bytes */${whole.length}` }).end();
    const status = request.headers.range === undefined ? 200 : 206;
    response.writeHead(status, { 'Content-Range': `bytes ${from}-9/10` }).end(whole.slice(from));
  },
};
