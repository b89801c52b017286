import { defineType } from '../../../src/engine/values/net-type.js';
import { NetObject } from '../../../src/engine/values/value.js';
import * as enums from './enumerations.js';

/** What Test-MigrationServerAvailability found. A failure is a result, not an error (reference/exchange-objects.md §5). */
export class ServerAvailability extends NetObject {
  readonly success: boolean;
  readonly message: string;
  /** The chain of exceptions, ` ---> ` between them; empty when all is well. */
  readonly errorDetail: string;

  constructor(success: boolean, message: string, errorDetail: string) {
    super();
    this.success = success;
    this.message = message;
    this.errorDetail = errorDetail;
  }
}

defineType({
  name: 'Microsoft.Exchange.Management.Migration.TestMigrationServerAvailabilityOutcome',
  represents: ServerAvailability,
  properties: {
    'Result: Microsoft.Exchange.Data.Storage.Management.TestMigrationServerAvailabilityResult': (
      self: ServerAvailability,
    ) => enums.availabilityResult.of(self.success ? 'Success' : 'Failed'),
    'Message: string': (self: ServerAvailability) => self.message,
    'SupportsCutover: bool': () => false,
    'ErrorDetail: string': (self: ServerAvailability) => self.errorDetail,
    'IsValid: bool': () => true,
    'Identity: string': () => '',
    'ObjectState: Microsoft.Exchange.Data.ObjectState': () => enums.objectState.of('New'),
  },
});
