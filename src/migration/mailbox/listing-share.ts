/** How many messages a move lists at a time: memory grows neither with the folder nor with the number of moves. */
import { FairShare } from '../../mail/fair-share.js';

/** Each chunk costs a far server two round trips in which nothing moves. */
const [leastChunk, mostChunk] = [1000, 5000];

/** Messages that all moves of the process list at a time; each move joins. */
export const listing = new FairShare(40_000);

/** Messages to list and copy before the next ones are listed. */
export function chunkSize(): number {
  return Math.min(mostChunk, Math.max(leastChunk, Math.floor(listing.each)));
}
