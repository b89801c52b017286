import { defineType } from '../../../src/engine/values/net-type.js';
import { NetObject } from '../../../src/engine/values/value.js';
import { ByteQuantifiedSize } from '../../migration/types/byte-quantified-size.js';
import { guidValue, instantValue } from '../../migration/types/instants.js';
import type { FolderContents } from './contents.js';
import type { RecipientParts } from './recipient.js';

/** What Get-MailboxStatistics says of one mailbox. */
export class MailboxStatistics extends NetObject {
  readonly parts: RecipientParts;
  readonly folders: readonly FolderContents[];

  constructor(parts: RecipientParts, folders: readonly FolderContents[]) {
    super();
    this.parts = parts;
    this.folders = folders;
  }
}

/** What Get-MailboxFolderStatistics says of one folder. */
export class MailboxFolder extends NetObject {
  readonly parts: RecipientParts;
  readonly folder: FolderContents;
  /** The folder with those below it. */
  readonly tree: readonly FolderContents[];

  constructor(parts: RecipientParts, folder: FolderContents, all: readonly FolderContents[]) {
    super();
    this.parts = parts;
    this.folder = folder;
    this.tree = all.filter(({ path }) => path === folder.path || path.startsWith(`${folder.path}/`));
  }
}

/** Exchange's word for what a folder is for. */
export function folderType({ specialUse }: FolderContents): string {
  const words: Readonly<Record<string, string>> = {
    Sent: 'SentItems',
    Trash: 'DeletedItems',
    Junk: 'JunkEmail',
  };
  return specialUse === null ? 'User Created' : (words[specialUse] ?? specialUse);
}

const sum = (folders: readonly FolderContents[], what: 'messages' | 'bytes' | 'unread'): number =>
  folders.reduce((total, folder) => total + folder[what], 0);
const size = (bytes: number): ByteQuantifiedSize => new ByteQuantifiedSize(bytes);
const moment = (milliseconds: number | null) =>
  instantValue(milliseconds === null ? null : new Date(milliseconds).toISOString());
const deleted = (folders: readonly FolderContents[]) => folders.filter(({ specialUse }) => specialUse === 'Trash');

function newest(folders: readonly FolderContents[]): number | null {
  const all = folders.flatMap((folder) => folder.newest ?? []);
  return all.length === 0 ? null : Math.max(...all);
}

defineType({
  name: 'Microsoft.Exchange.Data.Mapi.MailboxStatistics',
  represents: MailboxStatistics,
  properties: {
    'AssociatedItemCount: int': () => 0,
    'DeletedItemCount: int': ({ folders }: MailboxStatistics) => sum(deleted(folders), 'messages'),
    'DisplayName: string': ({ parts }: MailboxStatistics) => parts.displayName,
    'ItemCount: int': ({ folders }: MailboxStatistics) => sum(folders, 'messages'),
    // Nobody logs on to a folder of this computer; on an IMAP server only the server knows.
    'LastLogonTime: datetime': () => null,
    'LastLogoffTime: datetime': () => null,
    'LastInteractionTime: datetime': ({ folders }: MailboxStatistics) => moment(newest(folders)),
    'TotalDeletedItemSize: Microsoft.Exchange.Data.ByteQuantifiedSize': ({ folders }: MailboxStatistics) =>
      size(sum(deleted(folders), 'bytes')),
    'TotalItemSize: Microsoft.Exchange.Data.ByteQuantifiedSize': ({ folders }: MailboxStatistics) =>
      size(sum(folders, 'bytes')),
    'MailboxGuid: guid': ({ parts }: MailboxStatistics) => guidValue(parts.guid),
    'MailboxTypeDetail: string': ({ parts }: MailboxStatistics) => parts.type,
    'IsArchiveMailbox: bool': () => false,
    'Database: string': ({ parts }: MailboxStatistics) => (parts.store.kind === 'local' ? 'Local' : parts.store.server),
    'DatabaseName: string': ({ parts }: MailboxStatistics) =>
      parts.store.kind === 'local' ? 'Local' : parts.store.server,
    'StorageLimitStatus: string': () => 'NoChecking',
    'OwnerADGuid: guid': ({ parts }: MailboxStatistics) => guidValue(parts.guid),
    'Identity: string': ({ parts }: MailboxStatistics) => parts.guid,
    'IsValid: bool': () => true,
  },
  text: ({ parts }: MailboxStatistics) => parts.guid,
});

defineType({
  name: 'Microsoft.Exchange.Management.Tasks.MailboxFolderConfiguration',
  represents: MailboxFolder,
  properties: {
    'Name: string': ({ folder }: MailboxFolder) => folder.path.slice(folder.path.lastIndexOf('/') + 1),
    'FolderPath: string': ({ folder }: MailboxFolder) => `/${folder.path}`,
    'FolderType: string': ({ folder }: MailboxFolder) => folderType(folder),
    'ContainerClass: string': () => 'IPF.Note',
    'ItemsInFolder: int': ({ folder }: MailboxFolder) => folder.messages,
    'UnreadItemsInFolder: int': ({ folder }: MailboxFolder) => folder.unread,
    'FolderSize: Microsoft.Exchange.Data.ByteQuantifiedSize': ({ folder }: MailboxFolder) => size(folder.bytes),
    'ItemsInFolderAndSubfolders: int': ({ tree }: MailboxFolder) => sum(tree, 'messages'),
    'FolderAndSubfolderSize: Microsoft.Exchange.Data.ByteQuantifiedSize': ({ tree }: MailboxFolder) =>
      size(sum(tree, 'bytes')),
    'OldestItemReceivedDate: datetime': ({ folder }: MailboxFolder) => moment(folder.oldest),
    'NewestItemReceivedDate: datetime': ({ folder }: MailboxFolder) => moment(folder.newest),
    'ContentMailboxGuid: guid': ({ parts }: MailboxFolder) => guidValue(parts.guid),
    'Identity: string': ({ parts, folder }: MailboxFolder) => `${parts.alias}\\${folder.path}`,
    'IsValid: bool': () => true,
  },
  text: ({ parts, folder }: MailboxFolder) => `${parts.alias}\\${folder.path}`,
});
