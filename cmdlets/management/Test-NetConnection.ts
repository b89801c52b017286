import { cmdlet } from '../../src/engine/command/definition.js';
import { int32, string, switchParameter, uint32 } from '../../src/engine/command/parameter-types.js';
import { range, validSet } from '../../src/engine/command/validation.js';
import { connectionResult } from './network/net-connection.js';

const commonPorts: Readonly<Record<string, number>> = { HTTP: 80, RDP: 3389, SMB: 445, WINRM: 5985 };

const noRoutes = 'The routes of this computer are not looked up.';

/** Tells whether a TCP connection to a server can be opened. */
export const TestNetConnection = cmdlet({
  name: 'Test-NetConnection',
  module: 'NetTCPIP',
  synopsis: 'Tells whether a TCP connection to a server can be opened.',
  description: [
    'The addresses of the server are tried one after the other. Without a port its name is only resolved: a ping needs rights that a shell should not have.',
  ],
  aliases: ['TNC'],
  defaultSet: 'ICMP',
  sets: ['ICMP', 'CommonTCPPort', 'RemotePort', 'NetRouteDiagnostics'],
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
    TraceRoute: {
      type: switchParameter,
      help: 'Shows the way.',
      notSupportedHere: 'migsh opens TCP connections, and sends no other packets.',
      sets: { ICMP: {} },
    },
    Hops: {
      type: int32,
      help: 'How far a packet may go.',
      notSupportedHere: 'migsh opens TCP connections, and sends no other packets.',
      validate: [range(1, 120)],
      sets: { ICMP: {} },
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
    DiagnoseRouting: {
      type: switchParameter,
      help: 'Shows the route.',
      notSupportedHere: noRoutes,
      sets: { NetRouteDiagnostics: { mandatory: true } },
    },
    ConstrainSourceAddress: {
      type: string,
      help: 'Only from this address.',
      notSupportedHere: noRoutes,
      sets: { NetRouteDiagnostics: {} },
    },
    ConstrainInterface: {
      type: uint32,
      help: 'Only through this interface.',
      notSupportedHere: noRoutes,
      sets: { NetRouteDiagnostics: {} },
    },
    InformationLevel: {
      type: string,
      help: 'Quiet: only true or false. Detailed: all addresses of the server, too.',
      validate: [validSet(['Quiet', 'Detailed'])],
      default: 'Standard',
    },
  },
  examples: [
    { code: '(Test-NetConnection 127.0.0.1 -Port 9 -WarningAction SilentlyContinue).RemotePort', remarks: '9.' },
  ],
  run: (context) => ({
    process() {
      const { ComputerName, CommonTCPPort, Port, InformationLevel } = context.parameters;
      const port = Port ?? (CommonTCPPort ? commonPorts[CommonTCPPort.toUpperCase()]! : null);
      const level = InformationLevel.toLowerCase();
      const result = connectionResult(context, ComputerName, port, level === 'detailed');
      context.write(level === 'quiet' ? result.succeeded : result.object);
    },
  }),
});
