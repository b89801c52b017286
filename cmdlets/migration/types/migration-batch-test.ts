import { defineType } from '../../../src/engine/values/net-type.js';
import { NetObject, type Value } from '../../../src/engine/values/value.js';
import type { BatchDocument, UserDocument } from '../../../state/schema.js';
import type { FolderFinding, MissingFinding } from '../organization/verification.js';
import { ByteQuantifiedSize } from './byte-quantified-size.js';
import { MigrationBatchId } from './identity.js';
import { instantValue } from './instants.js';

/** What Test-MigrationBatch says of one folder of a user. Ours: Exchange has no such object. */
export class MigrationBatchTestResult extends NetObject {
  readonly batch: BatchDocument;
  readonly user: UserDocument;
  readonly folder: FolderFinding;
  readonly missing: readonly MissingMessage[];

  constructor(batch: BatchDocument, user: UserDocument, folder: FolderFinding, missing: readonly MissingFinding[]) {
    super();
    this.batch = batch;
    this.user = user;
    this.folder = folder;
    this.missing = missing.filter((one) => folder.sources.includes(one.folder)).map((one) => new MissingMessage(one));
  }
}

/** A message of the source that the target lacks. */
class MissingMessage extends NetObject {
  readonly found: MissingFinding;

  constructor(found: MissingFinding) {
    super();
    this.found = found;
  }
}

const count =
  (name: 'expected' | 'present' | 'missing' | 'extra' | 'skipped') =>
  ({ folder }: MigrationBatchTestResult): Value =>
    folder[name];

defineType({
  name: 'Migsh.MigrationBatchTestResult',
  represents: MigrationBatchTestResult,
  properties: {
    'Identity: string': ({ user }: MigrationBatchTestResult) => user.emailAddress,
    'BatchId: Microsoft.Exchange.Data.Storage.Management.MigrationBatchId': ({ batch }: MigrationBatchTestResult) =>
      new MigrationBatchId(batch.name, batch.guid),
    'Folder: string': ({ folder }: MigrationBatchTestResult) => folder.target,
    'SourceFolders: string[]': ({ folder }: MigrationBatchTestResult) => [...folder.sources],
    'Result: string': ({ folder }: MigrationBatchTestResult) => (folder.missing === 0 ? 'Passed' : 'Missing'),
    'Expected: int': count('expected'),
    'Present: int': count('present'),
    'Missing: int': count('missing'),
    'Extra: int': count('extra'),
    'Skipped: int': count('skipped'),
    'MissingMessages: Migsh.MissingMessage[]': ({ missing }: MigrationBatchTestResult) => [...missing],
  },
});

defineType({
  name: 'Migsh.MissingMessage',
  represents: MissingMessage,
  properties: {
    'Folder: string': ({ found }: MissingMessage) => found.folder,
    'Uid: long': ({ found }: MissingMessage) => BigInt(found.uid),
    'Subject: string': ({ found }: MissingMessage) => found.subject,
    'DateReceived: datetime': ({ found }: MissingMessage) => instantValue(new Date(found.dateReceived).toISOString()),
    'MessageSize: Microsoft.Exchange.Data.ByteQuantifiedSize': ({ found }: MissingMessage) =>
      new ByteQuantifiedSize(found.size),
  },
  text: ({ found }: MissingMessage) => `${found.folder}: ${found.subject}`,
});
