import { defineType } from '../../../src/engine/values/net-type.js';
import { lazyTypes } from '../../../src/engine/values/type-registry.js';
import { NetObject } from '../../../src/engine/values/value.js';
import type { VerbRow } from './verb-rows.js';

/** A verb as Get-Verb outputs it. */
export class VerbInfo extends NetObject {
  readonly row: VerbRow;

  constructor(row: VerbRow) {
    super();
    this.row = row;
  }
}

const typeName = 'System.Management.Automation.VerbInfo';

lazyTypes(
  [typeName],
  () =>
    void defineType({
      name: typeName,
      represents: VerbInfo,
      properties: {
        'Verb: string': (self: VerbInfo) => self.row[0],
        'AliasPrefix: string': (self: VerbInfo) => self.row[1],
        'Group: string': (self: VerbInfo) => self.row[2],
        'Description: string': (self: VerbInfo) => self.row[3],
      },
    }),
  [VerbInfo],
);
