import { CustomObject } from '../../../src/engine/values/custom-object.js';
import { OrderedDictionary } from '../../../src/engine/values/dictionaries.js';
import type { TypeData } from '../../../src/engine/values/type-data.js';
import type { Value } from '../../../src/engine/values/value.js';

/** Type data as an object for scripts. */
export function typeDataObject(data: TypeData): CustomObject {
  const members = OrderedDictionary.from(
    [...data.members.values()].map((member): [Value, Value] => [member.name, member.kind]),
  );
  const set = (name: string): Value => {
    const names = data.standard.get(name);
    return names ? CustomObject.from([['ReferencedProperties', [...names]]]) : null;
  };
  return CustomObject.from(
    [
      ['TypeName', data.typeName],
      ['Members', members],
      ['DefaultDisplayProperty', data.standard.get('DefaultDisplayProperty')?.[0] ?? null],
      ['DefaultDisplayPropertySet', set('DefaultDisplayPropertySet')],
      ['DefaultKeyPropertySet', set('DefaultKeyPropertySet')],
    ],
    ['System.Management.Automation.Runspaces.TypeData'],
  );
}
