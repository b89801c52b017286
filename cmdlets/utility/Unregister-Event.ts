import { cmdlet } from '../../src/engine/command/definition.js';
import { int32, string, switchParameter } from '../../src/engine/command/parameter-types.js';
import { chosenSubscribers } from './events/choose.js';
import { eventsOf } from './events/event-table.js';

/** Ends subscriptions. */
export const UnregisterEvent = cmdlet({
  name: 'Unregister-Event',
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Ends subscriptions.',
  defaultSet: 'BySource',
  sets: ['BySource', 'ById'],
  shouldProcess: true,
  parameters: {
    SourceIdentifier: {
      type: string,
      sets: { BySource: { mandatory: true, position: 0, byName: true } },
      help: 'The name of the source.',
    },
    SubscriptionId: {
      type: int32,
      sets: { ById: { mandatory: true, position: 0, byName: true } },
      help: 'The number of the subscription.',
    },
    Force: { type: switchParameter, help: 'Does it without asking, also where something would stand in the way.' },
  },
  examples: [{ code: 'Register-EngineEvent Demo; Unregister-Event Demo; @(Get-EventSubscriber).Count', remarks: '0.' }],
  run: (context) => ({
    process() {
      const { SourceIdentifier, SubscriptionId, Force } = context.parameters;
      const table = eventsOf(context.session);
      for (const one of chosenSubscribers(context, table, SourceIdentifier, SubscriptionId, Force))
        if (context.shouldProcess(`Event subscription '${one.subscription.source}'`, 'Unsubscribe'))
          table.unsubscribe(one);
    },
  }),
});
