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
  readonly rows: readonly CsvRow[];
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

interface ParsedRecord {
  readonly record: readonly string[];
  /** Where the record ended in the UTF-8 form of the text. */
  readonly end: number;
}

/** What tools leave at a file's end: NULs and the end-of-file character of DOS. */
const trailingRest = /[\0\u001a]+$/;

/** The line each record begins on. csv-parse counts CRLF inside quotes twice, hence a count of our own. */
function firstLines(bytes: Uint8Array, records: readonly ParsedRecord[]): number[] {
  const LF = 10;
  const CR = 13;
  let at = 0;
  let line = 1;
  const step = (): void => {
    if (bytes[at] === LF || (bytes[at] === CR && bytes[at + 1] !== LF)) line++;
    at++;
  };
  return records.map(({ end }) => {
    while (bytes[at] === LF || bytes[at] === CR) step();
    const first = line;
    while (at < end) step();
    return first;
  });
}

function parseRecords(text: Buffer, delimiter: string): ParsedRecord[] {
  const ends: number[] = [];
  try {
    const records = parse(text, {
      delimiter,
      bom: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      record_delimiter: ['\r\n', '\n', '\r'],
      on_record: (record: string[], context: InfoRecord) => {
        ends.push(context.bytes);
        return record;
      },
    });
    return records.map((record, index) => ({ record, end: ends[index]! }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = Number((error as unknown as { lines?: number }).lines ?? 0);
    const unclosed = error.code === 'CSV_QUOTE_NOT_CLOSED';
    throw new CsvSyntaxError(unclosed ? 'A quoted field is not closed.' : 'The text is no valid CSV.', line);
  }
}

function isBlank(fields: readonly string[]): boolean {
  return fields.every((field) => field === '');
}

/**
 * Splits a CSV file or text into a header and rows (RFC 4180: quoted fields, doubled quotes, line breaks inside quotes; any line ending). Empty lines
 * are left out, and so are rows of empty fields at the end, as spreadsheets leave them. Raises CsvSyntaxError.
 */
export function parseCsv(input: Uint8Array | string, options: CsvOptions = {}): CsvTable {
  const { text, encoding } =
    typeof input === 'string' ? { text: input, encoding: 'utf-8' as const } : decodeText(input);
  const delimiter = options.delimiter ?? ',';
  const bytes = Buffer.from(text.replace(trailingRest, ''), 'utf8');
  const records = parseRecords(bytes, delimiter);
  const lines = firstLines(bytes, records);
  const [first, ...others] = records;
  while (others.length > 0 && isBlank(others.at(-1)!.record)) others.pop();
  const rows = others.map(({ record }, index) => ({ number: index + 1, line: lines[index + 1]!, fields: record }));
  return { header: first?.record ?? [], rows, encoding, delimiter };
}

/** The delimiter that a header line without commas was probably written with: `;` (Excel in many languages), a tab or `|`. */
export function otherDelimiter(header: readonly string[]): ';' | '\t' | '|' | undefined {
  if (header.length !== 1) return undefined;
  return ([';', '\t', '|'] as const).find((one) => header[0]!.includes(one));
}
