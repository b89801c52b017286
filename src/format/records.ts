import { NetObject } from '../engine/values/value.js';
import type { Alignment } from './alignment.js';
import type { LineStream } from './line-output.js';

/**
 * Format records: what Format-* writes into the pipeline and what the implicit formatter hands to the renderer
 * (reference/powershell-formatting.md §1). They are PowerShell objects, so that `$x = $rows | Format-Table` keeps a table.
 */
export abstract class FormatRecord extends NetObject {}

/** One column of a table. */
export interface TableColumn {
  readonly label: string;
  /** Name of the property it shows when it shows one as it is; labels of other columns are set in italics. */
  readonly propertyName: string | null;
  /** Cells; 0 when the column has no width of its own. */
  readonly width: number;
  readonly alignment: Alignment;
}

/** A table's frame. */
export interface TableShape {
  readonly kind: 'table';
  readonly columns: readonly TableColumn[];
  readonly hideHeader: boolean;
  readonly repeatHeader: boolean;
}

/** A list's frame: each entry brings its own labels. */
export interface ListShape {
  readonly kind: 'list';
}

/** A wide table's frame. */
export interface WideShape {
  readonly kind: 'wide';
  /** Columns; 0 leaves it to the renderer (-AutoSize). */
  readonly columns: number;
}

/** Free text with frames. */
export interface CustomShape {
  readonly kind: 'custom';
}

/** How a group is laid out. */
export type Shape = TableShape | ListShape | WideShape | CustomShape;

/** A piece of a free text: words, a line end, or pieces indented by `indent` cells (`hanging`: only from the second line on). */
export type CustomPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'line' }
  | {
      readonly kind: 'frame';
      readonly indent: number;
      readonly right: number;
      readonly first: number;
      readonly parts: readonly CustomPart[];
    };

/** Cells of a table row. */
export interface RowEntry {
  readonly kind: 'row';
  readonly cells: readonly string[];
  /** Alignment of single cells where the view gives one, else null. */
  readonly alignments: readonly (Alignment | null)[] | null;
  readonly wrap: boolean;
}

/** Fields of a list. */
export interface ListEntry {
  readonly kind: 'list';
  readonly labels: readonly string[];
  readonly values: readonly string[];
}

/** One cell of a wide table. */
export interface WideEntry {
  readonly kind: 'wide';
  readonly text: string;
  readonly alignment: Alignment;
}

/** Free text. */
export interface CustomEntry {
  readonly kind: 'custom';
  readonly parts: readonly CustomPart[];
}

/** A text printed as it is. */
export interface RawEntry {
  readonly kind: 'raw';
  readonly text: string;
}

/** What is shown of one object. */
export type EntryContent = RowEntry | ListEntry | WideEntry | CustomEntry | RawEntry;

/** Opens a document. */
export class FormatStart extends FormatRecord {
  readonly shape: Shape;
  /** Widths wait for all rows of a group. */
  readonly autoSize: boolean;

  constructor(shape: Shape, autoSize: boolean) {
    super();
    this.shape = shape;
    this.autoSize = autoSize;
  }
}

/** Opens a group of rows; every document has at least one. */
export class GroupStart extends FormatRecord {
  /** What stands above the group; null without -GroupBy. */
  readonly header: readonly CustomPart[] | null;

  constructor(header: readonly CustomPart[] | null) {
    super();
    this.header = header;
  }
}

/** One object, laid out. */
export class Entry extends FormatRecord {
  readonly content: EntryContent;
  /** Stands outside the document's shape: scalars, errors, objects that a view does not apply to. */
  readonly outOfBand: boolean;
  readonly stream: LineStream;

  constructor(content: EntryContent, outOfBand = false, stream: LineStream = 'output') {
    super();
    this.content = content;
    this.outOfBand = outOfBand;
    this.stream = stream;
  }
}

/** Closes a group. */
export class GroupEnd extends FormatRecord {}

/** Closes a document. */
export class FormatEnd extends FormatRecord {}
