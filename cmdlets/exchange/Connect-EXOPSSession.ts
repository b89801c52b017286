import { cmdlet } from '../../src/engine/command/definition.js';
import { migrationTask } from '../migration/organization/migration-task.js';
import { connectAs, identityParameters, placeParameters } from './sessions/sign-in.js';

export const ConnectEXOPSSession = cmdlet({
  name: 'Connect-EXOPSSession',
  module: 'ExchangeOnlineManagement',
  synopsis: 'Begins a session, as the module before ExchangeOnlineManagement did. Use Connect-ExchangeOnline.',
  className: 'Microsoft.Exchange.Management.ExoPowershellSnapin.ConnectEXOPSSession',
  parameters: { ...placeParameters, ...identityParameters },
  examples: [{ code: 'Connect-EXOPSSession -UserPrincipalName admin@contoso.edu', remarks: 'Begins a session.' }],
  run: (context) => migrationTask(context, (task) => connectAs(context, task, false)),
});
