/** Where the servers' mail lies during a comparison. */
import { statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import type { Corpus } from './corpora.js';

/** Linux' file system in memory. */
const memory = '/dev/shm';
/** Source, target, and what is put aside or being written. */
const copies = 4;

const disk = tmpdir();

/** The folder to work in: in memory where there is room for the corpus, unless the disk is wanted. */
export async function placeFor(corpus: Corpus, wantsDisk: boolean): Promise<string> {
  if (wantsDisk) return disk;
  let bytes = 0;
  for (let at = 0; at < corpus.messages; at++) bytes += corpus.size(at);
  try {
    const { bavail, bsize } = await statfs(memory);
    return bavail * bsize > copies * corpus.mailboxes * bytes ? memory : disk;
  } catch {
    return disk;
  }
}
