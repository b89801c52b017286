import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Script } from 'node:vm';
import { type MessagePort, workerData } from 'node:worker_threads';
import type { EngineStart } from './protocol.js';

// The first file of the engine's worker: loads the engine with the code V8 has compiled before, and runs it.

type EngineModule = { runEngine: (start: EngineStart, port: MessagePort) => void };

/** Evaluates the engine's bundle (ASCII only) as a CommonJS module, from the code cache beside it when that fits this Node. */
function loadEngine(folder: string): { engine: EngineModule; script: Script } {
  const filename = join(folder, 'engine.js');
  const cache = join(folder, 'engine.cache');
  const cachedData = existsSync(cache) ? readFileSync(cache) : undefined;
  const source = `(function (exports, require, module, __filename, __dirname) {${readFileSync(filename, 'latin1')}\n})`;
  const script = new Script(source, { filename, cachedData });
  const module = { exports: {} };
  const evaluate = script.runInThisContext() as (...args: unknown[]) => void;
  evaluate(module.exports, createRequire(filename), module, filename, folder);
  return { engine: module.exports as EngineModule, script };
}

const { port, ...start } = workerData as EngineStart & { port: MessagePort };
const { engine, script } = loadEngine(__dirname);
engine.runEngine(start, port);
const cachePath = start.environment['MIGSH_WRITE_CODE_CACHE'];
if (cachePath !== undefined) writeFileSync(cachePath, script.createCachedData());
