import { cmdlet } from '../../src/engine/command/definition.js';
import { guidArray, int32Array, stringArray } from '../../src/engine/command/parameter-types.js';
import { notNull, notNullOrEmpty } from '../../src/engine/command/validation.js';
import { chosenSessions } from './sessions/choose.js';
import { sessionsType } from './sessions/remote-types.js';
import { closeSession } from './sessions/session-object.js';

/** Closes sessions. */
export const RemovePSSession = cmdlet({
  name: 'Remove-PSSession',
  module: 'Microsoft.PowerShell.Core',
  synopsis: 'Closes sessions.',
  defaultSet: 'Id',
  sets: ['Id', 'Session', 'ContainerId', 'VMId', 'VMName', 'InstanceId', 'Name', 'ComputerName'],
  shouldProcess: true,
  aliases: ['rsn'],
  parameters: {
    Session: {
      type: sessionsType,
      sets: { Session: { mandatory: true, position: 0, pipeline: true, byName: true } },
      help: 'Open remote sessions.',
    },
    ContainerId: {
      type: stringArray,
      sets: { ContainerId: { mandatory: true, byName: true } },
      validate: [notNullOrEmpty],
      help: 'Identifiers of containers.',
    },
    VMId: {
      type: guidArray,
      aliases: ['VMGuid'],
      sets: { VMId: { mandatory: true, byName: true } },
      validate: [notNullOrEmpty],
      help: 'GUIDs of virtual machines.',
    },
    VMName: {
      type: stringArray,
      sets: { VMName: { mandatory: true, byName: true } },
      validate: [notNullOrEmpty],
      help: 'Names of virtual machines.',
    },
    InstanceId: {
      type: guidArray,
      sets: { InstanceId: { mandatory: true, byName: true } },
      validate: [notNull],
      help: 'GUIDs of the objects.',
    },
    Id: {
      type: int32Array,
      sets: { Id: { mandatory: true, position: 0, byName: true } },
      validate: [notNull],
      help: 'Numbers of the objects.',
    },
    Name: {
      type: stringArray,
      sets: { Name: { mandatory: true, byName: true } },
      validate: [notNullOrEmpty],
      help: 'Names; wildcards are understood.',
    },
    ComputerName: {
      type: stringArray,
      aliases: ['Cn'],
      sets: { ComputerName: { mandatory: true, position: 0, byName: true } },
      validate: [notNullOrEmpty],
      help: 'Names of remote computers.',
    },
  },
  examples: [{ code: 'Get-PSSession | Remove-PSSession', remarks: 'Closes all.' }],
  run(context) {
    return {
      process() {
        for (const session of [...chosenSessions(context)]) {
          if (context.shouldProcess(session.name, 'Remove')) closeSession(context.session, session);
        }
      },
    };
  },
});
