import { hostname } from 'node:os';
import { cmdlet, inSets } from '../../src/engine/command/definition.js';
import { int32, string, stringArray, switchParameter } from '../../src/engine/command/parameter-types.js';
import { notNullOrEmpty, range } from '../../src/engine/command/validation.js';
import { PSNotSupportedException } from '../../src/engine/errors/engine-exceptions.js';
import { errorRecord } from '../../src/engine/errors/error-record.js';
import { newException } from '../../src/engine/errors/exceptions.js';
import { CustomObject } from '../../src/engine/values/custom-object.js';
import { addressesOf } from './network/addresses.js';
import { callService } from './network/service-call.js';

const noPing = 'migsh opens TCP connections, and sends no other packets: use -TcpPort.';
const all = ['DefaultPing', 'RepeatPing', 'TraceRoute', 'MtuSizeDetect', 'TcpPort'] as const;

/** Tests whether a server can be reached. */
export const TestConnection = cmdlet({
  name: 'Test-Connection',
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Tests whether a TCP port of a server can be reached.',
  description: ['Pings need rights that a shell should not have; migsh tests TCP ports.'],
  defaultSet: 'DefaultPing',
  sets: all,
  outputTypes: ['Microsoft.PowerShell.Commands.TestConnectionCommand+TcpPortStatus', 'System.Boolean'],
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
      const { TargetName, TcpPort, IPv4, IPv6, TimeoutSeconds, Detailed, Repeat, Count, Delay, Quiet } =
        context.parameters;
      if (TcpPort === undefined) {
        const exception = newException(PSNotSupportedException, `Test-Connection cannot ping: ${noPing}`);
        context.writeError(errorRecord({ exception, id: 'NotAvailableHere', category: 'NotImplemented' }));
        return;
      }
      const family = IPv6 && !IPv4 ? 6 : IPv4 && !IPv6 ? 4 : 0;
      for (const target of TargetName) {
        const address = addressesOf(context.host, target, family)[0];
        const times = Detailed || Repeat ? (Repeat ? Number.POSITIVE_INFINITY : Count) : 1;
        for (let id = 1; id <= times && !context.stopRequested(); id++) {
          if (id > 1) context.session.sleep(Delay * 1000);
          const answer =
            address === undefined
              ? null
              : callService(context.host, 'tcp.test', {
                  host: address,
                  port: TcpPort,
                  timeoutMilliseconds: TimeoutSeconds * 1000,
                });
          const connected = answer?.['succeeded'] === true;
          if (Quiet || !(Detailed || Repeat)) context.write(connected);
          else
            context.write(
              CustomObject.from(
                [
                  ['Id', id],
                  ['Source', hostname()],
                  ['Target', target],
                  ['TargetAddress', address ?? null],
                  ['Port', TcpPort],
                  ['Latency', Number(answer?.['milliseconds'] ?? 0)],
                  ['Connected', connected],
                  ['Status', connected ? 'Success' : String(answer?.['problem'] ?? 'HostNotFound')],
                ],
                ['Microsoft.PowerShell.Commands.TestConnectionCommand+TcpPortStatus'],
              ),
            );
        }
      }
    },
  }),
});
