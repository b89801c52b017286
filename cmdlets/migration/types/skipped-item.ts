import { defineType } from '../../../src/engine/values/net-type.js';
import { NetObject } from '../../../src/engine/values/value.js';
import type { SkippedItem } from '../../../state/facts-schema.js';
import { ByteQuantifiedSize } from './byte-quantified-size.js';
import { instantValue } from './instants.js';

/** A message that was not copied, with its reason. */
export class MigrationSkippedItem extends NetObject {
  readonly item: SkippedItem;

  constructor(item: SkippedItem) {
    super();
    this.item = item;
  }
}

defineType({
  name: 'Microsoft.Exchange.Data.Storage.Management.MigrationSkippedItem',
  represents: MigrationSkippedItem,
  properties: {
    'Kind: string': ({ item }: MigrationSkippedItem) => item.kind,
    'FolderName: string': ({ item }: MigrationSkippedItem) => item.folderName,
    'Subject: string': ({ item }: MigrationSkippedItem) => item.subject,
    'Sender: string': ({ item }: MigrationSkippedItem) => item.sender,
    'DateSent: datetime': ({ item }: MigrationSkippedItem) => instantValue(item.dateSent),
    'DateReceived: datetime': ({ item }: MigrationSkippedItem) => instantValue(item.dateReceived),
    'MessageSize: Microsoft.Exchange.Data.ByteQuantifiedSize': ({ item }: MigrationSkippedItem) =>
      new ByteQuantifiedSize(item.messageSize),
    'ScoringClassifications: string': ({ item }: MigrationSkippedItem) => item.kind,
    'Failure: string': ({ item }: MigrationSkippedItem) => item.reason,
  },
  text: ({ item }: MigrationSkippedItem) => `${item.kind}: ${item.subject}`,
});
