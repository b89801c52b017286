import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Script } from 'node:vm';

/** Parts evaluated so far, by name. */
const scripts = new Map<string, Script>();

/**
 * Evaluates a further text of the engine that the build wrote beside this one (build/engine-parts.mjs), from V8's compiled code of it where
 * that fits. `core` is what it needs of the modules that are here. Its exports.
 */
export function loadPart(name: string, core: object): object {
  const folder = dirname(fileURLToPath(import.meta.url));
  const filename = join(folder, `${name}.js`);
  const cache = join(folder, `${name}.cache`);
  const cachedData = existsSync(cache) ? readFileSync(cache) : undefined;
  const script = new Script(readFileSync(filename, 'latin1'), { filename, cachedData });
  scripts.set(name, script);
  const module = { exports: {} };
  const evaluate = script.runInThisContext() as (...args: unknown[]) => void;
  evaluate(module.exports, createRequire(filename), module, filename, folder, core);
  return module.exports;
}

/** Keeps V8's compiled code of the parts that were loaded, in a folder. Called by the build's warm-up. */
export function writePartCaches(folder: string): void {
  for (const [name, script] of scripts) writeFileSync(join(folder, `${name}.cache`), script.createCachedData());
}
