import { cmdlet } from '../../src/engine/command/definition.js';
import { switchParameter } from '../../src/engine/command/parameter-types.js';
import { migrationTask } from '../migration/organization/migration-task.js';
import { connectAs, identityParameters, placeParameters, signIn } from './sessions/sign-in.js';

export const ConnectIPPSSession = cmdlet({
  name: 'Connect-IPPSSession',
  module: 'ExchangeOnlineManagement',
  synopsis:
    'Begins a session of Security & Compliance. It is taken for scripts: the cmdlets of Security & Compliance are not here.',
  className: 'Microsoft.Exchange.Management.ExoPowershellSnapin.ConnectIPPSSession',
  parameters: {
    ...placeParameters,
    ...identityParameters,
    EnableErrorReporting: { type: switchParameter, help: signIn },
    EnableSearchOnlySession: { type: switchParameter, help: signIn },
    ShowBanner: { type: switchParameter, help: 'There is no banner.' },
  },
  examples: [{ code: 'Connect-IPPSSession -UserPrincipalName admin@contoso.edu', remarks: 'Begins a session.' }],
  run: (context) =>
    migrationTask(context, (task) => {
      connectAs(context, task, true);
      context.warning(
        'The cmdlets of Security & Compliance are not available in migsh; those for migrations and mailboxes are.',
      );
    }),
});
