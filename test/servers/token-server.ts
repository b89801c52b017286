/** A token endpoint for tests, with the introspection that a mail server asks: on 127.0.0.1, over plain HTTP. */
import { createVerify, generateKeyPairSync, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What applications the server knows. */
export interface TokenServerOptions {
  readonly clientId: string;
  readonly clientSecret: string;
  /** The mailbox that the application's own token opens. */
  readonly mailbox: string;
  /** How long tokens live, in seconds. */
  readonly lifetime?: number;
}

/** A running token endpoint. */
export interface TokenServer {
  readonly tokenUri: string;
  /** Answers `{ active, email }`; the token is appended. */
  readonly introspectionUri: string;
  /** A service account's key file, as Google writes it. */
  readonly keyFile: string;
  /** Tokens handed out so far. */
  readonly issued: number;
  /** Tokens that are out are not taken any more. */
  revoke(): void;
  stop(): Promise<void>;
}

const ACCOUNT = 'mover@project.iam.gserviceaccount.com';

/** Starts a server that knows one application by secret and one service account by key. */
export async function startTokenServer(options: TokenServerOptions): Promise<TokenServer> {
  const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const mailboxes = new Map<string, string>();
  let issued = 0;
  const server = createServer((request, response) => {
    void answer(request).then(({ status, body }) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  async function answer(request: IncomingMessage): Promise<{ status: number; body: object }> {
    const url = new URL(request.url ?? '/', base);
    if (url.pathname === '/introspect') {
      const email = mailboxes.get(url.searchParams.get('token') ?? '');
      return { status: 200, body: email === undefined ? { active: false } : { active: true, email } };
    }
    const mailbox = mailboxOf(new URLSearchParams(await textOf(request)));
    if (mailbox === null)
      return {
        status: 401,
        body: { error: 'invalid_client', error_description: 'AADSTS7000215: Invalid client secret.' },
      };
    const token = randomUUID();
    mailboxes.set(token, mailbox);
    issued++;
    return { status: 200, body: { token_type: 'Bearer', access_token: token, expires_in: options.lifetime ?? 3600 } };
  }

  function mailboxOf(form: URLSearchParams): string | null {
    if (form.get('grant_type') === 'client_credentials')
      return form.get('client_id') === options.clientId && form.get('client_secret') === options.clientSecret
        ? options.mailbox
        : null;
    const [head, claims, signature] = (form.get('assertion') ?? '..').split('.') as [string, string, string];
    const isSigned = createVerify('RSA-SHA256')
      .update(`${head}.${claims}`)
      .verify(keys.publicKey, signature, 'base64url');
    const { iss, sub, aud } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as Record<string, string>;
    return isSigned && iss === ACCOUNT && aud === `${base}/token` ? (sub ?? null) : null;
  }

  return {
    tokenUri: `${base}/token`,
    introspectionUri: `${base}/introspect?token=`,
    keyFile: JSON.stringify({
      type: 'service_account',
      client_email: ACCOUNT,
      private_key: keys.privateKey.export({ type: 'pkcs8', format: 'pem' }),
      token_uri: `${base}/token`,
    }),
    get issued() {
      return issued;
    },
    revoke: () => mailboxes.clear(),
    stop: () => stopped(server),
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const piece of request) text += String(piece);
  return text;
}

function stopped(server: Server): Promise<void> {
  return new Promise((done) => {
    server.close(() => done());
    server.closeAllConnections();
  });
}
