import { CustomObject } from '../../../src/engine/values/custom-object.js';
import type { Value } from '../../../src/engine/values/value.js';

/** The options as an object: they are kept, and nothing here reads them, for nothing is connected. */
export function sessionOption(parameters: Readonly<Record<string, unknown>>): CustomObject {
  const pairs = Object.entries(parameters).map(([name, value]) => [name, (value ?? null) as Value] as [string, Value]);
  return CustomObject.from(pairs, ['System.Management.Automation.Remoting.PSSessionOption', 'System.Object']);
}
