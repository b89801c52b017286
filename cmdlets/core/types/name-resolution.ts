import { hostname } from 'node:os';
import { convertTo } from '../../../src/engine/convert/convert.js';
import { ArgumentNullException } from '../../../src/engine/errors/exception-types.js';
import { newException } from '../../../src/engine/errors/exceptions.js';
import { netError, type TerminatingError } from '../../../src/engine/errors/terminating.js';
import { IpAddress, network } from '../../../src/engine/types/net/ip-address.js';
import { hostOf } from '../../../src/engine/types/system/host-access.js';
import { typedArray } from '../../../src/engine/values/arrays.js';
import { defineType } from '../../../src/engine/values/net-type.js';
import type { ScriptContext } from '../../../src/engine/values/script-access.js';
import { requireType } from '../../../src/engine/values/type-names.js';
import { NetObject, type Value } from '../../../src/engine/values/value.js';
import { socketException } from '../sockets/socket-errors.js';

/** `System.Net.IPHostEntry` */
class HostEntry extends NetObject {
  name: string;
  addresses: Value[];
  aliases: Value[] = typedArray(requireType('System.String'), []);

  constructor(name: string, addresses: readonly IpAddress[]) {
    super();
    this.name = name;
    this.addresses = typedArray(requireType('System.Net.IPAddress'), [...addresses]);
  }
}

function unknownHost(): TerminatingError {
  return netError(socketException('ENOTFOUND'));
}

/** What the system knows of a name or an address. */
function lookUp(ctx: ScriptContext, request: { readonly name: string; readonly reverse?: boolean }): Found {
  const host = hostOf(ctx);
  if (!host) throw unknownHost();
  return host.callService('dns.lookup', request) as Found;
}

interface Found {
  readonly addresses?: readonly string[];
  readonly host?: string | null;
}

function addressOf(text: string, ctx: ScriptContext): IpAddress {
  return convertTo(ctx, text, requireType('System.Net.IPAddress')) as IpAddress;
}

function resolve(ctx: ScriptContext, name: string | null): readonly IpAddress[] {
  if (name === null)
    throw netError(newException(ArgumentNullException, "Value cannot be null. (Parameter 'hostName')"));
  if (network().isIP(name) !== 0) return [addressOf(name, ctx)];
  const wanted = name === '' ? hostname() : name;
  const found = lookUp(ctx, { name: wanted }).addresses ?? [];
  if (found.length === 0) throw unknownHost();
  return found.map((text) => addressOf(text, ctx));
}

function entryOf(ctx: ScriptContext, nameOrAddress: string | IpAddress | null): HostEntry {
  const name = nameOrAddress instanceof IpAddress ? nameOrAddress.text : nameOrAddress;
  const addresses = resolve(ctx, name);
  if (network().isIP(name ?? '') === 0) return new HostEntry(name!, addresses);
  const found = lookUp(ctx, { name: name!, reverse: true }).host ?? null;
  if (found === null) throw unknownHost();
  return new HostEntry(found, addresses);
}

defineType({
  name: 'System.Net.IPHostEntry',
  represents: HostEntry,
  properties: {
    'HostName: string': (self: HostEntry) => self.name,
    'Aliases: string[]': (self: HostEntry) => self.aliases,
    'AddressList: ipaddress[]': (self: HostEntry) => self.addresses,
  },
});
const entry = ([name]: [string | IpAddress | null], ctx: ScriptContext): HostEntry => entryOf(ctx, name);
defineType({
  name: 'System.Net.Dns',
  kind: 'static',
  staticMethods: {
    'GetHostAddresses(string hostNameOrAddress): ipaddress[]': ([name]: [string | null], ctx) =>
      typedArray(requireType('System.Net.IPAddress'), [...resolve(ctx, name)]),
    'GetHostByName(string hostName): System.Net.IPHostEntry': entry,
    'GetHostEntry(string hostNameOrAddress): System.Net.IPHostEntry': entry,
    'GetHostEntry(ipaddress address): System.Net.IPHostEntry': entry,
    'GetHostName(): string': () => hostname(),
    'Resolve(string hostName): System.Net.IPHostEntry': entry,
  },
});
