import { cmdlet } from '../../src/engine/command/definition.js';
import { int32, string, switchParameter } from '../../src/engine/command/parameter-types.js';
import { notNullOrEmpty } from '../../src/engine/command/validation.js';
import { chosenSubscribers } from './events/choose.js';
import { eventsOf } from './events/event-table.js';

/** Gets the subscriptions of the session. */
export const GetEventSubscriber = cmdlet({
  name: 'Get-EventSubscriber',
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Gets the subscriptions of the session.',
  defaultSet: 'BySource',
  sets: ['BySource', 'ById'],
  outputTypes: ['System.Management.Automation.PSEventSubscriber'],
  parameters: {
    SourceIdentifier: {
      type: string,
      sets: { BySource: { position: 0, byName: true } },
      validate: [notNullOrEmpty],
      help: 'The name of the source.',
    },
    SubscriptionId: {
      type: int32,
      aliases: ['Id'],
      sets: { ById: { mandatory: true, position: 0, byName: true } },
      help: 'The number of the subscription.',
    },
    Force: {
      type: switchParameter,
      position: 1,
      help: 'Does it without asking, also where something would stand in the way.',
    },
  },
  examples: [{ code: 'Register-EngineEvent Demo; (Get-EventSubscriber).SourceIdentifier', remarks: 'Demo.' }],
  run: (context) => ({
    process() {
      const { SourceIdentifier, SubscriptionId, Force } = context.parameters;
      const table = eventsOf(context.session);
      for (const one of chosenSubscribers(context, table, SourceIdentifier, SubscriptionId, Force)) context.write(one);
    },
  }),
});
