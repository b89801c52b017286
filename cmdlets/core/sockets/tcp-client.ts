import { aggregateOf } from '../../../src/engine/errors/aggregate.js';
import { InvalidOperationException, NotSupportedException } from '../../../src/engine/errors/exception-types.js';
import { newException } from '../../../src/engine/errors/exceptions.js';
import { netError, type TerminatingError } from '../../../src/engine/errors/terminating.js';
import { addressBytes, IpAddress } from '../../../src/engine/types/net/ip-address.js';
import { IpEndPoint } from '../../../src/engine/types/net/ip-end-point.js';
import { hostOf } from '../../../src/engine/types/system/host-access.js';
import { defineType } from '../../../src/engine/values/net-type.js';
import type { ScriptContext } from '../../../src/engine/values/script-access.js';
import type { PropertyDefinition } from '../../../src/engine/values/type-definition.js';
import { NetObject, type Value } from '../../../src/engine/values/value.js';
import { type ConnectionEnd, TcpConnection } from './connection.js';
import { NetworkStream } from './network-stream.js';
import { socketException } from './socket-errors.js';

/** `System.Net.Sockets.TcpClient`; also what stands behind its `Client`. Timeouts in milliseconds, 0: none. */
class TcpClient extends NetObject {
  connection: TcpConnection | null = null;
  stream: NetworkStream | null = null;
  receiveTimeout = 0;
  sendTimeout = 0;
  noDelay = false;

  get isConnected(): boolean {
    return this.connection?.isOpen ?? false;
  }

  /** Opens the connection; Node's code when that fails. */
  attempt(ctx: ScriptContext, host: string, port: number, timeoutMilliseconds: number): string | null {
    const services = hostOf(ctx);
    if (!services) return 'ENETUNREACH';
    const opened = TcpConnection.open(services, { host, port, timeoutMilliseconds });
    if (typeof opened === 'string') return opened;
    this.connection = opened;
    return null;
  }

  openStream(): NetworkStream {
    if (this.connection === null)
      throw netError(newException(InvalidOperationException, 'The operation is not allowed on non-connected sockets.'));
    this.stream ??= new NetworkStream(this.connection, this.receiveTimeout > 0 ? this.receiveTimeout : -1);
    return this.stream;
  }

  close(): void {
    this.connection?.close();
    if (this.stream) this.stream.isOpen = false;
  }
}

type Endpoint = [host: string | IpAddress, port: number];

const nameOf = (host: string | IpAddress): string => (host instanceof IpAddress ? host.text : host);

/** What failed, with the end that could not be reached where it was an address. */
function failure(code: string, host: string, port: number) {
  const isAddress = addressBytes(host) !== null;
  return socketException(code, isAddress ? { address: host, port } : null);
}

function connect(self: TcpClient, [host, port]: Endpoint, ctx: ScriptContext): void {
  const name = nameOf(host);
  const problem = self.attempt(ctx, name, port, 0);
  if (problem !== null) throw netError(failure(problem, name, port));
}

/** `ConnectAsync`, `BeginConnect`: the connection is opened when it is waited for, with the time that is allowed. */
export class PendingConnection extends NetObject {
  readonly client: TcpClient;
  readonly host: string;
  readonly port: number;
  readonly state: Value;
  problem: string | null = null;
  isDone = false;

  constructor(client: TcpClient, [host, port]: Endpoint, state: Value = null) {
    super();
    this.client = client;
    this.host = nameOf(host);
    this.port = port;
    this.state = state;
  }

  /** True when it ended in time, well or not; -1 milliseconds: no limit. */
  wait(ctx: ScriptContext, milliseconds: number): boolean {
    if (this.isDone) return true;
    // Something that is only looked at gets the moment that a local server needs.
    const limit = milliseconds === 0 ? 1 : Math.max(0, milliseconds);
    this.problem = this.client.attempt(ctx, this.host, this.port, limit);
    this.isDone = limit === 0 || this.problem !== 'ETIMEDOUT';
    return this.isDone;
  }

  /** The exception of a connection that could not be opened; null when it is open. */
  get exception() {
    return this.isDone && this.problem !== null ? failure(this.problem, this.host, this.port) : null;
  }

