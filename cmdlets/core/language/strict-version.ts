import type { ParameterType } from '../../../src/engine/command/parameter-type.js';
import { netType } from '../../../src/engine/command/parameter-types.js';
import { toText } from '../../../src/engine/convert/text.js';
import { runtimeError } from '../../../src/engine/errors/terminating.js';
import { unwrap } from '../../../src/engine/values/custom-object.js';

/** The level that all rules belong to. */
const highestLevel = 3;
/** Versions of PowerShell that can be named; 3 and later all mean the same rules. */
const newestMajor = 7;

/** `-Version 2`, `3.0`, `Latest` of Set-StrictMode, as the level of rules 1 to 3. */
export const strictVersion: ParameterType<number> = netType<number>('System.Version', 'version', {
  convert: (ctx, value) => {
    const text = toText(ctx, unwrap(value)).trim();
    if (text.toLowerCase() === 'latest') return highestLevel;
    const parts = /^(\d+)(?:\.(\d+))?(?:\.\d+){0,2}$/.exec(text);
    const major = Number(parts?.[1] ?? Number.NaN);
    if (!parts || major < 1 || major > newestMajor) throw invalid(parts ? `${parts[1]}.${parts[2] ?? 0}` : text);
    return Math.min(major, highestLevel);
  },
  complete: () => ['1.0', '2.0', '3.0', 'Latest'].map((text) => ({ text })),
});

function invalid(text: string): Error {
  return runtimeError(
    'InvalidPSVersion',
    'InvalidArgument',
    `The "${text}" argument does not contain a valid PowerShell version. Supply a valid version number and then try the command again.`,
  );
}
