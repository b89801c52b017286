import { SocketException } from '../../errors/exception-types.js';
import { newException } from '../../errors/exceptions.js';
import { netError } from '../../errors/terminating.js';
import type { PlainData } from '../../host.js';
import { defineType } from '../../values/net-type.js';
import type { ScriptContext } from '../../values/script-access.js';
import { lazyTypes } from '../../values/type-registry.js';
import { NetObject, type Value } from '../../values/value.js';
import { hostOf } from '../system/host-access.js';
import { IpAddress } from './ip-address.js';

/** `System.Net.Sockets.TcpClient`, for what scripts do with it: find out whether a port answers. No data is sent. */
class TcpClient extends NetObject {
  connected = false;

  /** Tries the port; says what is wrong, null when it answers. */
  attempt(ctx: ScriptContext, host: string, port: number, timeout: number | null): string | null {
    const services = hostOf(ctx);
    if (!services) return 'Network is unreachable';
    const limit = timeout === null ? {} : { timeoutMilliseconds: timeout };
    const answer = services.callService('tcp.test', { host, port, ...limit }) as Readonly<Record<string, PlainData>>;
    this.connected = answer['succeeded'] === true;
    return this.connected ? null : problemText(String(answer['problem']));
  }
}

function problemText(code: string): string {
  switch (code) {
    case 'ECONNREFUSED':
      return 'Connection refused';
    case 'ETIMEDOUT':
      return 'Connection timed out';
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return 'Name or service not known';
    case 'EHOSTUNREACH':
      return 'No route to host';
    default:
      return code;
  }
}

const nameOf = (host: string | IpAddress): string => (host instanceof IpAddress ? host.text : host);

/** A connection that was begun: it is made when it is waited for, with the time that is allowed. */
class PendingConnection extends NetObject {
  readonly client: TcpClient;
  readonly host: string;
  readonly port: number;
  problem: string | null = null;
  isDone = false;

  constructor(client: TcpClient, host: string | IpAddress, port: number) {
    super();
    this.client = client;
    this.host = nameOf(host);
    this.port = port;
  }

  /** True when it ended in time. */
  wait(ctx: ScriptContext, timeout: number | null): boolean {
    if (!this.isDone) {
      this.problem = this.client.attempt(ctx, this.host, this.port, timeout);
      this.isDone = timeout === null || this.problem !== 'Connection timed out';
    }
    return this.isDone;
  }

  finish(ctx: ScriptContext): void {
    this.wait(ctx, null);
    if (this.problem !== null) throw refused(this.problem);
  }
}

function refused(problem: string) {
  return netError(newException(SocketException, problem));
}

type Target = [string | IpAddress, number];

function connect(self: TcpClient, [host, port]: Target, ctx: ScriptContext): void {
  const problem = self.attempt(ctx, nameOf(host), port, null);
  if (problem !== null) throw refused(problem);
}

const begin = (self: TcpClient, [host, port]: Target): Value => new PendingConnection(self, host, port);

function defineClient(): void {
  defineType({
    name: 'System.Net.Sockets.TcpClient',
    represents: TcpClient,
    interfaces: ['System.IDisposable'],
    properties: { 'Connected: bool': (self: TcpClient) => self.connected },
    methods: {
      'Connect(string hostname, int port): void': connect,
      'Connect(ipaddress address, int port): void': connect,
      'ConnectAsync(string host, int port): System.Threading.Tasks.Task': begin,
      'ConnectAsync(ipaddress address, int port): System.Threading.Tasks.Task': begin,
      'BeginConnect(string host, int port, System.AsyncCallback requestCallback, System.Object state): System.IAsyncResult':
        begin,
      'EndConnect(System.IAsyncResult asyncResult): void': (
        _self: TcpClient,
        [pending]: [PendingConnection],
        ctx: ScriptContext,
      ) => pending.finish(ctx),
      'Close(): void': (self: TcpClient) => {
        self.connected = false;
      },
      'Dispose(): void': (self: TcpClient) => {
        self.connected = false;
      },
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
  defineType({
    name: 'System.Net.Sockets.PendingConnection',
    represents: PendingConnection,
    interfaces: ['System.IAsyncResult'],
    properties: {
      'AsyncWaitHandle: System.Object': (self: PendingConnection) => self,
      'IsCompleted: bool': (self: PendingConnection, ctx) => self.wait(ctx, 1),
    },
    methods: {
      'Wait(int millisecondsTimeout): bool': (self: PendingConnection, [limit]: [number], ctx: ScriptContext) =>
        self.wait(ctx, limit),
      'Wait(): void': (self: PendingConnection, _args: [], ctx: ScriptContext) => self.finish(ctx),
      'WaitOne(int millisecondsTimeout, bool exitContext): bool': (
        self: PendingConnection,
        [limit]: [number],
        ctx: ScriptContext,
      ) => self.wait(ctx, limit),
      'WaitOne(int millisecondsTimeout): bool': (self: PendingConnection, [limit]: [number], ctx: ScriptContext) =>
        self.wait(ctx, limit),
      'Close(): void': () => undefined,
    },
  });
}

lazyTypes(['System.Net.Sockets.TcpClient', 'System.Net.Sockets.PendingConnection'], defineClient, [
  TcpClient,
  PendingConnection,
]);
