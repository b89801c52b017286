import { cmdlet } from '../../src/engine/command/definition.js';
import { enumType, nullableInt32 } from '../../src/engine/command/parameter-types.js';
import { range } from '../../src/engine/command/validation.js';
import { notHere } from './not-here.js';

/** Makes transport options of a session configuration. */
export const NewPSTransportOption = cmdlet({
  name: 'New-PSTransportOption',
  module: 'Microsoft.PowerShell.Core',
  synopsis: 'Makes transport options of a session configuration.',
  parameters: {
    MaxIdleTimeoutSec: {
      type: nullableInt32,
      byName: true,
      validate: [range(60, 2147483)],
      help: 'The max idle timeout sec.',
    },
    ProcessIdleTimeoutSec: {
      type: nullableInt32,
      byName: true,
      validate: [range(0, 1209600)],
      help: 'The process idle timeout sec.',
    },
    MaxSessions: { type: nullableInt32, byName: true, validate: [range(1, 2147483647)], help: 'The max sessions.' },
    MaxConcurrentCommandsPerSession: {
      type: nullableInt32,
      byName: true,
      validate: [range(1, 2147483647)],
      help: 'The max concurrent commands per session.',
    },
    MaxSessionsPerUser: {
      type: nullableInt32,
      byName: true,
      validate: [range(1, 2147483647)],
      help: 'The max sessions per user.',
    },
    MaxMemoryPerSessionMB: {
      type: nullableInt32,
      byName: true,
      validate: [range(5, 2147483647)],
      help: 'The max memory per session mb.',
    },
    MaxProcessesPerSession: {
      type: nullableInt32,
      byName: true,
      validate: [range(1, 2147483647)],
      help: 'The max processes per session.',
    },
    MaxConcurrentUsers: {
      type: nullableInt32,
      byName: true,
      validate: [range(1, 100)],
      help: 'The max concurrent users.',
    },
    IdleTimeoutSec: {
      type: nullableInt32,
      byName: true,
      validate: [range(60, 2147483)],
      help: 'The idle timeout sec.',
    },
    OutputBufferingMode: {
      type: enumType('System.Nullable`1[System.Management.Automation.Runspaces.OutputBufferingMode]', [
        'None',
        'Drop',
        'Block',
      ]),
      byName: true,
      help: 'The output buffering mode.',
    },
  },
  run: (context) => notHere(context, 'there are no session configurations.'),
});
