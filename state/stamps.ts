import { systemCode } from './error.js';
import type { State } from './folder.js';
import { factsPath, userShardPath } from './paths.js';

/** Differs whenever a file was written in between: what was read from it need not be read again as long as it is the same. Empty for no file. */
function stampOf(state: State, path: string): string {
  try {
    const { mtimeMs, size, ino } = state.files.statSync(path);
    return `${mtimeMs} ${size} ${ino}`;
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return '';
    throw error;
  }
}

/** The stamp of the wishes and facts of one shard. */
export function shardStamp(state: State, batch: string, shard: number): string {
  return `${stampOf(state, userShardPath(state.dir, batch, shard))} ${stampOf(state, factsPath(state.dir, batch, shard))}`;
}
