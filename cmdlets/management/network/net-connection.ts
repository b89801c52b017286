import type { CmdletContext } from '../../../src/engine/command/cmdlet-context.js';
import type { Host } from '../../../src/engine/host.js';
import { addressBytes, IpAddress } from '../../../src/engine/types/net/ip-address.js';
import { typedArray } from '../../../src/engine/values/arrays.js';
import { CustomObject } from '../../../src/engine/values/custom-object.js';
import { UInt32 } from '../../../src/engine/values/numbers.js';
import { requireType } from '../../../src/engine/values/type-names.js';
import type { Value } from '../../../src/engine/values/value.js';
import { addressesOf } from './addresses.js';
import { type Answer, callService } from './service-call.js';

/** What Test-NetConnection found; `succeeded` is all of it with `-InformationLevel Quiet`. */
export interface ConnectionResult {
  readonly succeeded: boolean;
  readonly object: Value;
}

type Context = Pick<CmdletContext<unknown>, 'host' | 'warning'>;

/** Resolves a name and tries its addresses, with the warnings of Windows' NetTCPIP. Without a port nothing can be tried, which is said. */
export function connectionResult(
  context: Context,
  name: string,
  port: number | null,
  isDetailed: boolean,
): ConnectionResult {
  const { host } = context;
  const addresses = addressesOf(host, name);
  if (addresses.length === 0) context.warning(`Name resolution of ${name} failed`);
  const reached = port === null ? null : firstReached(context, addresses, port);
  if (port === null && addresses.length > 0)
    context.warning(`Ping to ${addresses[0]} was not sent: migsh opens TCP connections only. Name a port by -Port.`);
  const address = reached?.address ?? addresses[0] ?? null;
  const succeeded = reached !== null;
  const from = address === null ? null : sourceOf(host, address);
  return {
    succeeded,
    object: CustomObject.from(
      [
        ['ComputerName', name],
        ['RemoteAddress', addressValue(address)],
        ['ResolvedAddresses', typedArray(requireType('System.Net.IPAddress'), addresses.map(addressValue))],
        ['PingSucceeded', false],
        ['PingReplyDetails', null],
        ['TcpTestSucceeded', succeeded],
        ['RemotePort', new UInt32(port ?? 0)],
        ['Detailed', isDetailed],
        ['InterfaceAlias', from?.['interfaceName'] ?? null],
        ['SourceAddress', from?.['source'] ?? null],
        ['NameResolutionSucceeded', addresses.length > 0],
      ],
      ['TestNetConnectionResult'],
    ),
  };
}

function addressValue(address: string | null): Value {
  const bytes = address === null ? null : addressBytes(address.replace(/%.*/, ''));
  return bytes === null ? null : new IpAddress(bytes);
}

/** The first address at which the port answers. */
function firstReached(context: Context, addresses: readonly string[], port: number) {
  for (const address of addresses) {
    if (callService(context.host, 'tcp.test', { host: address, port })['succeeded'] === true) return { address };
    context.warning(`TCP connect to (${address} : ${port}) failed`);
  }
  return null;
}

function sourceOf(host: Host, address: string): Answer {
  return callService(host, 'net.source', { address });
}
