import { cmdlet, inSets } from '../../src/engine/command/definition.js';
import {
  credential,
  guid,
  hashtable,
  int32,
  string,
  switchParameter,
  uri,
} from '../../src/engine/command/parameter-types.js';
import { notNull, notNullOrEmpty } from '../../src/engine/command/validation.js';
import { notHere } from './not-here.js';
import { sessionType } from './sessions/remote-types.js';
import { sessionAuthentication, sessionTarget, sshSession } from './sessions/session-parameters.js';

/** Opens a prompt on another computer. */
export const EnterPSSession = cmdlet({
  name: 'Enter-PSSession',
  module: 'Microsoft.PowerShell.Core',
  synopsis: 'Opens a prompt on another computer.',
  defaultSet: 'ComputerName',
  sets: ['ComputerName', 'SSHHost', 'Session', 'Uri', 'InstanceId', 'Id', 'Name', 'VMId', 'VMName', 'ContainerId'],
  aliases: ['etsn'],
  parameters: {
    HostName: {
      type: string,
      sets: { SSHHost: { mandatory: true, position: 0, pipeline: true } },
      validate: [notNullOrEmpty],
      help: 'Names of computers to reach over SSH.',
    },
    Options: {
      type: hashtable,
      sets: { SSHHost: {} },
      validate: [notNullOrEmpty],
      help: 'Further options of the SSH client.',
    },
    ComputerName: {
      type: string,
      aliases: ['Cn'],
      sets: { ComputerName: { mandatory: true, position: 0, pipeline: true, byName: true } },
      validate: [notNullOrEmpty],
      help: 'Names of remote computers.',
    },
    Session: {
      type: sessionType,
      sets: { Session: { position: 0, pipeline: true, byName: true } },
      validate: [notNullOrEmpty],
      help: 'Open remote sessions.',
    },
    ConnectionUri: {
      type: uri,
      aliases: ['URI', 'CU'],
      sets: { Uri: { position: 1, byName: true } },
      validate: [notNullOrEmpty],
      help: 'The address to connect to.',
    },
    InstanceId: {
      type: guid,
      sets: { InstanceId: { byName: true } },
      validate: [notNull],
      help: 'GUIDs of the objects.',
    },
    Id: {
      type: int32,
      sets: { Id: { position: 0, byName: true } },
      validate: [notNull],
      help: 'Numbers of the objects.',
    },
    Name: { type: string, sets: { Name: { byName: true } }, help: 'Names; wildcards are understood.' },
    EnableNetworkAccess: {
      type: switchParameter,
      sets: { ComputerName: {}, Uri: {} },
      help: 'Lets the session reach the network with the same identity.',
    },
    VMId: {
      type: guid,
      aliases: ['VMGuid'],
      sets: { VMId: { mandatory: true, position: 0, pipeline: true, byName: true } },
      validate: [notNullOrEmpty],
      help: 'GUIDs of virtual machines.',
    },
    VMName: {
      type: string,
      sets: { VMName: { mandatory: true, position: 0, pipeline: true, byName: true } },
      validate: [notNullOrEmpty],
      help: 'Names of virtual machines.',
    },
    Credential: {
      type: credential,
      sets: {
        ComputerName: { byName: true },
        Uri: { byName: true },
        VMId: { mandatory: true, position: 1, byName: true },
        VMName: { mandatory: true, position: 1, byName: true },
      },
      help: 'User name and password of the other side.',
    },
    ContainerId: {
      type: string,
      sets: { ContainerId: { mandatory: true, position: 0, pipeline: true, byName: true } },
      validate: [notNullOrEmpty],
      help: 'Identifiers of containers.',
    },
    ConfigurationName: {
      type: string,
      sets: inSets(['ComputerName', 'Uri', 'ContainerId', 'VMId', 'VMName'], { byName: true }),
      help: 'The session configuration on the other side.',
    },
    ...sessionTarget,
    ...sessionAuthentication,
    ...sshSession,
  },
  run: (context) => notHere(context, 'there is no remoting to other computers.'),
});
