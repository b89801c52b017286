let segmenter: Intl.Segmenter | null = null;

/** Ranges of characters that take two cells: East Asian wide and full-width, emoji. */
const WIDE: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0x33ff],
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xa000, 0xa4cf],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
  [0x1f300, 0x1f64f],
  [0x1f680, 0x1f6ff],
  [0x1f900, 0x1f9ff],
  [0x20000, 0x3fffd],
];

/** The characters a person sees, each with its marks. */
export function graphemes(text: string): string[] {
  if (/^[\x20-\x7e]*$/.test(text)) return text.split('');
  segmenter ??= new Intl.Segmenter();
  return Array.from(segmenter.segment(text), (one) => one.segment);
}

/** Cells that one grapheme takes on a terminal. Control characters are shown as `^X` and take two. */
export function cellsOf(grapheme: string): number {
  const point = grapheme.codePointAt(0)!;
  if (point < 0x20 || point === 0x7f) return 2;
  if (point < 0x300) return 1;
  if (/^[\p{Mn}\p{Me}\p{Cf}]/u.test(grapheme)) return 0;
  return WIDE.some(([from, to]) => point >= from && point <= to) ? 2 : 1;
}

/** Cells that a text without line ends takes. */
export function widthOf(text: string): number {
  let width = 0;
  for (const grapheme of graphemes(text)) width += cellsOf(grapheme);
  return width;
}

/** The text, or as much of it as fits before a `…`. */
export function cutToWidth(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  let cut = '';
  let used = 1;
  for (const grapheme of graphemes(text)) {
    used += cellsOf(grapheme);
    if (used > width) break;
    cut += grapheme;
  }
  return width > 0 ? `${cut}…` : '';
}
