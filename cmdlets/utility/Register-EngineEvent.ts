import { cmdlet } from '../../src/engine/command/definition.js';
import { int32, psobject, scriptBlock, string, switchParameter } from '../../src/engine/command/parameter-types.js';
import { registerEvent } from './events/register.js';

/** Subscribes to events that scripts or the shell itself raise. */
export const RegisterEngineEvent = cmdlet({
  name: 'Register-EngineEvent',
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Subscribes to events that scripts or the shell itself raise.',
  outputTypes: ['System.Management.Automation.PSEventJob'],
  parameters: {
    SourceIdentifier: { type: string, mandatory: true, position: 100, help: 'The name of the source.' },
    Action: { type: scriptBlock, position: 101, help: 'The commands to run.' },
    MessageData: { type: psobject, help: 'Anything that goes along with the event.' },
    SupportEvent: { type: switchParameter, help: 'Hides the subscription.' },
    Forward: {
      type: switchParameter,
      notSupportedHere: 'Events cannot be forwarded: there are no remote sessions.',
      help: 'Sends the events to the other side of a session.',
    },
    MaxTriggerCount: { type: int32, help: 'Ends the subscription after so many events.' },
  },
  examples: [
    {
      code: '$null = Register-EngineEvent Demo { Write-Host "got $($Event.MessageData)" }; $null = New-Event Demo -MessageData 1',
      remarks: 'The action runs when the event is raised.',
    },
  ],
  run: (context) => ({ end: () => registerEvent(context) }),
});
