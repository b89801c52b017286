import type { CmdletContext } from '../../../src/engine/command/cmdlet-context.js';
import {
  credential,
  netType,
  secureString,
  string,
  stringArray,
  switchParameter,
} from '../../../src/engine/command/parameter-types.js';
import { toText } from '../../../src/engine/convert/text.js';
import { getProperty } from '../../../src/engine/values/properties.js';
import type { Value } from '../../../src/engine/values/value.js';
import type { State } from '../../../state/folder.js';
import { readOrganization, updateConfig } from '../../../state/organization.js';
import type { MigrationTask } from '../../migration/organization/migration-task.js';
import { connect } from './connections.js';

/** How the original signs in; here nobody needs to, so these are taken and make no difference. */
export const signIn = 'How the original signs in; taken for scripts that give it, no sign-in happens here.';

const sessionOption = netType<Value>('System.Management.Automation.Remoting.PSSessionOption', 'PSSessionOption');
/** A certificate of the original's sign-in. */
export const certificate = netType<Value>(
  'System.Security.Cryptography.X509Certificates.X509Certificate2',
  'X509Certificate2',
);

/** Parameters by which every connecting cmdlet finds its server and signs in; those by position come in this order. */
export const placeParameters = {
  ConnectionUri: { type: string, help: signIn, position: 0 },
  AzureADAuthorizationEndpointUri: { type: string, help: signIn, position: 1 },
  PSSessionOption: { type: sessionOption, help: signIn, position: 3 },
  DelegatedOrganization: { type: string, help: 'The name of the organisation.', position: 4 },
  Prefix: {
    type: string,
    help: 'A prefix for the nouns of the cmdlets: -Prefix Contoso makes Get-ContosoMigrationBatch.',
    position: 5,
  },
  CommandName: { type: stringArray, help: 'The cmdlets a script needs; all are there anyway.', position: 6 },
  FormatTypeName: { type: stringArray, help: 'The views a script needs; all are there anyway.', position: 7 },
} as const;

/** The parameters that say who signs in. */
export const identityParameters = {
  AccessToken: { type: string, help: signIn },
  AppId: { type: string, help: signIn },
  BypassMailboxAnchoring: { type: switchParameter, help: signIn },
  Certificate: { type: certificate, help: signIn },
  CertificateFilePath: { type: string, help: signIn },
  CertificatePassword: { type: secureString, help: signIn },
  CertificateThumbprint: { type: string, help: signIn },
  Credential: { type: credential, help: 'Who submits the batches; the password is not looked at.' },
  DisableWAM: { type: switchParameter, help: signIn },
  Organization: { type: string, help: 'The name of the organisation.' },
  UserPrincipalName: { type: string, help: 'Who submits the batches.' },
} as const;

interface ConnectParameters {
  readonly DelegatedOrganization: string | undefined;
  readonly Credential: Value | undefined;
  readonly Organization: string | undefined;
  readonly Prefix: string | undefined;
  readonly UserPrincipalName: string | undefined;
}

/**
 * Opens a connection as the parameters say, and remembers the organisation they name: objects show it. `isEop`: to Security & Compliance, whose
 * cmdlets are not here. Raises StateError.
 */
export function connectAs(context: CmdletContext<ConnectParameters>, task: MigrationTask, isEop: boolean): void {
  const { Credential, DelegatedOrganization, Organization, Prefix, UserPrincipalName } = context.parameters;
  const credentialName =
    Credential === undefined ? '' : toText(context.script, getProperty(context.script, Credential, 'UserName'));
  const user = UserPrincipalName ?? credentialName;
  rememberOrganization(task.state, Organization ?? DelegatedOrganization ?? user.split('@')[1] ?? '');
  connect(context.session, {
    userPrincipalName: user,
    organization: Organization ?? '',
    prefix: Prefix ?? '',
    isEop,
  });
}

function rememberOrganization(state: State, name: string): void {
  if (name === '' || readOrganization(state).config.organization === name) return;
  updateConfig(state, (draft) => {
    draft.organization = name;
  });
}
