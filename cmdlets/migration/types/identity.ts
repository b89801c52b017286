import { defineType } from '../../../src/engine/values/net-type.js';
import { NetObject } from '../../../src/engine/values/value.js';

/** The identity of a batch or an endpoint: an object that reads as its name (reference/exchange-objects.md §0). */
export class MigrationIdentity extends NetObject {
  readonly name: string;
  readonly guid: string;

  constructor(name: string, guid: string) {
    super();
    this.name = name;
    this.guid = guid;
  }
}

/** `.Identity` of a batch. */
export class MigrationBatchId extends MigrationIdentity {}
/** `.Identity` of an endpoint. */
export class MigrationEndpointId extends MigrationIdentity {}

for (const [name, represents] of [
  ['MigrationBatchId', MigrationBatchId],
  ['MigrationEndpointId', MigrationEndpointId],
] as const) {
  defineType({
    name: `Microsoft.Exchange.Data.Storage.Management.${name}`,
    represents,
    properties: {
      'Name: string': (self: MigrationIdentity) => self.name,
      'Id: string': (self: MigrationIdentity) => self.name,
    },
    text: (self: MigrationIdentity) => self.name,
    // Scripts write `$batch.Identity -eq 'IMAPBatch1'` and get True in Exchange Online.
    equals: (self: MigrationIdentity, other) =>
      (other instanceof MigrationIdentity ? other.name : typeof other === 'string' ? other : '').toLowerCase() ===
      self.name.toLowerCase(),
    compare: (self: MigrationIdentity, other: MigrationIdentity) => self.name.localeCompare(other.name, 'en-US'),
  });
}
