import {
  bytes,
  credential,
  secureString,
  string,
  switchParameter,
} from '../../../src/engine/command/parameter-types.js';
import { fqdn, mailboxId, mailboxPermission, smtpAddress } from './exchange-types.js';
import { foreign } from './foreign.js';

/** The parameters of New-MigrationEndpoint and Test-MigrationServerAvailability that are for other migrations than IMAP's (exchange-cmdlets.json). */

const remoteMove = 'remote moves between Exchange organisations';
const outlookAnywhere = 'Outlook Anywhere migrations';
const publicFolders = 'public folder migrations';
const google = 'Google Workspace migrations';
const pst = 'imports of PST files';
const gmail = `${google}; Gmail over IMAP is -IMAP -RemoteServer imap.gmail.com -Port 993`;

/** Parameters of endpoints for other sources than IMAP. */
export const foreignEndpointParameters = {
  ExchangeRemoteMove: foreign(switchParameter, remoteMove, 'ExchangeRemoteMoveAutoDiscover!', 'ExchangeRemoteMove!'),
  ExchangeOutlookAnywhere: foreign(
    switchParameter,
    outlookAnywhere,
    'ExchangeOutlookAnywhereAutoDiscover!',
    'ExchangeOutlookAnywhere!',
  ),
  Gmail: foreign(switchParameter, gmail, 'Gmail!', 'GoogleMarketplaceApp!'),
  PSTImport: foreign(switchParameter, pst, 'PSTImport!'),
  PublicFolder: foreign(switchParameter, publicFolders, 'PublicFolder!', 'MrsProxyPublicFolder!'),
  PublicFolderToUnifiedGroup: foreign(
    switchParameter,
    publicFolders,
    'MrsProxyPublicFolderToUnifiedGroup!',
    'LegacyPublicFolderToUnifiedGroup!',
  ),
  Compliance: foreign(switchParameter, 'compliance imports', 'Compliance!'),
  Autodiscover: foreign(
    switchParameter,
    'migrations from Exchange servers',
    'ExchangeRemoteMoveAutoDiscover!',
    'ExchangeOutlookAnywhereAutoDiscover!',
  ),
  Credentials: foreign(
    credential,
    'migrations from Exchange servers; IMAP logins are in the CSV',
    'ExchangeRemoteMoveAutoDiscover!',
    'ExchangeOutlookAnywhereAutoDiscover!',
    'ExchangeOutlookAnywhere!',
    'ExchangeRemoteMove',
    'PSTImport',
    'PublicFolder!',
    'Compliance!',
    'MrsProxyPublicFolderToUnifiedGroup!',
    'MrsProxyPublicFolder!',
    'LegacyPublicFolderToUnifiedGroup!',
  ),
  EmailAddress: foreign(
    smtpAddress,
    'migrations from Exchange servers and Google Workspace',
    'ExchangeRemoteMoveAutoDiscover!',
    'ExchangeOutlookAnywhereAutoDiscover!',
    'ExchangeOutlookAnywhere',
    'Gmail',
  ),
  OAuthCode: foreign(secureString, google, 'GoogleMarketplaceApp!'),
  RedirectUri: foreign(string, google, 'GoogleMarketplaceApp!'),
  ServiceAccountKeyFileData: foreign(bytes, google, 'Gmail!'),
  ApplicationId: foreign(string, remoteMove, 'ExchangeRemoteMove'),
  AppSecretKeyVaultUrl: foreign(string, remoteMove, 'ExchangeRemoteMove'),
  RemoteTenant: foreign(string, remoteMove, 'ExchangeRemoteMove'),
  ExchangeServer: foreign(string, outlookAnywhere, 'ExchangeOutlookAnywhere'),
  NspiServer: foreign(string, outlookAnywhere, 'ExchangeOutlookAnywhere'),
  RpcProxyServer: foreign(
    fqdn,
    outlookAnywhere,
    'ExchangeOutlookAnywhere!',
    'PublicFolder!',
    'LegacyPublicFolderToUnifiedGroup!',
  ),
  MailboxPermission: foreign(mailboxPermission, outlookAnywhere, 'ExchangeOutlookAnywhere'),
  PublicFolderDatabaseServerLegacyDN: foreign(
    string,
    publicFolders,
    'PublicFolder!',
    'LegacyPublicFolderToUnifiedGroup!',
  ),
  SourceMailboxLegacyDN: foreign(
    string,
    outlookAnywhere,
    'ExchangeOutlookAnywhereAutoDiscover',
    'ExchangeOutlookAnywhere',
    'PublicFolder!',
    'LegacyPublicFolderToUnifiedGroup!',
  ),
  TestMailbox: foreign(
    mailboxId,
    'migrations from Exchange servers',
    'ExchangeOutlookAnywhereAutoDiscover',
    'ExchangeOutlookAnywhere',
    'GoogleMarketplaceApp',
    'PublicFolder',
    'MrsProxyPublicFolderToUnifiedGroup',
    'LegacyPublicFolderToUnifiedGroup',
  ),
};

