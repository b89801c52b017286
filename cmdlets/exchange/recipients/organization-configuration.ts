import { defineType } from '../../../src/engine/values/net-type.js';
import { NetObject } from '../../../src/engine/values/value.js';
import { addressGuid } from '../../../state/mailboxes.js';
import { guidValue } from '../../migration/types/instants.js';

/** The target organisation as a whole. */
export class OrganizationConfiguration extends NetObject {
  readonly name: string;

  /** `folder`, where the organisation is kept, names one that has no name. */
  constructor(name: string, folder: string) {
    super();
    this.name = name === '' ? folder : name;
  }
}

const name = (self: OrganizationConfiguration): string => self.name;

// What public scripts read: the name, and the switches that they look at before they change mailboxes.
defineType({
  name: 'Microsoft.Exchange.Data.Directory.Management.OrganizationConfig',
  represents: OrganizationConfiguration,
  properties: {
    'Name: string': name,
    'DisplayName: string': name,
    'Identity: string': name,
    'Id: string': name,
    'OrganizationId: string': name,
    'Guid: guid': (self: OrganizationConfiguration) => guidValue(addressGuid(self.name)),
    'IsDehydrated: bool': () => false,
    'IsMixedMode: bool': () => false,
    'PublicFoldersEnabled: string': () => 'None',
    'PublicFolderMailboxesMigrationComplete: bool': () => false,
    'DefaultPublicFolderMailbox: string': () => null,
    'RootPublicFolderMailbox: string': () => null,
    'DefaultAuthenticationPolicy: string': () => null,
    'IsValid: bool': () => true,
    'ObjectState: string': () => 'Unchanged',
  },
  text: name,
});
