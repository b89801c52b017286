import { cmdlet } from '../../src/engine/command/definition.js';
import { int32, string } from '../../src/engine/command/parameter-types.js';
import { notNullOrEmpty } from '../../src/engine/command/validation.js';
import { chosenEvents } from './events/choose.js';
import { eventsOf } from './events/event-table.js';

/** Gets the events that wait in the queue. */
export const GetEvent = cmdlet({
  name: 'Get-Event',
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Gets the events that wait in the queue.',
  defaultSet: 'BySource',
  sets: ['BySource', 'ById'],
  outputTypes: ['System.Management.Automation.PSEventArgs'],
  parameters: {
    SourceIdentifier: {
      type: string,
      sets: { BySource: { position: 0, byName: true } },
      validate: [notNullOrEmpty],
      help: 'The name of the source.',
    },
    EventIdentifier: {
      type: int32,
      aliases: ['Id'],
      sets: { ById: { mandatory: true, position: 0, byName: true } },
      help: 'The number of the event.',
    },
  },
  examples: [{ code: '$null = New-Event Demo; (Get-Event Demo).SourceIdentifier', remarks: 'Demo.' }],
  run: (context) => ({
    end() {
      const { SourceIdentifier, EventIdentifier } = context.parameters;
      for (const one of chosenEvents(context, eventsOf(context.session), SourceIdentifier, EventIdentifier))
        context.write(one);
    },
  }),
});