  /** As a task's Wait: false when the time is over; raises AggregateException when it failed. */
  waitAsTask(ctx: ScriptContext, milliseconds: number): boolean {
    if (!this.wait(ctx, milliseconds)) return false;
    if (this.exception !== null) throw netError(aggregateOf(this.exception));
    return true;
  }

  /** As EndConnect and GetResult: raises the failure itself. */
  finish(ctx: ScriptContext): void {
    this.wait(ctx, -1);
    if (this.exception !== null) throw netError(this.exception);
  }
}

type Setting = 'receiveTimeout' | 'sendTimeout' | 'noDelay';

const setting = (name: Setting): PropertyDefinition => ({
  get: (self: TcpClient) => self[name],
  set: (self: TcpClient, value: never) => {
    self[name] = value;
  },
});

function endPoint(end: ConnectionEnd | undefined): IpEndPoint | null {
  const bytes = end === undefined ? null : addressBytes(end.address);
  return bytes === null ? null : new IpEndPoint(new IpAddress(bytes), end!.port);
}

function noListening(): TerminatingError {
  return netError(newException(NotSupportedException, 'A client can connect to a server; it is bound to no address.'));
}

/** `$client.Client`: the socket, for what is asked of it. */
class ClientSocket extends NetObject {
  readonly client: TcpClient;

  constructor(client: TcpClient) {
    super();
    this.client = client;
  }
}

const socketName = 'System.Net.Sockets.Socket';

defineType({
  name: socketName,
  represents: ClientSocket,
  interfaces: ['System.IDisposable'],
  properties: {
    'Available: int': ({ client }: ClientSocket) => client.connection?.available ?? 0,
    'Connected: bool': ({ client }: ClientSocket) => client.isConnected,
    'LocalEndPoint: System.Net.EndPoint': ({ client }: ClientSocket) => endPoint(client.connection?.local),
    'RemoteEndPoint: System.Net.EndPoint': ({ client }: ClientSocket) => endPoint(client.connection?.remote),
  },
  methods: {
    'Bind(System.Net.EndPoint localEP): void': () => {
      throw noListening();
    },
    'Close(): void': ({ client }: ClientSocket) => client.close(),
    'Dispose(): void': ({ client }: ClientSocket) => client.close(),
  },
});

const begin = (self: TcpClient, [host, port]: Endpoint): Value => new PendingConnection(self, [host, port]);
const beginOld = (self: TcpClient, [host, port, , state]: [...Endpoint, Value, Value]): Value =>
  new PendingConnection(self, [host, port], state);

defineType({
  name: 'System.Net.Sockets.TcpClient',
  represents: TcpClient,
  interfaces: ['System.IDisposable'],
  properties: {
    'Available: int': (self: TcpClient) => self.connection?.available ?? 0,
    [`Client: ${socketName}`]: (self: TcpClient) => new ClientSocket(self),
    'Connected: bool': (self: TcpClient) => self.isConnected,
    'NoDelay: bool': setting('noDelay'),
    'ReceiveTimeout: int': setting('receiveTimeout'),
    'SendTimeout: int': setting('sendTimeout'),
  },
  methods: {
    'Connect(string hostname, int port): void': connect,
    'Connect(ipaddress address, int port): void': connect,
    'ConnectAsync(string host, int port): System.Threading.Tasks.Task': begin,
    'ConnectAsync(ipaddress address, int port): System.Threading.Tasks.Task': begin,
    'BeginConnect(string host, int port, System.AsyncCallback requestCallback, System.Object state): System.IAsyncResult':
      beginOld,
    'BeginConnect(ipaddress address, int port, System.AsyncCallback requestCallback, System.Object state): System.IAsyncResult':
      beginOld,
    'EndConnect(System.IAsyncResult asyncResult): void': (
      _self: TcpClient,
      [pending]: [PendingConnection],
      ctx: ScriptContext,
    ) => pending.finish(ctx),
    'GetStream(): System.Net.Sockets.NetworkStream': (self: TcpClient) => self.openStream(),
    'Close(): void': (self: TcpClient) => self.close(),
    'Dispose(): void': (self: TcpClient) => self.close(),
  },
  constructors: {
    'new()': () => new TcpClient(),
    'new(string hostname, int port)': ([host, port]: [string, number], ctx) => {
      const client = new TcpClient();
      connect(client, [host, port], ctx);
      return client;
    },
  },
});
