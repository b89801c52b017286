/** What the cmdlets called Get-EXO… have in common: mailboxes named in several ways, and sets of properties. */
import { arrayOf, enumType, stringArray, switchParameter } from '../../../src/engine/command/parameter-types.js';
import { mailboxIdentity } from './directory.js';

const ALWAYS = 'Taken for scripts that give it; every object has all its properties here.';

/** `-Properties` and `-PropertySets`; `name` is the .NET name of the enumeration. */
export function exoProperties(name: string, sets: readonly string[]) {
  return {
    Properties: { type: stringArray, help: ALWAYS },
    PropertySets: {
      type: arrayOf(enumType(`Microsoft.Exchange.Management.RestApiClient.${name}`, sets)),
      help: ALWAYS,
    },
  } as const;
}

const guid = { type: mailboxIdentity, help: 'Guid of the mailbox.' } as const;
const address = { type: mailboxIdentity, help: 'Address of the mailbox.' } as const;

/** A mailbox by something else than `-Identity`, in this parameter set. */
export function exoNames<S extends string>(set: S) {
  const sets = { [set]: {} } as { readonly [K in S]: object };
  return {
    ExternalDirectoryObjectId: { ...guid, sets },
    PrimarySmtpAddress: { ...address, sets },
    UserPrincipalName: { ...address, sets },
  } as const;
}

/** The parameters of statistics: a mailbox, by `-Identity` or by another name; an archive. */
export const exoStatisticsParameters = {
  Identity: {
    type: mailboxIdentity,
    help: 'Address, alias, name, display name or Guid of the mailbox.',
    sets: { Identity: { mandatory: true, position: 0, pipeline: true, byName: true } },
  },
  ExchangeGuid: { ...guid, sets: { Named: {} } },
  ...exoNames('Named'),
  Archive: { type: switchParameter, help: 'Counts the archive mailbox; there are none here.' },
} as const;

/** The mailbox that {@link exoNames} name; `undefined`: they are not given. */
export function exoNamed(parameters: {
  readonly ExternalDirectoryObjectId?: string | undefined;
  readonly ExchangeGuid?: string | undefined;
  readonly PrimarySmtpAddress?: string | undefined;
  readonly UserPrincipalName?: string | undefined;
}): string | undefined {
  const { ExternalDirectoryObjectId, ExchangeGuid, PrimarySmtpAddress, UserPrincipalName } = parameters;
  return ExternalDirectoryObjectId ?? ExchangeGuid ?? PrimarySmtpAddress ?? UserPrincipalName;
}
