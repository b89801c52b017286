import { hostname } from 'node:os';
import type { CmdletContext } from '../../src/engine/command/cmdlet-context.js';
import { cmdlet, inSets } from '../../src/engine/command/definition.js';
import { int32, string, stringArray, switchParameter } from '../../src/engine/command/parameter-types.js';
import { notNullOrEmpty, range } from '../../src/engine/command/validation.js';
import { PSNotSupportedException } from '../../src/engine/errors/engine-exceptions.js';
import { type ErrorRecord, errorRecord } from '../../src/engine/errors/error-record.js';
import { PingException } from '../../src/engine/errors/exception-types.js';
import { newException } from '../../src/engine/errors/exceptions.js';
import { addressBytes, IpAddress } from '../../src/engine/types/net/ip-address.js';
import { CustomObject } from '../../src/engine/values/custom-object.js';
import { enumOf } from '../../src/engine/values/enums.js';
import { socketErrorName, socketException } from '../core/sockets/socket-errors.js';
import { addressesOf } from './network/addresses.js';
import { type Answer, callService } from './network/service-call.js';

const noPing = 'migsh opens TCP connections, and sends no other packets: use -TcpPort.';
const statusType = 'Microsoft.PowerShell.Commands.TestConnectionCommand+TcpPortStatus';
const all = ['DefaultPing', 'RepeatPing', 'TraceRoute', 'MtuSizeDetect', 'TcpPort'] as const;

/** Tests whether a server can be reached. */
export const TestConnection = cmdlet({
  name: 'Test-Connection',
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Tests whether a TCP port of a server can be reached.',
  description: ['Pings need rights that a shell should not have; migsh tests TCP ports.'],
  defaultSet: 'DefaultPing',
  sets: all,
  outputTypes: [statusType, 'System.Boolean'],
  parameters: {
    TargetName: {
      type: stringArray,
      help: 'The servers.',
      aliases: ['ComputerName'],
      mandatory: true,
      position: 0,
      pipeline: true,
      byName: true,
      validate: [notNullOrEmpty],
    },
    Ping: { type: switchParameter, help: 'Sends pings.', sets: inSets(['DefaultPing', 'RepeatPing'], {}) },
    IPv4: { type: switchParameter, help: 'Only addresses of IPv4.' },
    IPv6: { type: switchParameter, help: 'Only addresses of IPv6.' },
    ResolveDestination: { type: switchParameter, help: 'Shows names for addresses.' },
    Source: {
      type: string,
      help: 'The computer to test from.',
      notSupportedHere: 'Connections are opened from this computer.',
      sets: inSets(['DefaultPing', 'RepeatPing', 'TraceRoute', 'TcpPort'], {}),
    },
    MaxHops: {
      type: int32,
      help: 'How far a packet may go.',
      aliases: ['Ttl', 'TimeToLive', 'Hops'],
      sets: inSets(['DefaultPing', 'RepeatPing', 'TraceRoute'], {}),
    },
    Count: {
      type: int32,
      help: 'How often it is tested.',
      validate: [range(1, 2147483647)],
      default: 4,
      sets: inSets(['DefaultPing', 'TcpPort'], {}),
    },
    Delay: {
      type: int32,
      help: 'Seconds between tests.',
      validate: [range(1, 2147483647)],
      default: 1,
      sets: inSets(['DefaultPing', 'RepeatPing', 'TcpPort'], {}),
    },
    BufferSize: {
      type: int32,
      help: 'Bytes of a ping.',
      aliases: ['Size', 'Bytes', 'BS'],
      validate: [range(0, 65500)],
      sets: inSets(['DefaultPing', 'RepeatPing'], {}),
    },
    DontFragment: {
      type: switchParameter,
      help: 'Pings in one piece.',
      sets: inSets(['DefaultPing', 'RepeatPing'], {}),
    },
    Repeat: {
      type: switchParameter,
      help: 'Tests until Ctrl+C.',
      aliases: ['Continuous'],
      sets: { RepeatPing: { mandatory: true }, TcpPort: {} },
    },
    Quiet: { type: switchParameter, help: 'Only true or false.' },
    TimeoutSeconds: {
      type: int32,
      help: 'How long an answer is waited for.',
      validate: [range(1, 2147483647)],
      default: 5,
    },
    Traceroute: { type: switchParameter, help: 'Shows the way.', sets: { TraceRoute: { mandatory: true } } },
    MtuSize: {
      type: switchParameter,
      help: 'Finds the largest packet.',
      aliases: ['MtuSizeDetect'],
      sets: { MtuSizeDetect: { mandatory: true } },
    },
    TcpPort: { type: int32, help: 'The port.', validate: [range(0, 65535)], sets: { TcpPort: { mandatory: true } } },
    Detailed: { type: switchParameter, help: 'An object for each test.', sets: { TcpPort: {} } },
  },
  examples: [
    { code: 'Test-Connection 127.0.0.1 -TcpPort 9 -TimeoutSeconds 1', remarks: 'False where nothing listens.' },
  ],
  run: (context) => ({
    process() {
      const { TargetName, TcpPort } = context.parameters;
      if (TcpPort === undefined) {
        const exception = newException(PSNotSupportedException, `Test-Connection cannot ping: ${noPing}`);
        context.writeError(errorRecord({ exception, id: 'NotAvailableHere', category: 'NotImplemented' }));
        return;
      }
      for (const target of TargetName) testTarget(context, target, TcpPort);
    },
  }),
});

