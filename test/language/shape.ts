/** A tree without its places: what must be the same when a printed tree is parsed again. */
export function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shapeOf);
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([key]) => !/extent$/i.test(key) && !/comments$/i.test(key));
  return Object.fromEntries(entries.map(([key, inner]) => [key, shapeOf(inner)]));
}