/** Those of Test-MigrationServerAvailability; its sets are spelt otherwise and demand more. */
export const foreignTestParameters = {
  ExchangeRemoteMove: foreign(switchParameter, remoteMove, 'ExchangeRemoteMoveAutodiscover!', 'ExchangeRemoteMove!'),
  ExchangeOutlookAnywhere: foreign(
    switchParameter,
    outlookAnywhere,
    'ExchangeOutlookAnywhereAutodiscover!',
    'ExchangeOutlookAnywhere!',
  ),
  Gmail: foreign(switchParameter, gmail, 'Gmail!'),
  PSTImport: foreign(switchParameter, pst, 'PSTImport!'),
  PublicFolder: foreign(switchParameter, publicFolders, 'PublicFolder!', 'MrsProxyPublicFolder!'),
  PublicFolderToUnifiedGroup: foreign(
    switchParameter,
    publicFolders,
    'MrsProxyPublicFolderToUnifiedGroup!',
    'LegacyPublicFolderToUnifiedGroup!',
  ),
  Compliance: foreign(switchParameter, 'compliance imports', 'Compliance!'),
  Autodiscover: foreign(
    switchParameter,
    'migrations from Exchange servers',
    'ExchangeRemoteMoveAutodiscover!',
    'ExchangeOutlookAnywhereAutodiscover!',
  ),
  Credentials: foreign(
    credential,
    'migrations from Exchange servers; IMAP logins are in the CSV',
    'ExchangeRemoteMoveAutodiscover!',
    'ExchangeOutlookAnywhereAutodiscover!',
    'PSTImport!',
    'ExchangeOutlookAnywhere!',
    'PublicFolder!',
    'ExchangeRemoteMove!',
    'Compliance!',
    'MrsProxyPublicFolderToUnifiedGroup!',
    'LegacyPublicFolderToUnifiedGroup!',
    'MrsProxyPublicFolder!',
  ),
  EmailAddress: foreign(
    smtpAddress,
    'migrations from Exchange servers and Google Workspace',
    'ExchangeRemoteMoveAutodiscover!',
    'ExchangeOutlookAnywhereAutodiscover!',
    'ExchangeOutlookAnywhere!',
    'Gmail!',
    'Compliance!',
  ),
  ExchangeServer: foreign(string, outlookAnywhere, 'ExchangeOutlookAnywhere!'),
  FilePath: foreign(string, pst, 'PSTImport'),
  MailboxPermission: foreign(
    mailboxPermission,
    outlookAnywhere,
    'ExchangeOutlookAnywhereAutodiscover',
    'ExchangeOutlookAnywhere',
  ),
  PublicFolderDatabaseServerLegacyDN: foreign(
    string,
    publicFolders,
    'PublicFolder!',
    'LegacyPublicFolderToUnifiedGroup!',
  ),
  RPCProxyServer: foreign(
    fqdn,
    outlookAnywhere,
    'ExchangeOutlookAnywhere!',
    'PublicFolder!',
    'LegacyPublicFolderToUnifiedGroup!',
  ),
  ServiceAccountKeyFileData: foreign(bytes, google, 'Gmail!'),
  SourceMailboxLegacyDN: foreign(
    string,
    outlookAnywhere,
    'ExchangeOutlookAnywhereAutodiscover!',
    'ExchangeOutlookAnywhere!',
    'PublicFolder!',
    'LegacyPublicFolderToUnifiedGroup!',
  ),
  TestMailbox: foreign(
    mailboxId,
    'migrations from Exchange servers',
    'ExchangeOutlookAnywhereAutodiscover',
    'ExchangeOutlookAnywhere',
    'PublicFolder',
    'Gmail',
    'MrsProxyPublicFolderToUnifiedGroup',
    'LegacyPublicFolderToUnifiedGroup',
  ),
};
