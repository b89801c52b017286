import { hostname } from 'node:os';
import { convertTo } from '../../convert/convert.js';
import { ArgumentNullException } from '../../errors/exception-types.js';
import { newException } from '../../errors/exceptions.js';
import { netError, type TerminatingError } from '../../errors/terminating.js';
import { typedArray } from '../../values/arrays.js';
import { defineType } from '../../values/net-type.js';
import type { ScriptContext } from '../../values/script-access.js';
import { requireType } from '../../values/type-names.js';
import { lazyTypes } from '../../values/type-registry.js';
import { NetObject, type Value } from '../../values/value.js';
import { hostOf } from '../system/host-access.js';
import { IpAddress, network } from './ip-address.js';
import { socketException } from './socket-errors.js';

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

lazyTypes(['System.Net.Dns', 'System.Net.IPHostEntry'], () => {
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
}, [HostEntry]);
