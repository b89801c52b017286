import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Script } from 'node:vm';
import { type MessagePort, workerData } from 'node:worker_threads';
import { type EngineFiles, type EngineStart, SharedWord } from './protocol.js';

// The first file of the engine's worker: evaluates the engine with the code V8 has compiled before, and runs it.

interface EngineModule {
  readonly runEngine: (start: EngineStart, port: MessagePort) => void;
}

/** The engine's bundle as a CommonJS module; its text (ASCII, a function around a module) and compiled code were read by the main thread. */
function loadEngine(files: EngineFiles, folder: string): { engine: EngineModule; script: Script } {
  const filename = join(folder, 'engine.js');
  const cachedData = files.cache === null ? undefined : Buffer.from(files.cache);
  const script = new Script(Buffer.from(files.text).toString('latin1'), { filename, cachedData });
  const module = { exports: {} };
  const evaluate = script.runInThisContext() as (...args: unknown[]) => void;
  evaluate(module.exports, createRequire(filename), module, filename, folder);
  return { engine: module.exports as EngineModule, script };
}

const { port, files, ...start } = workerData as EngineStart & { port: MessagePort; files: EngineFiles };
Atomics.wait(new Int32Array(start.shared), SharedWord.read, 0);
const { engine, script } = loadEngine(files, __dirname);
engine.runEngine(start, port);
const cachePath = start.environment['MIGSH_WRITE_CODE_CACHE'];
if (cachePath !== undefined) writeFileSync(cachePath, script.createCachedData());
