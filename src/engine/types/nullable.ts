import { convertTo } from '../convert/convert.js';
import { defineGeneric } from '../values/constructed-types.js';
import { isNullish } from '../values/value.js';

/** `Nullable<T>`: a value of the type inside, or `$null`. There are no objects of this type itself; .NET boxes them as T. */
defineGeneric('System.Nullable', 1, (args) => {
  const inner = args[0]!;
  return {
    name: `System.Nullable\`1[${inner.fullName}]`,
    kind: 'struct',
    convert: (value, ctx) => (isNullish(value) ? null : convertTo(ctx, value, inner)),
    fromNull: () => null,
    defaultValue: () => null,
  };
});
