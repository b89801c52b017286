import { NotSupportedException } from '../../../src/engine/errors/exception-types.js';
import { newException } from '../../../src/engine/errors/exceptions.js';
import { netError, type TerminatingError } from '../../../src/engine/errors/terminating.js';
import { Stream } from '../../../src/engine/types/io/stream-objects.js';
import { defineType } from '../../../src/engine/values/net-type.js';
import type { PropertyDefinition } from '../../../src/engine/values/type-definition.js';
import { requireType } from '../../../src/engine/values/type-names.js';
import type { TcpConnection } from './connection.js';

function noSeeking(): TerminatingError {
  return netError(newException(NotSupportedException, 'This stream does not support seek operations.'));
}

/** A stream over a connection: reading waits until something comes. Timeouts in milliseconds, -1: none. */
export abstract class ConnectionStream extends Stream {
  override readonly comesInPieces = true;
  readonly canRead = true;
  readonly canWrite = true;
  readonly connection: TcpConnection;
  readTimeout: number;

  constructor(connection: TcpConnection, readTimeout: number) {
    super();
    this.connection = connection;
    this.readTimeout = readTimeout;
  }

  get length(): number {
    throw noSeeking();
  }

  setLength(): void {
    throw noSeeking();
  }

  readBytes(count: number): Uint8Array {
    this.checkOpen();
    return this.connection.read(count, Math.max(0, this.readTimeout));
  }

  writeBytes(bytes: Uint8Array): void {
    this.checkOpen();
    if (bytes.length > 0) this.connection.write(bytes);
  }

  override close(): void {
    super.close();
    this.connection.close();
  }
}

/** `System.Net.Sockets.NetworkStream` */
export class NetworkStream extends ConnectionStream {}

const refused = (): never => {
  throw noSeeking();
};

/** The properties of a stream over a connection, which differ from those of a file. */
export const connectionProperties: Readonly<Record<string, PropertyDefinition>> = {
  'CanTimeout: bool': () => true,
  'Length: long': refused,
  'Position: long': { get: refused, set: refused },
  'ReadTimeout: int': {
    get: (self: ConnectionStream) => self.readTimeout,
    set: (self: ConnectionStream, limit: number) => {
      self.readTimeout = limit;
    },
  },
  // What is written goes to the system, which takes it at once.
  'WriteTimeout: int': { get: () => -1, set: () => undefined },
};

defineType({
  name: 'System.Net.Sockets.NetworkStream',
  base: requireType('System.IO.Stream'),
  represents: NetworkStream,
  properties: {
    ...connectionProperties,
    'DataAvailable: bool': (self: NetworkStream) => self.connection.available > 0,
  },
  methods: { 'Seek(long offset, System.IO.SeekOrigin origin): long': refused },
});
