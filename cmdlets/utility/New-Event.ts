import { cmdlet } from '../../src/engine/command/definition.js';
import { psobject, psobjectArray, string } from '../../src/engine/command/parameter-types.js';
import { eventsOf } from './events/event-table.js';

/** Raises an event. */
export const NewEvent = cmdlet({
  name: 'New-Event',
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Raises an event.',
  outputTypes: ['System.Management.Automation.PSEventArgs'],
  parameters: {
    SourceIdentifier: { type: string, mandatory: true, position: 0, help: 'The name of the source.' },
    Sender: { type: psobject, position: 1, help: 'Who raises the event.' },
    EventArguments: { type: psobjectArray, position: 2, help: 'The arguments of the event.' },
    MessageData: { type: psobject, position: 3, help: 'Anything that goes along with the event.' },
  },
  examples: [{ code: "(New-Event Demo -MessageData 'hello').MessageData", remarks: 'hello.' }],
  run: (context) => ({
    end() {
      const { SourceIdentifier: source, Sender, EventArguments, MessageData } = context.parameters;
      const parts = { source, sender: Sender ?? null, args: EventArguments ?? [], data: MessageData ?? null };
      eventsOf(context.session).raise(context.session, parts, (event) => context.write(event));
    },
  }),
});
