import { ArrayList, Collection } from '../../../src/engine/values/lists.js';
import { defineType } from '../../../src/engine/values/net-type.js';
import { requireType } from '../../../src/engine/values/type-names.js';
import { lazyTypes } from '../../../src/engine/values/type-registry.js';
import { NetObject, type Value } from '../../../src/engine/values/value.js';

/** Objects that have the same values: what Group-Object outputs. */
export class GroupInfo extends NetObject {
  readonly name: string;
  readonly values: ArrayList;
  readonly group: Collection;
  count: number;

  constructor(name: string, values: readonly Value[]) {
    super();
    this.name = name;
    this.values = new ArrayList([...values]);
    this.group = new Collection(requireType('System.Management.Automation.PSObject'), []);
    this.count = 0;
  }

  /** Counts an object, and keeps it unless only numbers are wanted. */
  add(object: Value, keeps: boolean): void {
    this.count++;
    if (keeps) this.group.items.push(object);
  }
}

/** A group of which only the number is known (-NoElement). */
export class GroupInfoNoElement extends GroupInfo {}

const space = 'Microsoft.PowerShell.Commands.';
const groupType = `${space}GroupInfo`;
const plainType = `${space}GroupInfoNoElement`;

lazyTypes([groupType, plainType], defineGroups, [GroupInfo, GroupInfoNoElement]);

function defineGroups(): void {
  const base = defineType({
    name: groupType,
    represents: GroupInfo,
    properties: {
      'Values: System.Collections.ArrayList': (self: GroupInfo) => self.values,
      'Count: int': (self: GroupInfo) => self.count,
      'Group: System.Collections.ObjectModel.Collection[psobject]': (self: GroupInfo) => self.group,
      'Name: string': (self: GroupInfo) => self.name,
    },
  });
  defineType({ name: plainType, base, represents: GroupInfoNoElement });
}
