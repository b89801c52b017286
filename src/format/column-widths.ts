const separatorCells = 1;

/**
 * Settles the widths of a table's columns in `available` cells. 0 asks for a share of what is left; the result has -1 for a
 * column that is hidden (reference/powershell-formatting.md §4.1).
 */
export function settleWidths(wanted: readonly number[], available: number): number[] {
  const widths = [...wanted];
  const flexible = widths.map((width) => width <= 0);
  for (let k = 0; k < widths.length; k++) if (flexible[k]) widths[k] = 1;
  const free = available - totalWidth(widths);
  if (free > 0 && flexible.includes(true)) shareOut(widths, flexible, free);
  hideUntilFit(widths, available);
  return widths;
}

/** Hands out free cells one by one, from left to right, round after round. */
function shareOut(widths: number[], flexible: readonly boolean[], free: number): void {
  const takers = widths.flatMap((_, k) => (flexible[k] ? [k] : []));
  const share = Math.floor(free / takers.length);
  const extra = free % takers.length;
  takers.forEach((k, position) => {
    widths[k] = widths[k]! + share + (position < extra ? 1 : 0);
  });
}

function hideUntilFit(widths: number[], available: number): void {
  for (;;) {
    const excess = totalWidth(widths) - available;
    const last = widths.findLastIndex((width) => width > 0);
    if (excess <= 0 || last < 0) return;
    const shrunk = widths[last]! - excess;
    widths[last] = shrunk < 1 ? -1 : shrunk;
  }
}

function totalWidth(widths: readonly number[]): number {
  let sum = 0;
  let visible = 0;
  for (const width of widths) {
    if (width <= 0) continue;
    sum += width;
    visible++;
  }
  return sum + Math.max(0, visible - 1) * separatorCells;
}
