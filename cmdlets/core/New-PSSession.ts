import { cmdlet, inSets } from '../../src/engine/command/definition.js';
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
} from '../../src/engine/command/parameter-types.js';
import { notNullOrEmpty } from '../../src/engine/command/validation.js';
import type { NetObject } from '../../src/engine/values/value.js';
import { openSession } from './sessions/open.js';
import { sessionsType } from './sessions/remote-types.js';
import { sessionAuthentication, sessionTarget, sshSession } from './sessions/session-parameters.js';

/** Opens a session; one with Exchange is this shell itself. */
export const NewPSSession = cmdlet({
  name: 'New-PSSession',
  module: 'Microsoft.PowerShell.Core',
  synopsis: 'Opens a session; one with Exchange is this shell itself.',
  defaultSet: 'ComputerName',
  sets: [
    'ComputerName',
    'Uri',
    'VMId',
    'VMName',
    'Session',
    'ContainerId',
    'UseWindowsPowerShellParameterSet',
    'SSHHost',
    'SSHHostHashParam',
  ],
  aliases: ['nsn'],
  outputTypes: ['System.Management.Automation.Runspaces.PSSession'],
  notes: [
    'The Exchange cmdlets are part of migsh: a session with Exchange is an object that scripts can hand to Import-PSSession and Remove-PSSession. Nothing is connected.',
  ],
  parameters: {
    ComputerName: {
      type: stringArray,
      aliases: ['Cn'],
      sets: { ComputerName: { position: 0, pipeline: true, byName: true } },
      validate: [notNullOrEmpty],
      help: 'Names of remote computers.',
    },
    Credential: {
      type: credential,
      sets: {
        ComputerName: { byName: true },
        Uri: { byName: true },
        VMId: { mandatory: true, byName: true },
        VMName: { mandatory: true, byName: true },
      },
      help: 'User name and password of the other side.',
    },
    Session: {
      type: sessionsType,
      sets: { Session: { position: 0, pipeline: true, byName: true } },
      validate: [notNullOrEmpty],
      help: 'Open remote sessions.',
    },
    Name: { type: stringArray, help: 'Names; wildcards are understood.' },
    EnableNetworkAccess: {
      type: switchParameter,
      sets: { ComputerName: {}, Session: {}, Uri: {} },
      help: 'Lets the session reach the network with the same identity.',
    },
    ConfigurationName: {
      type: string,
      sets: inSets(['ComputerName', 'Uri', 'ContainerId', 'VMId', 'VMName'], { byName: true }),
      help: 'The session configuration on the other side.',
    },
    UseWindowsPowerShell: {
      type: switchParameter,
      sets: { UseWindowsPowerShellParameterSet: { mandatory: true } },
      help: 'Uses Windows PowerShell for it.',
    },
    VMId: {
      type: guidArray,
      aliases: ['VMGuid'],
      sets: { VMId: { mandatory: true, position: 0, byName: true } },
      validate: [notNullOrEmpty],
      help: 'GUIDs of virtual machines.',
    },
    VMName: {
      type: stringArray,
      sets: { VMName: { mandatory: true, byName: true } },
      validate: [notNullOrEmpty],
      help: 'Names of virtual machines.',
    },
    ContainerId: {
      type: stringArray,
      sets: { ContainerId: { mandatory: true, byName: true } },
      validate: [notNullOrEmpty],
      help: 'Identifiers of containers.',
    },
    ...sessionTarget,
    ThrottleLimit: {
      type: int32,
      sets: inSets(['ComputerName', 'Session', 'Uri', 'ContainerId', 'VMId', 'VMName'], {}),
      help: 'How many may run at the same time.',
    },
    ConnectionUri: {
      type: arrayOf(netType<NetObject>('System.Uri', 'Uri')),
      aliases: ['URI', 'CU'],
      sets: { Uri: { mandatory: true, position: 0, byName: true } },
      validate: [notNullOrEmpty],
      help: 'The address to connect to.',
    },
    ...sessionAuthentication,
    HostName: {
      type: stringArray,
      sets: { SSHHost: { mandatory: true, position: 0 } },
      validate: [notNullOrEmpty],
      help: 'Names of computers to reach over SSH.',
    },
    ...sshSession,
    SSHConnection: {
      type: hashtableArray,
      sets: { SSHHostHashParam: { mandatory: true } },
      validate: [notNullOrEmpty],
      help: 'Connection parameters, one table a computer.',
    },
    Options: {
      type: hashtable,
      sets: { SSHHost: {} },
      validate: [notNullOrEmpty],
      help: 'Further options of the SSH client.',
    },
  },
  examples: [
    {
      code: 'New-PSSession -ConfigurationName Microsoft.Exchange -ConnectionUri https://outlook.office365.com/powershell-liveid/',
      remarks: 'A session that stands for this shell.',
    },
  ],
  run(context) {
    return {
      process() {
        openSession(context);
      },
    };
  },
});
