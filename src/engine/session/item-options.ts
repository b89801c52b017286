import { type EnumValue, enumValue } from '../values/enums.js';
import { requireType } from '../values/type-names.js';

/** Option bits of a variable, function or alias as scripts see them: `ReadOnly, AllScope`. */
export function optionsValue(options: number): EnumValue {
  return enumValue(requireType('System.Management.Automation.ScopedItemOptions'), BigInt(options));
}
