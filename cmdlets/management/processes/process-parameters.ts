import { arrayOf, netType } from '../../../src/engine/command/parameter-types.js';
import type { Value } from '../../../src/engine/values/value.js';

/** Process objects: whatever has a number, as Get-Process and Start-Process write it. */
export const processArray = arrayOf({ ...netType<Value>('System.Object', 'Process'), name: 'System.Object' });
