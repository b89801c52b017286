import { englishCulture } from './culture-data.js';
import type { ScriptContext } from './script-access.js';
import type { Value } from './value.js';

function noEngine(): never {
  throw new Error('A script block needs a running session.');
}

/**
 * A context without a session: en-US, no variables, no script blocks. For code that converts or formats plain values outside of a session,
 * and for tests.
 */
export const quietContext: ScriptContext = {
  invokeBlock: noEngine,
  invokeWithThis: noEngine,
  findScriptType: () => null,
  culture: englishCulture,
  ofs: ' ',
  strictMode: 0,
  currentDirectory: process.cwd(),
  environment: { get: () => undefined, set: () => undefined, entries: () => [] },
  stopRequested: () => false,
  writeConsole: () => undefined,
  readConsole: () => null,
  sleep: () => undefined,
  setMatches: (_table: Value) => undefined,
};
