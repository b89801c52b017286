import { cmdlet } from '../../src/engine/command/definition.js';
import { int32, string } from '../../src/engine/command/parameter-types.js';
import { chosenEvents } from './events/choose.js';
import { eventsOf } from './events/event-table.js';

/** Takes events out of the queue. */
export const RemoveEvent = cmdlet({
  name: 'Remove-Event',
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Takes events out of the queue.',
  defaultSet: 'BySource',
  sets: ['BySource', 'ByIdentifier'],
  shouldProcess: true,
  parameters: {
    SourceIdentifier: {
      type: string,
      sets: { BySource: { mandatory: true, position: 0 } },
      help: 'The name of the source.',
    },
    EventIdentifier: {
      type: int32,
      sets: { ByIdentifier: { mandatory: true, position: 0, byName: true } },
      help: 'The number of the event.',
    },
  },
  examples: [{ code: '$null = New-Event Demo; Remove-Event Demo; @(Get-Event).Count', remarks: '0.' }],
  run: (context) => ({
    process() {
      const table = eventsOf(context.session);
      const { SourceIdentifier, EventIdentifier } = context.parameters;
      for (const one of chosenEvents(context, table, SourceIdentifier, EventIdentifier))
        if (context.shouldProcess(`Event '${one.parts.source}'`, 'Remove')) table.remove(one);
    },
  }),
});
