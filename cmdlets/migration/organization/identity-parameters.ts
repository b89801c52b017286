import type { ParameterType } from '../../../src/engine/command/parameter-type.js';
import { netType } from '../../../src/engine/command/parameter-types.js';
import { toText } from '../../../src/engine/convert/text.js';
import type { ScriptContext } from '../../../src/engine/values/script-access.js';
import type { Value } from '../../../src/engine/values/value.js';
import { MigrationIdentity } from '../types/identity.js';
import { MigrationBatch } from '../types/migration-batch.js';
import { MigrationEndpoint } from '../types/migration-endpoint.js';
import { MigrationUser } from '../types/migration-user.js';
import { MigrationUserStatistics } from '../types/migration-user-statistics.js';

/** What names an object: a GUID when the argument was one of our objects, else the text as given. */
export type Identity = string;

const NAMESPACE = 'Microsoft.Exchange.Management.Migration.MigrationService';

/** Objects of our own carry their GUID, so that two of the same name are not mixed up; anything else is its text. */
function identityText(ctx: ScriptContext, value: Value): Identity {
  if (value instanceof MigrationIdentity) return value.guid;
  if (value instanceof MigrationBatch || value instanceof MigrationEndpoint) return value.identity.guid;
  if (value instanceof MigrationUser || value instanceof MigrationUserStatistics) return value.parts.user.guid;
  return toText(ctx, value);
}

function identityParameter(name: string): ParameterType<Identity> {
  return netType<Identity>(`${NAMESPACE}.${name}`, name, {
    convert: (ctx, value) => (value === null ? '' : identityText(ctx, value)),
  });
}

/** `-Identity` of a batch: its name, its BatchGuid, a batch object or its Identity. */
export const batchIdentity = identityParameter('MigrationBatchIdParameter');
/** A report of a batch: the batch. */
export const reportIdentity = identityParameter('MigrationReportIdParameter');
/** An endpoint: its name, its Guid, an endpoint object or its Identity. */
export const endpointIdentity = identityParameter('MigrationEndpointIdParameter');
/** A user: the address, its Guid, a user or a statistics object. */
export const userIdentity = identityParameter('MigrationUserIdParameter');
