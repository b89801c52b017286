/** Which rows an answer means: numbers from 1 and spans (`1,3-5`), `*` for all; an empty answer means none. Null when it is no answer. */
export function chosenRows(answer: string, count: number): readonly number[] | null {
  const text = answer.trim();
  if (text === '*') return Array.from({ length: count }, (_, i) => i);
  const rows = new Set<number>();
  for (const part of text.split(/[\s,;]+/)) {
    if (part === '') continue;
    const span = /^(\d{1,9})(?:-(\d{1,9}))?$/.exec(part);
    if (!span) return null;
    const first = Number(span[1]);
    const last = Number(span[2] ?? span[1]);
    if (first < 1 || last < first || last > count) return null;
    for (let row = first; row <= last; row++) rows.add(row - 1);
  }
  return [...rows];
}
