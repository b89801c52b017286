import { cmdlet, inSets } from '../../src/engine/command/definition.js';
import {
  arrayOf,
  credential,
  enumType,
  guidArray,
  int32,
  int32Array,
  netType,
  string,
  stringArray,
  switchParameter,
} from '../../src/engine/command/parameter-types.js';
import { notNull, notNullOrEmpty, range } from '../../src/engine/command/validation.js';
import type { NetObject } from '../../src/engine/values/value.js';
import { chosenSessions } from './sessions/choose.js';
import { authenticationType, sessionOptionType } from './sessions/remote-types.js';

/** Lists the remote sessions that were opened here. */
export const GetPSSession = cmdlet({
  name: 'Get-PSSession',
  module: 'Microsoft.PowerShell.Core',
  synopsis: 'Lists the remote sessions that were opened here.',
  defaultSet: 'Name',
  sets: [
    'Name',
    'ComputerName',
    'ComputerInstanceId',
    'ConnectionUri',
    'ConnectionUriInstanceId',
    'ContainerId',
    'ContainerIdInstanceId',
    'VMId',
    'VMIdInstanceId',
    'VMName',
    'VMNameInstanceId',
    'InstanceId',
    'Id',
  ],
  aliases: ['gsn'],
  outputTypes: ['System.Management.Automation.Runspaces.PSSession'],
  parameters: {
    ComputerName: {
      type: stringArray,
      aliases: ['Cn'],
      sets: {
        ComputerName: { mandatory: true, position: 0, byName: true },
        ComputerInstanceId: { mandatory: true, position: 0, byName: true },
      },
      validate: [notNullOrEmpty],
      help: 'Names of remote computers.',
    },
    ApplicationName: {
      type: string,
      sets: { ComputerName: { byName: true }, ComputerInstanceId: { byName: true } },
      help: 'The application part of the connection address.',
    },
    ConnectionUri: {
      type: arrayOf(netType<NetObject>('System.Uri', 'Uri')),
      aliases: ['URI', 'CU'],
      sets: {
        ConnectionUri: { mandatory: true, position: 0, byName: true },
        ConnectionUriInstanceId: { mandatory: true, position: 0, byName: true },
      },
      validate: [notNullOrEmpty],
      help: 'The address to connect to.',
    },
    ConfigurationName: {
      type: string,
      sets: inSets(
        [
          'ComputerName',
          'ComputerInstanceId',
          'ConnectionUri',
          'ConnectionUriInstanceId',
          'ContainerId',
          'ContainerIdInstanceId',
          'VMId',
          'VMIdInstanceId',
          'VMName',
          'VMNameInstanceId',
        ],
        { byName: true },
      ),
      help: 'The session configuration on the other side.',
    },
    AllowRedirection: {
      type: switchParameter,
      sets: { ConnectionUri: {}, ConnectionUriInstanceId: {} },
      help: 'Follows a redirection to another address.',
    },
    Name: {
      type: stringArray,
      sets: { ComputerName: {}, ConnectionUri: {}, Name: { byName: true }, ContainerId: {}, VMId: {}, VMName: {} },
      validate: [notNullOrEmpty],
      help: 'Names; wildcards are understood.',
    },
    InstanceId: {
      type: guidArray,
      sets: {
        ComputerInstanceId: { mandatory: true },
        ConnectionUriInstanceId: { mandatory: true },
        InstanceId: { byName: true },
        ContainerIdInstanceId: { mandatory: true },
        VMIdInstanceId: { mandatory: true },
        VMNameInstanceId: { mandatory: true },
      },
      validate: [notNull],
      help: 'GUIDs of the objects.',
    },
    Credential: {
      type: credential,
      sets: inSets(['ComputerName', 'ComputerInstanceId', 'ConnectionUri', 'ConnectionUriInstanceId'], {}),
      help: 'User name and password of the other side.',
    },
    Authentication: {
      type: authenticationType,
      sets: inSets(['ComputerName', 'ComputerInstanceId', 'ConnectionUri', 'ConnectionUriInstanceId'], {}),
      help: 'How to sign in to the remote computer.',
    },
    CertificateThumbprint: {
      type: string,
      sets: inSets(['ComputerName', 'ComputerInstanceId', 'ConnectionUri', 'ConnectionUriInstanceId'], {}),
      help: 'The client certificate to sign in with.',
    },
    Port: {
      type: int32,
      sets: { ComputerName: {}, ComputerInstanceId: {} },
      validate: [range(1, 65535)],
      help: 'The network port.',
    },
    UseSSL: { type: switchParameter, sets: { ComputerName: {}, ComputerInstanceId: {} }, help: 'Connects with TLS.' },
    ThrottleLimit: {
      type: int32,
      sets: inSets(['ComputerName', 'ComputerInstanceId', 'ConnectionUri', 'ConnectionUriInstanceId'], {}),
      help: 'How many may run at the same time.',
    },
    State: {
      type: enumType('Microsoft.PowerShell.Commands.SessionFilterState', [
        'All',
        'Opened',
        'Disconnected',
        'Closed',
        'Broken',
      ]),
      sets: inSets(
        [
          'ComputerName',
          'ComputerInstanceId',
          'ConnectionUri',
          'ConnectionUriInstanceId',
          'ContainerId',
          'ContainerIdInstanceId',
          'VMId',
          'VMIdInstanceId',
          'VMName',
          'VMNameInstanceId',
        ],
        {},
      ),
      help: 'Only objects in this state.',
    },
    SessionOption: {
      type: sessionOptionType,
      sets: inSets(['ComputerName', 'ComputerInstanceId', 'ConnectionUri', 'ConnectionUriInstanceId'], {}),
      help: 'Advanced options of the session.',
    },
    Id: {
      type: int32Array,
      sets: { Id: { mandatory: true, position: 0, byName: true } },
      validate: [notNull],
      help: 'Numbers of the objects.',
    },
    ContainerId: {
      type: stringArray,
      sets: {
        ContainerId: { mandatory: true, byName: true },
        ContainerIdInstanceId: { mandatory: true, byName: true },
      },
      validate: [notNullOrEmpty],
      help: 'Identifiers of containers.',
    },
    VMId: {
      type: guidArray,
      aliases: ['VMGuid'],
      sets: { VMId: { mandatory: true, byName: true }, VMIdInstanceId: { mandatory: true, byName: true } },
      validate: [notNullOrEmpty],
      help: 'GUIDs of virtual machines.',
    },
    VMName: {
      type: stringArray,
      sets: { VMName: { mandatory: true, byName: true }, VMNameInstanceId: { mandatory: true, byName: true } },
      validate: [notNullOrEmpty],
      help: 'Names of virtual machines.',
    },
  },
  examples: [{ code: 'Get-PSSession', remarks: 'All of them.' }],
  run(context) {
    return {
      process() {
        for (const session of chosenSessions(context)) context.write(session);
      },
    };
  },
});
