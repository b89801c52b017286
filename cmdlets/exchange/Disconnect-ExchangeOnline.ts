import { cmdlet } from '../../src/engine/command/definition.js';
import { stringArray } from '../../src/engine/command/parameter-types.js';
import { disconnect } from './sessions/connections.js';

const DESCRIPTION =
  'Running this cmdlet clears all active sessions created using Connect-ExchangeOnline or Connect-IPPSSession.';
const QUERY = 'Press(Y/y/A/a) if you want to continue.';

export const DisconnectExchangeOnline = cmdlet({
  name: 'Disconnect-ExchangeOnline',
  module: 'ExchangeOnlineManagement',
  synopsis: 'Ends the sessions that Connect-ExchangeOnline began. Migrations go on.',
  shouldProcess: true,
  confirmImpact: 'High',
  className: 'Microsoft.Exchange.Management.ExoPowershellSnapin.DisconnectExchangeOnline',
  sets: ['DefaultParameterSet', 'ConnectionId', 'ModulePrefix'],
  defaultSet: 'DefaultParameterSet',
  parameters: {
    ConnectionId: {
      type: stringArray,
      help: 'Ends the sessions with these ids.',
      sets: { ConnectionId: { mandatory: true, byName: true } },
    },
    ModulePrefix: {
      type: stringArray,
      help: 'Ends the sessions with these prefixes.',
      sets: { ModulePrefix: { mandatory: true } },
    },
  },
  examples: [{ code: 'Disconnect-ExchangeOnline -Confirm:$false', remarks: 'Ends all sessions without asking.' }],
  run(context) {
    return {
      process() {
        const { ConnectionId, ModulePrefix } = context.parameters;
        if (!context.shouldProcessText(DESCRIPTION, QUERY, DESCRIPTION)) return;
        disconnect(context.session, (connection) => {
          if (ConnectionId)
            return ConnectionId.some((id) => id.toLowerCase() === String(connection.connectionId).toLowerCase());
          return !ModulePrefix || ModulePrefix.includes(connection.request.prefix);
        });
      },
    };
  },
});
