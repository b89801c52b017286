import { cmdlet } from '../../src/engine/command/definition.js';
import { boolean, enumType, string, switchParameter, uint32 } from '../../src/engine/command/parameter-types.js';
import { type ErrorRecord, errorRecord } from '../../src/engine/errors/error-record.js';
import { Exception } from '../../src/engine/errors/exception-types.js';
import { newException } from '../../src/engine/errors/exceptions.js';
import { migrationTask } from '../migration/organization/migration-task.js';
import { certificate, connectAs, identityParameters, placeParameters, signIn } from './sessions/sign-in.js';

const BANNER = `
----------------------------------------------------------------------------------------
This is migsh: the Exchange migration cmdlets over IMAP. Nothing is sent to Microsoft; endpoints, batches and mailboxes are kept on this computer.

New-MigrationEndpoint and New-MigrationBatch work as documented for IMAP. Get-Command -Module ExchangeOnlineManagement lists what is here.
----------------------------------------------------------------------------------------
`;

const exchangeEnvironment = enumType('Microsoft.Exchange.Management.RestApiClient.ExchangeEnvironment', [
  'O365Default',
  'O365GermanyCloud',
  'O365China',
  'O365USGovGCCHigh',
  'O365USGovDoD',
]);

export const ConnectExchangeOnline = cmdlet({
  name: 'Connect-ExchangeOnline',
  module: 'ExchangeOnlineManagement',
  synopsis: 'Begins a session. No sign-in happens: the organisation is the state folder of this computer.',
  className: 'Microsoft.Exchange.Management.ExoPowershellSnapin.ConnectExchangeOnline',
  parameters: {
    ...placeParameters,
    ExchangeEnvironmentName: { type: exchangeEnvironment, help: signIn, position: 2 },
    ...identityParameters,
    Device: { type: switchParameter, help: signIn },
    EnableErrorReporting: { type: switchParameter, help: signIn },
    EXOModuleBasePath: { type: string, help: signIn },
    InlineCredential: { type: switchParameter, help: signIn },
    LoadCmdletHelp: { type: switchParameter, help: 'Help is always there.' },
    LogDirectoryPath: { type: string, help: signIn },
    LogLevel: { type: string, help: signIn },
    ManagedIdentity: { type: switchParameter, help: signIn },
    ManagedIdentityAccountId: { type: string, help: signIn },
    PageSize: { type: uint32, help: signIn },
    ShowBanner: { type: switchParameter, help: 'Shows the banner; -ShowBanner:$false hides it.' },
    ShowProgress: { type: boolean, help: signIn },
    SigningCertificate: { type: certificate, help: signIn },
    SkipLoadingCmdletHelp: { type: switchParameter, help: 'Help is always there.' },
    SkipLoadingFormatData: { type: switchParameter, help: 'Views are always there.' },
    TrackPerformance: { type: boolean, help: signIn },
    UseMultithreading: { type: boolean, help: signIn },
    UseRPSSession: { type: switchParameter, help: signIn },
  },
  examples: [
    {
      code: 'Connect-ExchangeOnline -UserPrincipalName admin@contoso.edu -ShowBanner:$false',
      remarks: 'Begins a session without the banner.',
    },
  ],
  run(context) {
    return migrationTask(context, (task) => {
      const { parameters } = context;
      if (/^exo$/i.test(parameters.Prefix ?? '')) context.throwTerminating(reservedPrefix());
      const showBanner = !context.isBound('ShowBanner') || parameters.ShowBanner;
      if (showBanner) context.host.write('out', BANNER);
      connectAs(context, task, false);
    });
  },
});

/** Get-EXOMailbox is a name already. */
function reservedPrefix(): ErrorRecord {
  const text = "Prefix 'EXO' is a reserved Prefix, please use a different prefix.";
  return errorRecord({
    exception: newException(Exception, text),
    id: text,
    category: 'OperationStopped',
    target: text,
  });
}
