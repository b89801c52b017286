import { defineType } from '../../../src/engine/values/net-type.js';
import { NetObject } from '../../../src/engine/values/value.js';
import type { OrganizationConfig } from '../../../state/schema.js';
import { ByteQuantifiedSize } from './byte-quantified-size.js';
import { duration } from './instants.js';

/** The settings that hold for all migrations. */
export class MigrationConfig extends NetObject {
  readonly config: OrganizationConfig;

  constructor(config: OrganizationConfig) {
    super();
    this.config = config;
  }
}

// Identity to Features: reference/exchange-objects.md §7. The rest is ours.
defineType({
  name: 'Microsoft.Exchange.Data.Storage.Management.MigrationConfig',
  represents: MigrationConfig,
  properties: {
    'Identity: string': ({ config }: MigrationConfig) => config.organization,
    'MaxNumberOfBatches: int': ({ config }: MigrationConfig) => config.maxNumberOfBatches,
    'MaxConcurrentMigrations: int': ({ config }: MigrationConfig) => config.maxConcurrentMigrations,
    'Features: string': () => 'MultiBatch, PAW',
    'MaxMessageSize: Microsoft.Exchange.Data.ByteQuantifiedSize': ({ config }: MigrationConfig) =>
      new ByteQuantifiedSize(config.maxMessageSize),
    'IncrementalSyncInterval: timespan': ({ config }: MigrationConfig) => duration(config.incrementalSyncInterval),
    'SmtpServer: string': ({ config }: MigrationConfig) => config.smtp?.host ?? '',
    'SmtpPort: int': ({ config }: MigrationConfig) => config.smtp?.port ?? null,
    'SmtpFrom: string': ({ config }: MigrationConfig) => config.smtp?.from ?? '',
  },
  text: ({ config }: MigrationConfig) => config.organization,
});
