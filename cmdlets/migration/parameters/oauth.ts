import { bytes, secureString, string } from '../../../src/engine/command/parameter-types.js';
import type { SecureString } from '../../../src/engine/values/secure-string.js';
import type { State } from '../../../state/folder.js';
import type { OAuthDocument } from '../../../state/schema.js';
import { ensureSecretKey, sealSecret } from '../../../state/secrets.js';
import type { MigrationTask } from '../organization/migration-task.js';

/** Microsoft's and Google's own (reference/servers-and-limits.md §1.1, §2). */
const EXCHANGE_SCOPE = 'https://outlook.office365.com/.default';
const GOOGLE_SCOPE = 'https://mail.google.com/';
const entraTokenUri = (tenant: string): string =>
  `https://login.microsoftonline.com/${encodeURIComponent(tenant)}/oauth2/v2.0/token`;

/** How an application logs in for all users of an endpoint: ours, since the original logs in to IMAP servers with passwords only. */
export const oauthParameters = {
  OAuthTenant: {
    type: string,
    help: 'The Microsoft Entra tenant of the application: its id or a domain, such as contoso.onmicrosoft.com.',
    ours: true,
  },
  OAuthTokenUri: { type: string, help: 'Where tokens are asked for, with other providers than Microsoft.', ours: true },
  OAuthClientId: { type: string, help: 'The id of the application that logs in for the users.', ours: true },
  OAuthClientSecret: { type: secureString, help: 'Its client secret.', ours: true },
  OAuthScope: {
    type: string,
    help: `What the token is asked for: ${EXCHANGE_SCOPE}, with a key file ${GOOGLE_SCOPE}.`,
    ours: true,
  },
  OAuthKeyFileData: {
    type: bytes,
    help: 'The JSON key file of a Google service account with domain-wide delegation, instead of id and secret.',
    ours: true,
  },
} as const;

/** An application with its secret in clear: made for one command, kept nowhere. */
export interface OAuthApplication {
  readonly kind: OAuthDocument['kind'];
  readonly tokenUri: string;
  readonly clientId: string;
  readonly scope: string;
  readonly secret: string;
}

/** The application as it is stored: its secret is sealed. Raises StateError Damaged, Locked, WriteFailed. */
export function sealedApplication(state: State, application: OAuthApplication): OAuthDocument {
  return { ...application, secret: sealSecret(ensureSecretKey(state), application.secret) };
}

/** What was given of them. */
export interface OAuthValues {
  readonly Authentication: string | undefined;
  readonly OAuthTenant: string | undefined;
  readonly OAuthTokenUri: string | undefined;
  readonly OAuthClientId: string | undefined;
  readonly OAuthClientSecret: SecureString | undefined;
  readonly OAuthScope: string | undefined;
  readonly OAuthKeyFileData: Uint8Array | undefined;
}

const names = Object.keys(oauthParameters) as readonly (keyof typeof oauthParameters)[];

/** The application that was given; null when users log in with passwords. Fails with a sentence on what is missing or contradicts. */
export function oauthApplication(task: MigrationTask, values: OAuthValues): OAuthApplication | null {
  const given = names.filter((name) => values[name] !== undefined);
  if (values.Authentication !== 'OAuth' && values.Authentication !== undefined && given.length > 0)
    task.fail('permanent', `-${given[0]} is for -Authentication OAuth.`);
  if (values.Authentication !== 'OAuth' && given.length === 0) return null;
  return values.OAuthKeyFileData === undefined ? clientGrant(task, values) : keyFileGrant(task, values);
}

function clientGrant(task: MigrationTask, values: OAuthValues): OAuthApplication {
  const { OAuthTenant: tenant, OAuthTokenUri: uri, OAuthClientId: clientId, OAuthClientSecret: secret } = values;
  if (clientId === undefined || secret === undefined || (tenant === undefined && uri === undefined))
    return task.fail(
      'permanent',
      'OAuth needs the application that logs in: -OAuthClientId, -OAuthClientSecret and -OAuthTenant (or -OAuthTokenUri), or the key file of a Google service account in -OAuthKeyFileData.',
    );
  return {
    kind: 'ClientSecret',
    tokenUri: checkedUri(task, uri ?? entraTokenUri(tenant!)),
    clientId,
    scope: values.OAuthScope ?? EXCHANGE_SCOPE,
    secret: secret.reveal(),
  };
}

function keyFileGrant(task: MigrationTask, values: OAuthValues): OAuthApplication {
  const fields = keyFile(values.OAuthKeyFileData!);
  const missing = ['client_email', 'private_key', 'token_uri'].find((name) => typeof fields?.[name] !== 'string');
  if (fields === null || missing !== undefined)
    return task.fail(
      'permanent',
      `-OAuthKeyFileData isn't the JSON key file of a Google service account${missing === undefined || fields === null ? '' : `: it has no "${missing}"`}. Give it with ([System.IO.File]::ReadAllBytes("key.json")).`,
    );
  return {
    kind: 'ServiceAccount',
    tokenUri: checkedUri(task, values.OAuthTokenUri ?? String(fields['token_uri'])),
    clientId: String(fields['client_email']),
    scope: values.OAuthScope ?? GOOGLE_SCOPE,
    secret: String(fields['private_key']),
  };
}

function keyFile(data: Uint8Array): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(data).toString('utf8'));
    return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : null;
  } catch {
    return null;
  }
}

/** Secrets go over TLS only; a server on this computer may do without. */
function checkedUri(task: MigrationTask, text: string): string {
  const uri = URL.canParse(text) ? new URL(text) : null;
  const isLocal = uri !== null && ['localhost', '127.0.0.1', '[::1]'].includes(uri.hostname);
  if (uri?.protocol === 'https:' || (uri?.protocol === 'http:' && isLocal)) return text;
  return task.fail('permanent', `Tokens must be asked for at an https:// address, not at "${text}".`);
}
