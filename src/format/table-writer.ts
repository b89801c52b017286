import { type Alignment, fitCell } from './alignment.js';
import { cellsOf } from './cells.js';
import { settleWidths } from './column-widths.js';
import { closeStyles, reset } from './escape-codes.js';
import { type Wrapping, wrapText } from './lines.js';

/** A column as the writer needs it. */
export interface WriterColumn {
  readonly label: string;
  readonly width: number;
  readonly alignment: Alignment;
  /** The label is no property of the object: set in italics. */
  readonly isCustomLabel: boolean;
}

/** Colours of headers; null where escape codes would be taken out anyway. */
export interface HeaderStyle {
  readonly header: string;
  readonly customLabel: string;
}

/** Fewer cells than this hold no table. */
const narrowest = 5;

/** Lays rows of cells out in columns of settled widths (reference/powershell-formatting.md §4.3). */
export class TableWriter {
  readonly #columns: readonly WriterColumn[];
  readonly #widths: readonly number[];
  readonly #visible: readonly number[];
  readonly #wrapping: Wrapping;

  constructor(columns: readonly WriterColumn[], available: number, wrapping: Wrapping) {
    this.#columns = columns;
    this.#widths =
      available < narrowest
        ? columns.map(() => -1)
        : settleWidths(
            columns.map((column) => column.width),
            available,
          );
    this.#visible = this.#widths.flatMap((width, k) => (width > 0 ? [k] : []));
    this.#wrapping = wrapping;
  }

  /** The label row (or rows) and the row of dashes. */
  header(style: HeaderStyle | null): string[] {
    if (this.#visible.length === 0) return [];
    const labels = this.#multiLine(
      this.#columns.map((column) => column.label),
      null,
      style,
    );
    return [...labels, this.#dashes(style)];
  }

  /** One row of data; several lines when the cells are wrapped. */
  row(cells: readonly string[], alignments: readonly (Alignment | null)[] | null, wrap: boolean): string[] {
    if (this.#visible.length === 0) return [];
    return wrap ? this.#multiLine(cells, alignments, null) : [this.#singleLine(cells, alignments)];
  }

  #singleLine(cells: readonly string[], alignments: readonly (Alignment | null)[] | null): string {
    const last = this.#columns.length - 1;
    let line = '';
    for (const k of this.#visible) {
      const cell = fitCell(
        cells[k] ?? '',
        this.#widths[k]!,
        alignments?.[k] ?? this.#columns[k]!.alignment,
        k !== last,
      );
      line += k === 0 ? closeStyles(cell) : ` ${closeStyles(cell)}`;
    }
    return line;
  }

  #dashes(style: HeaderStyle | null): string {
    const last = this.#columns.length - 1;
    let line = '';
    for (const k of this.#visible) {
      const width = this.#widths[k]!;
      const { label, alignment } = this.#columns[k]!;
      const count = label === '' ? width : Math.min(cellsOf(label), width);
      const cell = fitCell('-'.repeat(count), width, alignment, k !== last);
      const styled = style ? `${style.header}${cell}${reset}` : cell;
      line += k === 0 ? styled : ` ${styled}`;
    }
    return line;
  }

  #multiLine(
    cells: readonly string[],
    alignments: readonly (Alignment | null)[] | null,
    style: HeaderStyle | null,
  ): string[] {
    const visible = this.#visible;
    const columns = visible.map((k, position) => this.#cellLines(cells[k] ?? '', k, alignments?.[k] ?? null, position));
    const height = Math.max(...columns.map((lines) => lines.length));
    const rows: string[] = [];
    for (let row = 0; row < height; row++) rows.push(this.#joinRow(columns, row, height, style));
    return rows;
  }

  /** Lines of one cell, each with the separator in front. */
  #cellLines(text: string, k: number, alignment: Alignment | null, position: number): string[] {
    const width = this.#widths[k]!;
    const align = alignment ?? this.#columns[k]!.alignment;
    const padEnd = position !== this.#visible.length - 1;
    const separator = position === 0 ? '' : ' ';
    return wrapText(text, width, width, this.#wrapping).map((line) => {
      const fitted = cellsOf(line) < width && (padEnd || align !== 'left') ? fitCell(line, width, align, padEnd) : line;
      return separator + fitted;
    });
  }

  #joinRow(columns: readonly string[][], row: number, height: number, style: HeaderStyle | null): string {
    const lastWithContent = columns.findLastIndex((lines) => lines.length > row);
    let line = '';
    columns.forEach((lines, position) => {
      const k = this.#visible[position]!;
      let cell =
        lines[row] ?? (position > lastWithContent ? '' : ' '.repeat(this.#widths[k]! + (position === 0 ? 0 : 1)));
      if (position === lastWithContent && height > 1) cell = cell.trimEnd();
      line += style ? styledLabel(cell, position, this.#columns[k]!.isCustomLabel, style) : cell;
    });
    return line;
  }
}

function styledLabel(cell: string, position: number, isCustom: boolean, style: HeaderStyle): string {
  if (!isCustom) return `${style.header}${cell}${reset}`;
  if (cell === '') return reset;
  const separator = position > 0 && cell.startsWith(' ') ? ' ' : '';
  return `${separator}${style.customLabel}${cell.slice(separator.length)}${reset}`;
}
