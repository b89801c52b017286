import { cmdlet } from '../../src/engine/command/definition.js';
import { enumType, type } from '../../src/engine/command/parameter-types.js';
import { notHere } from './not-here.js';

/** Lists the subsystems of PowerShell. */
export const GetPSSubsystem = cmdlet({
  name: 'Get-PSSubsystem',
  module: 'Microsoft.PowerShell.Core',
  synopsis: 'Lists the subsystems of PowerShell.',
  defaultSet: 'GetAllSet',
  sets: ['GetAllSet', 'GetByKindSet', 'GetByTypeSet'],
  parameters: {
    Kind: {
      type: enumType('System.Management.Automation.Subsystem.SubsystemKind', [
        'CommandPredictor',
        'CrossPlatformDsc',
        'FeedbackProvider',
      ]),
      sets: { GetByKindSet: { mandatory: true, pipeline: true } },
      help: 'The kind of subsystem.',
    },
    SubsystemType: {
      type: type,
      sets: { GetByTypeSet: { mandatory: true, pipeline: true } },
      help: 'The type of subsystem.',
    },
  },
  run: (context) => notHere(context, 'there are no subsystems to register.'),
});
