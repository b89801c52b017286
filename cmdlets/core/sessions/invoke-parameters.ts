import { inSets } from '../../../src/engine/command/definition.js';
import {
  arrayOf,
  credential,
  guidArray,
  hashtable,
  hashtableArray,
  int32,
  netType,
  string,
  stringArray,
  switchParameter,
} from '../../../src/engine/command/parameter-types.js';
import { notNullOrEmpty, range, validSet } from '../../../src/engine/command/validation.js';
import type { NetObject } from '../../../src/engine/values/value.js';
import { authenticationType, sessionOptionType, sessionsType } from './remote-types.js';

// The parameters of Invoke-Command that say where to: known by name, since there is no remoting to other computers here.

const throttledSets = [
  'ComputerName',
  'Session',
  'Uri',
  'FilePathComputerName',
  'FilePathRunspace',
  'FilePathUri',
  'VMId',
  'VMName',
  'ContainerId',
  'FilePathVMId',
  'FilePathVMName',
  'FilePathContainerId',
] as const;
const throttled = inSets(throttledSets, {});
const remote = inSets([...throttledSets, 'SSHHost', 'SSHHostHashParam', 'FilePathSSHHost', 'FilePathSSHHostHash'], {});
const overHttp = inSets(['ComputerName', 'FilePathComputerName', 'Uri', 'FilePathUri'], {});
const byComputer = inSets(['ComputerName', 'FilePathComputerName'], {});
const overSsh = inSets(['SSHHost', 'FilePathSSHHost'], {});

/** Where to run it, and how as a job. */
export const destination = {
  Session: {
    type: sessionsType,
    sets: { Session: { position: 0 }, FilePathRunspace: { position: 0 } },
    validate: [notNullOrEmpty],
    help: 'Open remote sessions.',
  },
  ComputerName: {
    type: stringArray,
    aliases: ['Cn'],
    sets: { ComputerName: { position: 0 }, FilePathComputerName: { position: 0 } },
    validate: [notNullOrEmpty],
    help: 'Names of remote computers.',
  },
  Credential: {
    type: credential,
    sets: {
      ComputerName: { byName: true },
      Uri: { byName: true },
      FilePathComputerName: { byName: true },
      FilePathUri: { byName: true },
      VMId: { mandatory: true, byName: true },
      VMName: { mandatory: true, byName: true },
      FilePathVMId: { mandatory: true, byName: true },
      FilePathVMName: { mandatory: true, byName: true },
    },
    help: 'User name and password of the other side.',
  },
  Port: {
    type: int32,
    sets: { ComputerName: {}, FilePathComputerName: {}, SSHHost: {} },
    validate: [range(1, 65535)],
    help: 'The network port.',
  },
  UseSSL: { type: switchParameter, sets: byComputer, help: 'Connects with TLS.' },
  ConfigurationName: {
    type: string,
    sets: inSets(
      [
        'ComputerName',
        'Uri',
        'FilePathComputerName',
        'FilePathUri',
        'ContainerId',
        'VMId',
        'VMName',
        'FilePathContainerId',
        'FilePathVMId',
        'FilePathVMName',
      ],
      { byName: true },
    ),
    help: 'The session configuration on the other side.',
  },
  ApplicationName: {
    type: string,
    sets: { ComputerName: { byName: true }, FilePathComputerName: { byName: true } },
    help: 'The application part of the connection address.',
  },
  ThrottleLimit: {
    type: int32,
    sets: throttled,
    help: 'How many may run at the same time.',
  },
  ConnectionUri: {
    type: arrayOf(netType<NetObject>('System.Uri', 'Uri')),
    aliases: ['URI', 'CU'],
    sets: { Uri: { position: 0 }, FilePathUri: { position: 0 } },
    validate: [notNullOrEmpty],
    help: 'The address to connect to.',
  },
  AsJob: {
    type: switchParameter,
    sets: remote,
    help: 'Runs it as a background job.',
  },
  InDisconnectedSession: {
    type: switchParameter,
    aliases: ['Disconnected'],
    sets: overHttp,
    help: 'Starts it in a disconnected session.',
  },
  SessionName: {
    type: stringArray,
    sets: byComputer,
    validate: [notNullOrEmpty],
    help: 'Name of the disconnected session.',
  },
  HideComputerName: {
    type: switchParameter,
    aliases: ['HCN'],
    sets: remote,
    help: "Leaves the computer's name out of the output.",
  },
  JobName: {
    type: string,
    sets: inSets(
      [
        'ComputerName',
        'Session',
        'Uri',
        'FilePathComputerName',
        'FilePathRunspace',
        'FilePathUri',
        'ContainerId',
        'FilePathContainerId',
        'SSHHostHashParam',
        'SSHHost',
      ],
      {},
    ),
    help: 'Name of the background job.',
  },
} as const;

