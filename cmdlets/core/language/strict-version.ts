import type { ParameterType } from '../../../src/engine/command/parameter-type.js';
import { netType } from '../../../src/engine/command/parameter-types.js';
import type { Validation } from '../../../src/engine/command/validation.js';
import { convertTo } from '../../../src/engine/convert/convert.js';
import { toText } from '../../../src/engine/convert/text.js';
import { unwrap } from '../../../src/engine/values/custom-object.js';
import { requireType } from '../../../src/engine/values/type-names.js';
import type { NetObject } from '../../../src/engine/values/value.js';

/** The versions PowerShell accepts, by major number: the highest minor number of each; 7 has no end. */
const minors: Readonly<Record<number, number>> = { 1: 0, 2: 0, 3: 0, 4: 0, 5: 1, 6: 2, 7: Number.MAX_SAFE_INTEGER };
/** What `Latest` stands for. */
const latest = '7.6';
/** The level that the rules of version 3 and everything behind it have. */
const highestLevel = 3;

/** `-Version 2`, `3.0`, `Latest` of Set-StrictMode. A whole number gets `.0`. */
export const strictVersion: ParameterType<NetObject> = netType<NetObject>('System.Version', 'version', {
  convert: (ctx, value) => {
    const plain = unwrap(value);
    const text = toText(ctx, plain).trim();
    const named = text.toLowerCase() === 'latest' ? latest : /^\d+$/.test(text) ? `${text}.0` : null;
    return convertTo(ctx, named ?? plain, requireType('System.Version'));
  },
  complete: () => ['1.0', '2.0', '3.0', 'Latest'].map((text) => ({ text })),
});

/** Refuses versions PowerShell never had. */
export const knownVersion: Validation = {
  kind: 'ValidateVersion',
  values: null,
  text: 'version',
  check: (ctx, value) => {
    const [major = 0, minor = 0] = toText(ctx, value).split('.').map(Number);
    const highest = minors[major];
    if (highest !== undefined && minor <= highest) return null;
    return `The "${major}.${minor}" argument does not contain a valid PowerShell version. Supply a valid version number and then try the command again.`;
  },
};

/** The level of rules a version's text means: 1 to 3. */
export function strictLevel(text: string): number {
  return Math.min(Number(text.split('.')[0]), highestLevel);
}
