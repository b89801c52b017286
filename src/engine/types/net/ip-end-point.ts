import { ArgumentOutOfRangeException, FormatException } from '../../errors/exception-types.js';
import { newException } from '../../errors/exceptions.js';
import { netError } from '../../errors/terminating.js';
import { enumOf } from '../../values/enums.js';
import { defineType } from '../../values/net-type.js';
import { NetObject } from '../../values/value.js';
import { objectType } from '../core.js';
import { addressBytes, IpAddress } from './ip-address.js';

/** `System.Net.IPEndPoint`: an address and a port. */
export class IpEndPoint extends NetObject {
  address: IpAddress;
  port: number;

  constructor(address: IpAddress, port: number) {
    super();
    this.address = address;
    this.port = checkedPort(port);
  }

  get text(): string {
    return this.address.isV4 ? `${this.address.text}:${this.port}` : `[${this.address.text}]:${this.port}`;
  }
}

function checkedPort(port: number): number {
  if (port >= 0 && port <= 65535) return port;
  const text = "Specified argument was out of the range of valid values. (Parameter 'port')";
  throw netError(newException(ArgumentOutOfRangeException, text));
}

function parse(text: string): IpEndPoint {
  const [, six, four, port] = /^(?:\[(.+)\]|([^:]+))(?::(\d+))?$/.exec(text) ?? [];
  const bytes = addressBytes(six ?? four ?? text);
  if (!bytes) throw netError(newException(FormatException, 'An invalid IPEndPoint was specified.'));
  return new IpEndPoint(new IpAddress(bytes), Number(port ?? 0));
}

defineType({
  name: 'System.Net.IPEndPoint',
  accelerators: ['IPEndpoint'],
  base: objectType,
  represents: IpEndPoint,
  text: (self: IpEndPoint) => self.text,
  equals: (self: IpEndPoint, other) => other instanceof IpEndPoint && other.text === self.text,
  convert: (value) => (typeof value === 'string' ? parse(value) : undefined),
  properties: () => ({
    'AddressFamily: System.Net.Sockets.AddressFamily': (self: IpEndPoint) =>
      enumOf('System.Net.Sockets.AddressFamily', self.address.isV4 ? 'InterNetwork' : 'InterNetworkV6'),
    'Address: ipaddress': {
      get: (self: IpEndPoint) => self.address,
      set: (self: IpEndPoint, value: IpAddress) => {
        self.address = value;
      },
    },
    'Port: int': {
      get: (self: IpEndPoint) => self.port,
      set: (self: IpEndPoint, value: number) => {
        self.port = checkedPort(value);
      },
    },
  }),
  methods: () => ({ 'ToString(): string': (self: IpEndPoint) => self.text }),
  staticMethods: () => ({ 'Parse(string s): IPEndpoint': ([text]: [string]) => parse(text) }),
  constructors: () => ({
    'new(ipaddress address, int port)': ([address, port]: [IpAddress, number]) => new IpEndPoint(address, port),
  }),
});
