// Runs cases that the main thread (build/replay.mjs) sends, one at a time.
import { parentPort } from 'node:worker_threads';
import { modules } from 'virtual:cmdlets';
import type { CmdletDefinition } from '../../src/engine/command/definition.ts';
import { cmdletTable } from '../../src/engine/session/cmdlet-table.ts';
import type { OracleCase } from './cases.ts';
import { replayCase } from './replay.ts';

const definitions = modules.flatMap((module) => Object.values(module)).filter(isDefinition);
const cmdlets = cmdletTable(definitions);

function isDefinition(value: unknown): value is CmdletDefinition {
  return typeof value === 'object' && value !== null && 'run' in value && 'parameters' in value && 'module' in value;
}

parentPort!.on('message', (one: OracleCase) => {
  try {
    parentPort!.postMessage(replayCase(one, cmdlets));
  } catch (error) {
    const text = (error as { stack?: string }).stack ?? String(error);
    parentPort!.postMessage({ stdout: '', stderr: `engine defect: ${text}`, exit: -1 });
  }
});