type Context = CmdletContext<{
  readonly IPv4: boolean;
  readonly IPv6: boolean;
  readonly Count: number;
  readonly Delay: number;
  readonly Repeat: boolean;
  readonly Quiet: boolean;
  readonly Detailed: boolean;
  readonly TimeoutSeconds: number;
}>;

/** One connection, or with -Detailed as many as -Count and -Repeat say; -Detailed tells each of them. */
function testTarget(context: Context, target: string, port: number): void {
  const { IPv4, IPv6, Count, Delay, Repeat, Quiet, Detailed, TimeoutSeconds } = context.parameters;
  const [address] = addressesOf(context.host, target, IPv6 && !IPv4 ? 6 : IPv4 && !IPv6 ? 4 : 0);
  if (address === undefined) {
    if (Quiet) context.write(false);
    else context.writeError(unresolved(target));
    return;
  }
  const times = Repeat ? Number.POSITIVE_INFINITY : context.isBound('Count') ? Count : 1;
  for (let id = 1; id <= times && !context.stopRequested(); id++) {
    if (id > 1) context.session.sleep(Delay * 1000);
    const answer = callService(context.host, 'tcp.test', {
      host: address,
      port,
      timeoutMilliseconds: TimeoutSeconds * 1000,
    });
    context.write(Detailed ? statusObject(id, target, address, port, answer) : answer['succeeded'] === true);
    if (!Detailed) return;
  }
}

/** `TcpPortStatus`: one test of a port; the latency in milliseconds, 0 where there was no answer. */
function statusObject(id: number, target: string, address: string, port: number, answer: Answer): CustomObject {
  const connected = answer['succeeded'] === true;
  const status = connected ? 'Success' : socketErrorName(String(answer['problem']));
  return CustomObject.from(
    [
      ['Id', id],
      ['Source', hostname()],
      ['Target', target],
      ['TargetAddress', new IpAddress(addressBytes(address.replace(/%.*/, ''))!)],
      ['Port', port],
      ['Latency', connected ? BigInt(Number(answer['milliseconds'])) : 0n],
      ['Connected', connected],
      ['Status', enumOf('System.Net.Sockets.SocketError', status)],
    ],
    [statusType],
  );
}

function unresolved(target: string): ErrorRecord {
  const message = `Testing connection to computer '${target}' failed: Cannot resolve the target name.`;
  const exception = newException(PingException, message, socketException('ENOTFOUND'));
  return errorRecord({ exception, id: 'TestConnectionException', category: 'ResourceUnavailable', target });
}
