import { type AddressInfo, createServer, type Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import { certificate, privateKey } from '../web/certificate.ts';

/** One mail as the server got it. */
export interface ReceivedMail {
  /** `MAIL FROM:<…> …` and each `RCPT TO:<…> …`, as they were sent. */
  readonly envelope: readonly string[];
  readonly text: string;
  readonly encrypted: boolean;
  /** Who signed in; null: nobody. */
  readonly user: string | null;
}

/** What a server of the tests can do. */
export interface SmtpServerOptions {
  /** STARTTLS, with a certificate that nobody trusts. */
  readonly startTls?: boolean;
  /** `user:password`: who is not signed in may not send. */
  readonly account?: string;
  /** Recipients that are refused, with the server's words. */
  readonly refuses?: Readonly<Record<string, string>>;
  /** The answer to the text of a mail. */
  readonly dataAnswer?: string;
}

/** An SMTP server of the tests, on a free port of 127.0.0.1. */
export interface SmtpServer {
  readonly port: number;
  readonly mails: ReceivedMail[];
  close(): Promise<void>;
}

/** One client: reads lines, answers each (RFC 5321; AUTH PLAIN and LOGIN of RFC 4954). */
class SmtpSession {
  readonly #options: SmtpServerOptions;
  readonly #deliver: (mail: ReceivedMail) => void;
  #socket: Socket;
  #rest = '';
  #envelope: string[] = [];
  #data: string[] | null = null;
  #login: string[] | null = null;
  #user: string | null = null;

  constructor(socket: Socket, options: SmtpServerOptions, deliver: (mail: ReceivedMail) => void) {
    this.#options = options;
    this.#deliver = deliver;
    this.#socket = socket;
    this.#listen(socket);
    this.#say('220 test ESMTP');
  }

  #listen(socket: Socket): void {
    this.#socket = socket;
    socket.on('error', () => undefined);
    socket.on('data', (bytes: Buffer) => {
      const lines = (this.#rest + bytes.toString('latin1')).split('\r\n');
      this.#rest = lines.pop()!;
      for (const line of lines) this.#line(line);
    });
  }

  #say(...lines: string[]): void {
    this.#socket.write(lines.map((line) => `${line}\r\n`).join(''));
  }

  #line(line: string): void {
    if (this.#data !== null) return void this.#dataLine(line);
    if (this.#login !== null) return void this.#loginLine(line);
    const [verb = '', ...rest] = line.split(' ');
    switch (verb.toUpperCase()) {
      case 'EHLO':
        return void this.#say(
          '250-test',
          ...(this.#offersTls ? ['250-STARTTLS'] : []),
          '250-DSN',
          '250 AUTH PLAIN LOGIN',
        );
      case 'STARTTLS':
        return void this.#encrypt();
      case 'AUTH':
        return void this.#authenticate(rest);
      case 'MAIL':
        if (this.#options.account !== undefined && this.#user === null)
          return void this.#say('530 5.7.0 Sign in first');
        this.#envelope = [line];
        return void this.#say('250 ok');
      case 'RCPT':
        return void this.#recipient(line);
      case 'DATA':
        this.#data = [];
        return void this.#say('354 go');
      case 'QUIT':
        this.#say('221 bye');
        return void this.#socket.end();
      default:
        return void this.#say('250 ok');
    }
  }

  get #offersTls(): boolean {
    return this.#options.startTls === true && !(this.#socket instanceof TLSSocket);
  }

  #encrypt(): void {
    if (!this.#offersTls) return void this.#say('502 5.5.1 not here');
    this.#say('220 go');
    const plain = this.#socket.removeAllListeners('data');
    this.#listen(new TLSSocket(plain, { isServer: true, cert: certificate, key: privateKey }));
  }

  #authenticate([method, initial]: string[]): void {
    if (method?.toUpperCase() === 'LOGIN') {
      this.#login = [];
      return void this.#say('334 VXNlcm5hbWU6');
    }
    const [, user = '', password = ''] = Buffer.from(initial ?? '', 'base64')
      .toString()
      .split('\0');
    this.#signIn(user, password);
  }

  #loginLine(line: string): void {
    const answers = [...this.#login!, Buffer.from(line, 'base64').toString()];
    this.#login = answers.length < 2 ? answers : null;
    if (answers.length < 2) this.#say('334 UGFzc3dvcmQ6');
    else this.#signIn(answers[0]!, answers[1]!);
  }

  #signIn(user: string, password: string): void {
    const isRight = `${user}:${password}` === this.#options.account;
    this.#user = isRight ? user : null;
    this.#say(isRight ? '235 welcome' : '535 5.7.8 Bad name or password');
  }

  #recipient(line: string): void {
    const address = /<(.*?)>/.exec(line)![1]!;
    const refusal = this.#options.refuses?.[address];
    if (refusal === undefined) this.#envelope.push(line);
    this.#say(refusal ?? '250 ok');
  }

  #dataLine(line: string): void {
    if (line !== '.') return void this.#data!.push(line.replace(/^\./, ''));
    this.#deliver({
      envelope: this.#envelope,
      text: this.#data!.join('\n'),
      encrypted: this.#socket instanceof TLSSocket,
      user: this.#user,
    });
    this.#data = null;
    this.#say(this.#options.dataAnswer ?? '250 taken');
  }
}

/** Starts a server. */
export async function startSmtpServer(options: SmtpServerOptions = {}): Promise<SmtpServer> {
  const mails: ReceivedMail[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => undefined);
    new SmtpSession(socket, options, (mail) => void mails.push(mail));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    port: (server.address() as AddressInfo).port,
    mails,
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((done) => server.close(() => done()));
    },
  };
}
