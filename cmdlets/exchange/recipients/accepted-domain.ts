import { defineType } from '../../../src/engine/values/net-type.js';
import { NetObject } from '../../../src/engine/values/value.js';
import { addressGuid } from '../../../state/mailboxes.js';
import { guidValue } from '../../migration/types/instants.js';

/** A domain that the organisation has addresses in. */
export class AcceptedDomain extends NetObject {
  readonly name: string;
  readonly isDefault: boolean;

  constructor(name: string, isDefault: boolean) {
    super();
    this.name = name;
    this.isDefault = isDefault;
  }
}

defineType({
  name: 'Microsoft.Exchange.Data.Directory.SystemConfiguration.AcceptedDomain',
  represents: AcceptedDomain,
  properties: {
    'DomainName: string': ({ name }: AcceptedDomain) => name,
    'DomainType: string': () => 'Authoritative',
    'Default: bool': ({ isDefault }: AcceptedDomain) => isDefault,
    'MatchSubDomains: bool': () => false,
    'AuthenticationType: string': () => 'Managed',
    'Name: string': ({ name }: AcceptedDomain) => name,
    'Identity: string': ({ name }: AcceptedDomain) => name,
    'Id: string': ({ name }: AcceptedDomain) => name,
    'Guid: guid': ({ name }: AcceptedDomain) => guidValue(addressGuid(name)),
    'IsValid: bool': () => true,
  },
  text: ({ name }: AcceptedDomain) => name,
});
