import { defineType } from '../values/net-type.js';
import { Reference } from '../values/reference.js';
import type { Value } from '../values/value.js';

/** `System.Management.Automation.PSReference`: what `[ref]$variable` yields. */
const referenceType = defineType({
  name: 'System.Management.Automation.PSReference',
  accelerators: ['ref'],
  convert: (value) => (value instanceof Reference ? value : Reference.of(value)),
  fromNull: () => Reference.of(null),
  properties: () => ({
    'Value: System.Object': {
      get: (self: Reference) => self.value,
      set: (self: Reference, value: Value) => {
        self.value = value;
      },
    },
  }),
  constructors: () => ({ 'new(System.Object value)': ([value]: [Value]) => Reference.of(value) }),
});

/** The type a reference says it has: closed over the type of its value. */
defineType({
  name: 'System.Management.Automation.PSReference`1',
  base: referenceType,
  represents: Reference,
});
