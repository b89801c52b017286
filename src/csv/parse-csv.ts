import { CsvError, type InfoRecord, parse } from 'csv-parse/sync';
import { type CsvEncoding, decodeText } from './encoding.js';

/** One row with its place. */
export interface CsvRow {
  /** 1 for the first row under the header. */
  readonly number: number;
  /** Line of the file on which the row begins, from 1. */
  readonly line: number;
  readonly fields: readonly string[];
}

/** A parsed CSV text. */
export interface CsvTable {
  /** Empty when the text holds nothing. */
  readonly header: readonly string[];
  /** Read anew, block by block, each time they are gone through: a large file is never in memory as objects. */
  readonly rows: Iterable<CsvRow>;
  readonly encoding: CsvEncoding;
  readonly delimiter: string;
}

/** How a CSV text is read. */
export interface CsvOptions {
  /** Between two fields; a comma when absent. */
  readonly delimiter?: string;
}

/** A CSV text that cannot be split into fields. `line` is counted from 1. */
export class CsvSyntaxError extends Error {
  readonly line: number;

  constructor(message: string, line: number) {
    super(message);
    this.name = 'CsvSyntaxError';
    this.line = line;
  }
}

/** Rows that are parsed at a time. */
const BLOCK = 1_000;

interface ParsedRecord {
  readonly fields: readonly string[];
  /** Where the record ended in the UTF-8 form of the text. */
  readonly end: number;
}

/** A record and the line it begins on. */
type PlacedRecord = Omit<CsvRow, 'number'>;

/** What tools leave at a file's end: NULs and the end-of-file character of DOS. */
const trailingRest = /[\0\u001a]+$/;

/** The records of the block that begins at byte `from`, on `line`. Raises CsvSyntaxError. */
function parseBlock(text: Buffer, from: number, line: number, delimiter: string): ParsedRecord[] {
  const records: ParsedRecord[] = [];
  try {
    parse(text.subarray(from), {
      delimiter,
      bom: from === 0,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      record_delimiter: ['\r\n', '\n', '\r'],
      to: BLOCK,
      on_record: (fields: string[], context: InfoRecord) => {
        records.push({ fields, end: from + context.bytes });
        return null;
      },
    });
    return records;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const at = line - 1 + Number((error as { lines?: number }).lines ?? 0);
    const unclosed = error.code === 'CSV_QUOTE_NOT_CLOSED';
    throw new CsvSyntaxError(unclosed ? 'A quoted field is not closed.' : 'The text is no valid CSV.', at);
  }
}

/** All records, the header included. csv-parse counts CRLF inside quotes twice, hence a count of lines of our own. */
function* recordsOf(bytes: Buffer, delimiter: string): Generator<PlacedRecord> {
  const LF = 10;
  const CR = 13;
  let at = 0;
  let line = 1;
  const step = (): void => {
    if (bytes[at] === LF || (bytes[at] === CR && bytes[at + 1] !== LF)) line++;
    at++;
  };
  for (;;) {
    const block = parseBlock(bytes, at, line, delimiter);
    for (const { fields, end } of block) {
      while (bytes[at] === LF || bytes[at] === CR) step();
      const first = line;
      while (at < end) step();
      yield { fields, line: first };
    }
    if (block.length < BLOCK) return;
  }
}

function isBlank(fields: readonly string[]): boolean {
  return fields.every((field) => field === '');
}

function* rowsOf(records: Generator<PlacedRecord>): Generator<CsvRow> {
  let number = 0;
  let blanks: CsvRow[] = [];
  records.next();
  for (const { line, fields } of records) {
    const row = { number: ++number, line, fields };
    if (isBlank(fields)) blanks.push(row);
    else {
      yield* blanks;
      blanks = [];
      yield row;
    }
  }
}

/**
 * Splits a CSV file or text into a header and rows (RFC 4180: quoted fields, doubled quotes, line breaks inside quotes; any line ending). Empty lines
 * are left out, and so are rows of empty fields at the end, as spreadsheets leave them. Raises CsvSyntaxError, also while the rows are gone through.
 */
export function parseCsv(input: Uint8Array | string, options: CsvOptions = {}): CsvTable {
  const { text, encoding } =
    typeof input === 'string' ? { text: input, encoding: 'utf-8' as const } : decodeText(input);
  const delimiter = options.delimiter ?? ',';
  const bytes = Buffer.from(text.replace(trailingRest, ''), 'utf8');
  const records = (): Generator<PlacedRecord> => recordsOf(bytes, delimiter);
  const header = records().next().value?.fields ?? [];
  return { header, rows: { [Symbol.iterator]: () => rowsOf(records()) }, encoding, delimiter };
}

/** The delimiter that a header line without commas was probably written with: `;` (Excel in many languages), a tab or `|`. */
export function otherDelimiter(header: readonly string[]): ';' | '\t' | '|' | undefined {
  if (header.length !== 1) return undefined;
  return ([';', '\t', '|'] as const).find((one) => header[0]!.includes(one));
}
