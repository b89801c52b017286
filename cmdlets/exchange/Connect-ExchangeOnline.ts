import { cmdlet } from '../../src/engine/command/definition.js';
import {
  boolean,
  credential,
  enumType,
  netType,
  secureString,
  string,
  stringArray,
  switchParameter,
  uint32,
} from '../../src/engine/command/parameter-types.js';
import { type ErrorRecord, errorRecord } from '../../src/engine/errors/error-record.js';
import { Exception } from '../../src/engine/errors/exception-types.js';
import { newException } from '../../src/engine/errors/exceptions.js';
import type { Value } from '../../src/engine/values/value.js';
import { connect } from './sessions/connections.js';

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
const sessionOption = netType<Value>('System.Management.Automation.Remoting.PSSessionOption', 'PSSessionOption');
const certificate = netType<Value>(
  'System.Security.Cryptography.X509Certificates.X509Certificate2',
  'X509Certificate2',
);

/** How the original signs in; here nobody needs to, so these are taken and make no difference. */
const signIn = 'How the original signs in; taken for scripts that give it, no sign-in happens here.';

export const ConnectExchangeOnline = cmdlet({
  name: 'Connect-ExchangeOnline',
  module: 'ExchangeOnlineManagement',
  synopsis: 'Begins a session. No sign-in happens: the organisation is the state folder of this computer.',
  className: 'Microsoft.Exchange.Management.ExoPowershellSnapin.ConnectExchangeOnline',
  parameters: {
    ConnectionUri: { type: string, help: signIn, position: 0 },
    AzureADAuthorizationEndpointUri: { type: string, help: signIn, position: 1 },
    ExchangeEnvironmentName: { type: exchangeEnvironment, help: signIn, position: 2 },
    PSSessionOption: { type: sessionOption, help: signIn, position: 3 },
    DelegatedOrganization: { type: string, help: signIn, position: 4 },
    Prefix: {
      type: string,
      help: 'A prefix for the nouns of the cmdlets: -Prefix Contoso makes Get-ContosoMigrationBatch.',
      position: 5,
    },
    CommandName: { type: stringArray, help: 'The cmdlets a script needs; all are there anyway.', position: 6 },
    FormatTypeName: { type: stringArray, help: 'The views a script needs; all are there anyway.', position: 7 },
    AccessToken: { type: string, help: signIn },
    AppId: { type: string, help: signIn },
    BypassMailboxAnchoring: { type: switchParameter, help: signIn },
    Certificate: { type: certificate, help: signIn },
    CertificateFilePath: { type: string, help: signIn },
    CertificatePassword: { type: secureString, help: signIn },
    CertificateThumbprint: { type: string, help: signIn },
    Credential: { type: credential, help: signIn },
    Device: { type: switchParameter, help: signIn },
    DisableWAM: { type: switchParameter, help: signIn },
    EnableErrorReporting: { type: switchParameter, help: signIn },
    EXOModuleBasePath: { type: string, help: signIn },
    InlineCredential: { type: switchParameter, help: signIn },
    LoadCmdletHelp: { type: switchParameter, help: 'Help is always there.' },
    LogDirectoryPath: { type: string, help: signIn },
    LogLevel: { type: string, help: signIn },
    ManagedIdentity: { type: switchParameter, help: signIn },
    ManagedIdentityAccountId: { type: string, help: signIn },
    Organization: { type: string, help: 'The name of the organisation.' },
    PageSize: { type: uint32, help: signIn },
    ShowBanner: { type: switchParameter, help: 'Shows the banner; -ShowBanner:$false hides it.' },
    ShowProgress: { type: boolean, help: signIn },
    SigningCertificate: { type: certificate, help: signIn },
    SkipLoadingCmdletHelp: { type: switchParameter, help: 'Help is always there.' },
    SkipLoadingFormatData: { type: switchParameter, help: 'Views are always there.' },
    TrackPerformance: { type: boolean, help: signIn },
    UseMultithreading: { type: boolean, help: signIn },
    UserPrincipalName: { type: string, help: 'Who submits the batches.' },
    UseRPSSession: { type: switchParameter, help: signIn },
  },
  examples: [
    {
      code: 'Connect-ExchangeOnline -UserPrincipalName admin@contoso.edu -ShowBanner:$false',
      remarks: 'Begins a session without the banner.',
    },
  ],
  run(context) {
    return {
      process() {
        const { parameters } = context;
        if (/^exo$/i.test(parameters.Prefix ?? '')) context.throwTerminating(reservedPrefix());
        const showBanner = !context.isBound('ShowBanner') || parameters.ShowBanner;
        if (showBanner) context.host.write('out', BANNER);
        connect(context.session, {
          userPrincipalName: parameters.UserPrincipalName ?? '',
          organization: parameters.Organization ?? '',
          prefix: parameters.Prefix ?? '',
        });
      },
    };
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
