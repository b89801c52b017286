/**
 * Messages pass through the program in blocks, as large as they happen to come: handing on each for itself would cost more
 * than what is done with it. These are for those who want them one by one all the same.
 */

/** What comes in blocks. */
export type Blocks<T> = AsyncIterable<readonly T[]> | Iterable<readonly T[]>;

/** One item after the other. */
export async function* itemsOf<T>(blocks: Blocks<T>): AsyncGenerator<T> {
  for await (const block of blocks) yield* block;
}

/** Each item as a block of its own. */
export async function* singly<T>(items: AsyncIterable<T> | Iterable<T>): AsyncGenerator<readonly T[]> {
  for await (const item of items) yield [item];
}
