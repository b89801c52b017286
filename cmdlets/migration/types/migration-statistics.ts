import { defineType } from '../../../src/engine/values/net-type.js';
import { NetObject } from '../../../src/engine/values/value.js';
import * as enums from './enumerations.js';

/** How many users of all batches are where. */
export interface StatisticsCounts {
  readonly total: number;
  readonly active: number;
  readonly stopped: number;
  readonly synced: number;
  readonly finalized: number;
  readonly failed: number;
}

/** What Get-MigrationStatistics hands out. */
export class MigrationStatistics extends NetObject {
  readonly organization: string;
  readonly counts: StatisticsCounts;

  constructor(organization: string, counts: StatisticsCounts) {
    super();
    this.organization = organization;
    this.counts = counts;
  }
}

// Properties of reference/exchange-objects.md §6.
defineType({
  name: 'Microsoft.Exchange.Data.Storage.Management.MigrationStatistics',
  represents: MigrationStatistics,
  properties: {
    'Identity: string': (self: MigrationStatistics) => self.organization,
    'TotalCount: int': ({ counts }: MigrationStatistics) => counts.total,
    'ActiveCount: int': ({ counts }: MigrationStatistics) => counts.active,
    'StoppedCount: int': ({ counts }: MigrationStatistics) => counts.stopped,
    'SyncedCount: int': ({ counts }: MigrationStatistics) => counts.synced,
    'FinalizedCount: int': ({ counts }: MigrationStatistics) => counts.finalized,
    'FailedCount: int': ({ counts }: MigrationStatistics) => counts.failed,
    'PendingCount: int': () => 0,
    'ProvisionedCount: int': () => 0,
    'MigrationType: Microsoft.Exchange.Data.Storage.Management.MigrationType': () => enums.migrationType.of('IMAP'),
    'DiagnosticInfo: string': () => '',
    'IsValid: bool': () => true,
    'ObjectState: Microsoft.Exchange.Data.ObjectState': () => enums.objectState.of('Unchanged'),
  },
});
