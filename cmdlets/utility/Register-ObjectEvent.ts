import { cmdlet } from '../../src/engine/command/definition.js';
import { int32, psobject, scriptBlock, string, switchParameter } from '../../src/engine/command/parameter-types.js';
import { notHere } from '../core/not-here.js';

/** Subscribes to an event of a .NET object. */
export const RegisterObjectEvent = cmdlet({
  name: 'Register-ObjectEvent',
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Subscribes to an event of a .NET object.',
  parameters: {
    InputObject: {
      type: psobject,
      mandatory: true,
      position: 0,
      help: 'The objects to work on, usually from the pipeline.',
    },
    EventName: { type: string, mandatory: true, position: 1, help: 'The name of the event.' },
    SourceIdentifier: { type: string, position: 100, help: 'The name of the source.' },
    Action: { type: scriptBlock, position: 101, help: 'The commands to run.' },
    MessageData: { type: psobject, help: 'Anything that goes along with the event.' },
    SupportEvent: { type: switchParameter, help: 'Hides the subscription.' },
    Forward: { type: switchParameter, help: 'Sends the events to the other side of a session.' },
    MaxTriggerCount: { type: int32, help: 'Ends the subscription after so many events.' },
  },
  run: (context) => notHere(context, 'objects have no events here. Register-EngineEvent and New-Event work.'),
});
