import type { BatchDocument } from '../../../state/schema.js';
import type { MoveFilters } from '../mailbox/types.js';
import { parseContentFilter } from './content-filter.js';

/** What the wishes of a batch leave out. */
export function filtersOf(batch: BatchDocument): MoveFilters {
  const received = parseContentFilter(batch.contentFilter, batch.contentFilterLanguage);
  return {
    excludeFolders: batch.excludeFolders,
    ...(batch.includeFolders.length > 0 ? { includeFolders: batch.includeFolders } : {}),
    ...(received ? { acceptMessage: (message) => received(message.internalDate) } : {}),
  };
}
