import { customLines } from './custom-writer.js';
import { hasEscape, makeSafe, stripEscapes } from './escape-codes.js';
import type { FormatContext } from './format-context.js';
import type { LineOutput, LineStream } from './line-output.js';
import { type Wrapping, wrappingOf } from './lines.js';
import { listLines } from './list-writer.js';
import {
  type CustomPart,
  Entry,
  FormatEnd,
  type FormatRecord,
  FormatStart,
  GroupEnd,
  GroupStart,
  type Shape,
} from './records.js';
import { type HeaderStyle, TableWriter } from './table-writer.js';

/** Columns of a wide table when nothing says how many. */
const usualWideColumns = 2;

/** Format records → lines. What it keeps belongs to the group that is open. */
export class Renderer {
  readonly #format: FormatContext;
  readonly #output: LineOutput;
  #shape: Shape | null = null;
  #widths: readonly number[] | null = null;
  #table: TableWriter | null = null;
  #wideRow: string[] = [];
  #wideColumns = 1;
  #rowsOnPage = 0;

  constructor(format: FormatContext, output: LineOutput) {
    this.#format = format;
    this.#output = output;
  }

  /** Column widths that the rows of the next group need. */
  setWidths(widths: readonly number[]): void {
    this.#widths = widths;
  }

  render(record: FormatRecord): void {
    if (record instanceof Entry) this.#entry(record);
    else if (record instanceof FormatStart) this.#open(record);
    else if (record instanceof GroupStart) this.#openGroup(record);
    else if (record instanceof GroupEnd) this.#closeGroup();
    else if (record instanceof FormatEnd && this.#shape?.kind !== 'list') this.#line('');
  }

  #open(start: FormatStart): void {
    this.#shape = start.shape;
    this.#widths = null;
    this.#line('');
  }

  #openGroup(group: GroupStart): void {
    if (group.header) {
      for (const line of customLines(group.header, this.#output.width, this.#wrapping)) this.#line(line);
    }
    this.#rowsOnPage = 0;
    if (this.#shape?.kind === 'table') this.#openTable();
    else if (this.#shape?.kind === 'wide') this.#openWide();
  }

  #openTable(): void {
    const shape = this.#shape;
    if (shape?.kind !== 'table') return;
    const columns = shape.columns.map((column, k) => ({
      label: column.label,
      width: this.#widths?.[k] ?? column.width,
      alignment: column.alignment,
      isCustomLabel: column.propertyName === null,
    }));
    this.#table = new TableWriter(columns, this.#tableWidth, this.#wrapping);
    if (!shape.hideHeader) this.#tableHeader();
  }

  #tableHeader(): void {
    for (const line of this.#table?.header(this.#headerStyle) ?? []) this.#line(line);
  }

  #openWide(): void {
    const shape = this.#shape;
    if (shape?.kind !== 'wide') return;
    const available = this.#tableWidth;
    const longest = this.#widths?.[0] ?? 0;
    // Where widths were measured, the largest n with longest * n + (n - 1) < available.
    const fitting = Math.max(1, Math.ceil((available + 1) / (longest + 1)) - 1);
    this.#wideColumns = shape.columns || (longest > 0 ? fitting : usualWideColumns);
    const column = { label: '', width: 0, alignment: 'left' as const, isCustomLabel: false };
    const columns = Array.from({ length: this.#wideColumns }, () => column);
    this.#table = new TableWriter(columns, available, this.#wrapping);
  }

  #closeGroup(): void {
    this.#flushWide();
    this.#widths = null;
  }

  #flushWide(): void {
    if (this.#wideRow.length === 0) return;
    for (const line of this.#table?.row(this.#wideRow, null, false) ?? []) this.#line(line);
    this.#wideRow = [];
  }

  #entry({ content, outOfBand, stream }: Entry): void {
    switch (content.kind) {
      case 'raw':
        this.#write(content.text, stream, this.#output.stripsRaw);
        return;
      case 'row':
        this.#row(content, stream);
        return;
      case 'wide':
        this.#wideRow.push(content.text);
        if (this.#wideRow.length === this.#wideColumns) this.#flushWide();
        return;
      case 'list':
        if (outOfBand && content.labels.length === 0) return;
        if (outOfBand) this.#line('', stream);
        for (const line of listLines(content.labels, content.values, this.#output.width, this.#wrapping, this.#accent))
          this.#line(line, stream);
        this.#line('', stream);
        return;
      default:
        this.#custom(content.parts, outOfBand, stream);
    }
  }

  #custom(parts: readonly CustomPart[], outOfBand: boolean, stream: LineStream): void {
    const width = outOfBand ? Number.POSITIVE_INFINITY : this.#output.width;
    const lines = customLines(parts, width, this.#wrapping);
    if (stream === 'error' && this.#output.compactErrors && lines.length > 1 && lines.at(-1) === '') lines.pop();
    for (const line of lines) this.#line(line, stream);
  }

  #row(content: Extract<Entry['content'], { kind: 'row' }>, stream: LineStream): void {
    const lines = this.#table?.row(content.cells, content.alignments, content.wrap) ?? [];
    for (const line of lines) this.#line(line, stream);
    if (this.#shape?.kind !== 'table' || !this.#shape.repeatHeader) return;
    this.#rowsOnPage += lines.length;
    // A header of two lines belongs to every page.
    if (this.#rowsOnPage < this.#output.rows - 2) return;
    this.#rowsOnPage = 0;
    this.#tableHeader();
  }

  get #tableWidth(): number {
    return this.#output.width === Infinity ? this.#output.screenWidth : this.#output.width;
  }

  get #wrapping(): Wrapping {
    return wrappingOf(this.#format.script.culture.name);
  }

  get #headerStyle(): HeaderStyle | null {
    if (!this.#output.ansi) return null;
    const { tableHeader, customTableHeaderLabel } = this.#format.style.formatting;
    return { header: tableHeader, customLabel: customTableHeaderLabel };
  }

  get #accent(): string | null {
    return this.#output.ansi ? this.#format.style.formatting.formatAccent : null;
  }

  #line(text: string, stream: LineStream = 'output'): void {
    this.#write(this.#output.escapesControls ? makeSafe(text) : text, stream, true);
  }

  #write(text: string, stream: LineStream, strips: boolean): void {
    this.#output.write(strips && !this.#output.ansi && hasEscape(text) ? stripEscapes(text) : text, stream);
  }
}
