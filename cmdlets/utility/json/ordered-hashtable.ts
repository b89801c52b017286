import { DictionaryBase } from '../../../src/engine/values/dictionaries.js';
import { exactKey } from '../../../src/engine/values/keys.js';
import { defineType } from '../../../src/engine/values/net-type.js';
import { requireType } from '../../../src/engine/values/type-names.js';
import { lazyTypes } from '../../../src/engine/values/type-registry.js';
import type { Value } from '../../../src/engine/values/value.js';

/** `System.Management.Automation.OrderedHashtable`: what -AsHashtable makes; keys are exact and keep their order. */
export class OrderedHashtable extends DictionaryBase {
  protected override normal(key: Value): unknown {
    return exactKey(key);
  }
}

lazyTypes(
  ['System.Management.Automation.OrderedHashtable'],
  () =>
    void defineType({
      name: 'System.Management.Automation.OrderedHashtable',
      base: requireType('System.Collections.Hashtable'),
      represents: OrderedHashtable,
      getMember: (self: OrderedHashtable, name: string) => self.get(name),
    }),
  [OrderedHashtable],
);
