/** Up to here .NET sorts by insertion: with an order that contradicts itself (mixed types) the result depends on it. */
const insertionLimit = 16;

/** Sorts in place; equal elements keep their order. Short lists are sorted as .NET does it, step by step. */
export function stableSort<T>(items: T[], order: (left: T, right: T) => number): T[] {
  if (items.length > insertionLimit) return items.sort(order);
  for (let i = 1; i < items.length; i++) {
    const item = items[i]!;
    let j = i - 1;
    while (j >= 0 && order(item, items[j]!) < 0) {
      items[j + 1] = items[j]!;
      j--;
    }
    items[j + 1] = item;
  }
  return items;
}