/** How to get there. */
export const connection = {
  AllowRedirection: {
    type: switchParameter,
    sets: { Uri: {}, FilePathUri: {} },
    help: 'Follows a redirection to another address.',
  },
  SessionOption: {
    type: sessionOptionType,
    sets: overHttp,
    help: 'Advanced options of the session.',
  },
  Authentication: {
    type: authenticationType,
    sets: overHttp,
    help: 'How to sign in to the remote computer.',
  },
  EnableNetworkAccess: {
    type: switchParameter,
    sets: overHttp,
    help: 'Lets the session reach the network with the same identity.',
  },
  RunAsAdministrator: {
    type: switchParameter,
    sets: { ContainerId: {}, FilePathContainerId: {} },
    help: 'Runs as an administrator of the container.',
  },
  HostName: {
    type: stringArray,
    sets: { SSHHost: { mandatory: true }, FilePathSSHHost: { mandatory: true } },
    validate: [notNullOrEmpty],
    help: 'Names of computers to reach over SSH.',
  },
  UserName: {
    type: string,
    sets: overSsh,
    validate: [notNullOrEmpty],
    help: 'User name for SSH.',
  },
  KeyFilePath: {
    type: string,
    aliases: ['IdentityFilePath'],
    sets: overSsh,
    validate: [notNullOrEmpty],
    help: 'File with the private key for SSH.',
  },
  Subsystem: { type: string, sets: overSsh, help: 'The SSH subsystem to start.' },
  ConnectingTimeout: {
    type: int32,
    sets: overSsh,
    help: 'How many milliseconds to wait for the connection.',
  },
  SSHTransport: {
    type: switchParameter,
    sets: overSsh,
    validate: [validSet(['true'])],
    help: 'Connects over SSH.',
  },
  SSHConnection: {
    type: hashtableArray,
    sets: { SSHHostHashParam: { mandatory: true }, FilePathSSHHostHash: { mandatory: true } },
    validate: [notNullOrEmpty],
    help: 'Connection parameters, one table a computer.',
  },
  Options: {
    type: hashtable,
    sets: overSsh,
    validate: [notNullOrEmpty],
    help: 'Further options of the SSH client.',
  },
  RemoteDebug: {
    type: switchParameter,
    sets: remote,
    help: 'Debugs on the other side.',
  },
} as const;

/** Virtual machines and containers. */
export const machine = {
  VMId: {
    type: guidArray,
    aliases: ['VMGuid'],
    sets: {
      VMId: { mandatory: true, position: 0, byName: true },
      FilePathVMId: { mandatory: true, position: 0, byName: true },
    },
    validate: [notNullOrEmpty],
    help: 'GUIDs of virtual machines.',
  },
  VMName: {
    type: stringArray,
    sets: { VMName: { mandatory: true, byName: true }, FilePathVMName: { mandatory: true, byName: true } },
    validate: [notNullOrEmpty],
    help: 'Names of virtual machines.',
  },
  ContainerId: {
    type: stringArray,
    sets: { ContainerId: { mandatory: true, byName: true }, FilePathContainerId: { mandatory: true, byName: true } },
    validate: [notNullOrEmpty],
    help: 'Identifiers of containers.',
  },
  CertificateThumbprint: {
    type: string,
    sets: { ComputerName: {}, Uri: {} },
    help: 'The client certificate to sign in with.',
  },
} as const;
