import type { Host, SpawnRequest, SpawnResult } from '../../../src/engine/host.js';

/** Runs a program to its end; all of what it wrote to the captured streams is in the result. */
export function runCaptured(host: Host, request: Omit<SpawnRequest, 'onOutput'>): SpawnResult {
  const pieces = { out: '', error: '' };
  const result = host.spawn({
    ...request,
    onOutput: (stream, data) => {
      pieces[stream] += data;
    },
  });
  return { ...result, output: pieces.out + result.output, error: pieces.error + result.error };
}
