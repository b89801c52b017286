import type { CmdletContext } from '../../../src/engine/command/cmdlet-context.js';
import { enumType, switchParameter } from '../../../src/engine/command/parameter-types.js';
import type { MigrationTask } from '../../migration/organization/migration-task.js';
import { unlimited } from '../../migration/parameters/exchange-types.js';
import { folderContents } from './contents.js';
import type { RecipientParts } from './recipient.js';
import { folderType, MailboxFolder } from './statistics.js';

const SCOPES = ['All', 'Archive', 'DeletedItems', 'Drafts', 'Inbox', 'JunkEmail', 'SentItems'] as const;

/** The parameters by which Get-MailboxFolderStatistics and its EXO twin choose folders. */
export const folderStatisticsParameters = {
  FolderScope: {
    type: enumType('Microsoft.Exchange.Data.Directory.SystemConfiguration.ElcFolderType', SCOPES),
    help: 'Only the folder of this purpose.',
    default: 'All',
  },
  IncludeOldestAndNewestItems: {
    type: switchParameter,
    help: 'Taken for scripts that give it; the dates are always there.',
  },
  ResultSize: { type: unlimited, help: 'How many folders are shown at most.', default: Number.POSITIVE_INFINITY },
} as const;

/** Writes the chosen folders of a mailbox. */
export function writeFolderStatistics(
  context: CmdletContext<{ readonly FolderScope: (typeof SCOPES)[number]; readonly ResultSize: number }>,
  task: MigrationTask,
  parts: RecipientParts,
): void {
  const { FolderScope, ResultSize } = context.parameters;
  const folders = folderContents(context.host, task.state, parts);
  const chosen = folders.filter((folder) => FolderScope === 'All' || folderType(folder) === FolderScope);
  for (const folder of chosen.slice(0, ResultSize)) context.write(new MailboxFolder(parts, folder, folders));
}
