import { typeNamesOf, unwrap } from '../engine/values/custom-object.js';
import type { Value } from '../engine/values/value.js';
import type { Alignment } from './alignment.js';

/** Types that are printed as one text wherever they appear (reference/powershell-formatting.md §2.1). */
const scalarNames = new Set([
  'System.String',
  'System.SByte',
  'System.Byte',
  'System.Int16',
  'System.UInt16',
  'System.Int32',
  'System.UInt32',
  'System.Int64',
  'System.UInt64',
  'System.Char',
  'System.Single',
  'System.Double',
  'System.Boolean',
  'System.Decimal',
  'System.IntPtr',
  'System.Security.SecureString',
  'System.Numerics.BigInteger',
]);

/** True for strings, numbers, booleans, enums and a few more. */
export function isScalar(value: Value): boolean {
  const inner = unwrap(value);
  if (typeof inner !== 'object') return inner !== undefined;
  if (inner === null) return false;
  const names = typeNamesOf(inner);
  return scalarNames.has(names[0]!) || names[1] === 'System.Enum';
}

/** Where a column stands whose first value is this one: scalars to the right, but for strings. */
export function defaultAlignment(value: Value): Alignment {
  const inner = unwrap(value);
  return typeof inner !== 'string' && inner !== null && isScalar(inner) ? 'right' : 'left';
}
