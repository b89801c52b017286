import { cmdlet } from '../../src/engine/command/definition.js';
import { stringArray } from '../../src/engine/command/parameter-types.js';
import { connectionsOf } from './sessions/connections.js';

export const GetConnectionInformation = cmdlet({
  name: 'Get-ConnectionInformation',
  module: 'ExchangeOnlineManagement',
  synopsis: 'Shows the sessions that Connect-ExchangeOnline began.',
  outputTypes: ['Microsoft.Exchange.Management.ExoPowershellSnapin.ConnectionInformation'],
  className: 'Microsoft.Exchange.Management.ExoPowershellSnapin.GetConnectionInformation',
  sets: ['Default', 'ConnectionId', 'ModulePrefix'],
  defaultSet: 'Default',
  parameters: {
    ConnectionId: {
      type: stringArray,
      help: 'Shows the sessions with these ids.',
      sets: { ConnectionId: { mandatory: true } },
    },
    ModulePrefix: {
      type: stringArray,
      help: 'Shows the sessions with these prefixes.',
      sets: { ModulePrefix: { mandatory: true } },
    },
  },
  examples: [{ code: 'Get-ConnectionInformation', remarks: 'Shows all sessions.' }],
  run(context) {
    return {
      process() {
        const { ConnectionId, ModulePrefix } = context.parameters;
        for (const connection of connectionsOf(context.session)) {
          if (
            ConnectionId &&
            !ConnectionId.some((id) => id.toLowerCase() === String(connection.connectionId).toLowerCase())
          )
            continue;
          if (ModulePrefix && !ModulePrefix.includes(connection.request.prefix)) continue;
          context.write(connection);
        }
      },
    };
  },
});
