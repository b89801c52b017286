import { IOException, ObjectDisposedException } from '../../../src/engine/errors/exception-types.js';
import { newException } from '../../../src/engine/errors/exceptions.js';
import { netError, type TerminatingError } from '../../../src/engine/errors/terminating.js';
import type { Host, PlainData } from '../../../src/engine/host.js';
import { socketException } from './socket-errors.js';

type Answer = Readonly<Record<string, PlainData>>;

/** One end of a connection. */
export interface ConnectionEnd {
  readonly address: string;
  readonly port: number;
}

/** Where a connection leads; `timeoutMilliseconds` 0: the system decides how long it is tried. */
export interface Target {
  readonly host: string;
  readonly port: number;
  readonly timeoutMilliseconds: number;
}

/** What a server said when the connection was encrypted. */
export type Encryption = {
  /** The server's certificate in DER. */
  readonly certificate: Uint8Array;
  /** Node's names: `TLSv1.3`, `TLS_AES_256_GCM_SHA384`. */
  readonly protocol: string;
  readonly cipher: string;
  /** Node's code of what is wrong with the certificate; null when nothing is. */
  readonly trustProblem: string | null;
};

/** An open TCP connection of the services, which the script reads and writes. */
export class TcpConnection {
  readonly #host: Host;
  readonly #id: PlainData;
  readonly remote: ConnectionEnd;
  readonly local: ConnectionEnd;
  isOpen = true;

  private constructor(host: Host, answer: Answer) {
    this.#host = host;
    this.#id = answer['id'];
    this.remote = { address: String(answer['remoteAddress']), port: Number(answer['remotePort']) };
    this.local = { address: String(answer['localAddress']), port: Number(answer['localPort']) };
  }

  /** Opens a connection; Node's code when that fails. */
  static open(host: Host, target: Target): TcpConnection | string {
    const answer = host.callService('tcp.open', { ...target }) as Answer;
    return typeof answer['problem'] === 'string' ? answer['problem'] : new TcpConnection(host, answer);
  }

  #call(name: string, more: Answer, what: string): Answer {
    if (!this.isOpen) throw netError(newException(ObjectDisposedException, disposed));
    const answer = this.#host.callService(name, { id: this.#id, ...more }) as Answer;
    if (typeof answer['problem'] === 'string') throw transportError(answer['problem'], what);
    return answer;
  }

  /** Up to `count` bytes, as soon as there are some; none at the end. Raises IOException, also when nothing comes in time (0: no limit). */
  read(count: number, timeoutMilliseconds: number): Uint8Array {
    const answer = this.#call('tcp.read', { count, timeoutMilliseconds }, 'Unable to read data from');
    return answer['data'] as Uint8Array;
  }

  write(data: Uint8Array): void {
    this.#call('tcp.write', { data }, 'Unable to write data to');
  }

  /** How many bytes can be read without waiting. */
  get available(): number {
    return this.isOpen ? Number(this.#call('tcp.available', {}, '')['available']) : 0;
  }

  /** Encrypts the connection; Node's code when that fails, and then it is closed. */
  secure(serverName: string): Encryption | string {
    const answer = this.#host.callService('tcp.secure', { id: this.#id, serverName }) as Answer;
    if (typeof answer['problem'] !== 'string') return answer as Encryption;
    this.close();
    return answer['problem'];
  }

  close(): void {
    if (this.isOpen) this.#host.callService('tcp.close', { id: this.#id });
    this.isOpen = false;
  }
}

const disposed = "Cannot access a disposed object.\nObject name: 'System.Net.Sockets.NetworkStream'.";

function transportError(code: string, what: string): TerminatingError {
  const inner = socketException(code);
  return netError(newException(IOException, `${what} the transport connection: ${inner.message}.`, inner));
}
