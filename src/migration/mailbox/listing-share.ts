/** How many messages a move lists at a time: memory grows neither with the folder nor with the number of moves. */

/** Messages that all moves of the process list at a time. */
const atOnce = 40_000;
/** Each chunk costs a far server two round trips in which nothing moves. */
const [leastChunk, mostChunk] = [1000, 5000];

let moves = 0;

/** One more move lists from now on, until the function that it gives is called. */
export function joinListing(): () => void {
  moves++;
  return () => {
    moves--;
  };
}

/** Messages to list and copy before the next ones are listed. */
export function chunkSize(): number {
  return Math.min(mostChunk, Math.max(leastChunk, Math.floor(atOnce / Math.max(1, moves))));
}
