import { cmdlet } from '../../src/engine/command/definition.js';
import { int32, string, switchParameter } from '../../src/engine/command/parameter-types.js';
import { range, validSet } from '../../src/engine/command/validation.js';
import { CustomObject } from '../../src/engine/values/custom-object.js';
import { addressesOf } from './network/addresses.js';
import { callService, textOf } from './network/service-call.js';

const commonPorts: Readonly<Record<string, number>> = { HTTP: 80, RDP: 3389, SMB: 445, WINRM: 5985 };

/** Tells whether a TCP connection to a server can be opened. */
export const TestNetConnection = cmdlet({
  name: 'Test-NetConnection',
  module: 'NetTCPIP',
  synopsis: 'Tells whether a TCP connection to a server can be opened.',
  aliases: ['TNC'],
  defaultSet: 'ICMP',
  sets: ['ICMP', 'CommonTCPPort', 'RemotePort'],
  className: 'Test-NetConnection',
  outputTypes: ['TestNetConnectionResult'],
  parameters: {
    ComputerName: {
      type: string,
      help: 'The server.',
      position: 0,
      pipeline: true,
      byName: true,
      aliases: ['RemoteAddress', 'cn'],
      default: 'internetbeacon.msedge.net',
    },
    CommonTCPPort: {
      type: string,
      help: 'HTTP, RDP, SMB or WINRM.',
      validate: [validSet(['HTTP', 'RDP', 'SMB', 'WINRM'])],
      sets: { CommonTCPPort: { mandatory: true, position: 1 } },
    },
    Port: {
      type: int32,
      help: 'The port.',
      aliases: ['RemotePort'],
      validate: [range(1, 65535)],
      sets: { RemotePort: { mandatory: true, byName: true } },
    },
    InformationLevel: {
      type: string,
      help: 'Quiet: only true or false.',
      validate: [validSet(['Quiet', 'Detailed'])],
      default: 'Standard',
    },
    TraceRoute: {
      type: switchParameter,
      help: 'Shows the way.',
      notSupportedHere: 'migsh opens TCP connections, and sends no other packets.',
      sets: { ICMP: {} },
    },
  },
  examples: [
    { code: '(Test-NetConnection 127.0.0.1 -Port 9 -WarningAction SilentlyContinue).RemotePort', remarks: '9.' },
  ],
  run: (context) => ({
    process() {
      const { ComputerName, CommonTCPPort, Port, InformationLevel } = context.parameters;
      const port = Port ?? (CommonTCPPort ? commonPorts[CommonTCPPort.toUpperCase()]! : null);
      const address = addressesOf(context.host, ComputerName)[0];
      if (address === undefined) context.warning(`Name resolution of ${ComputerName} failed`);
      const probe =
        address === undefined || port === null ? null : callService(context.host, 'tcp.test', { host: address, port });
      if (probe && probe['succeeded'] !== true) context.warning(`TCP connect to (${address} : ${port}) failed`);
      const succeeded = port === null ? address !== undefined : probe?.['succeeded'] === true;
      if (InformationLevel.toLowerCase() === 'quiet') return context.write(succeeded);
      const pairs: [string, string | number | boolean][] = [
        ['ComputerName', ComputerName],
        ['RemoteAddress', address ?? ''],
      ];
      if (port !== null) pairs.push(['RemotePort', port]);
      pairs.push(['SourceAddress', textOf(probe?.['localAddress'])]);
      pairs.push(port === null ? ['NameResolutionSucceeded', succeeded] : ['TcpTestSucceeded', succeeded]);
      context.write(CustomObject.from(pairs, ['TestNetConnectionResult']));
    },
  }),
});
