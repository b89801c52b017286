import { flagsType } from '../../../src/engine/command/parameter-types.js';
import { variableOptions } from '../../../src/engine/session/variables.js';

/** System.Management.Automation.ScopedItemOptions: ReadOnly, Constant, Private, AllScope. */
export const scopedItemOptions = flagsType('System.Management.Automation.ScopedItemOptions', [
  'None',
  'ReadOnly',
  'Constant',
  'Private',
  'AllScope',
  'Unspecified',
]);

/** The options as the bits variables and aliases keep. */
export function optionBits(names: readonly string[]): number {
  let bits = 0;
  for (const [name, bit] of Object.entries(variableOptions)) {
    if (names.some((given) => given.toLowerCase() === name.toLowerCase())) bits |= bit;
  }
  return bits;
}
