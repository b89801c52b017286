import { type CsvRow, CsvSyntaxError, type CsvTable, otherDelimiter, parseCsv } from '../../csv/parse-csv.js';
import { MigrationCsvError } from './csv-error.js';

/** Limits of a migration CSV (exchange-limits.md). */
const MAX_ROWS = 50_000;
const MAX_BYTES = 10 * 1024 * 1024;

const required = ['EmailAddress', 'UserName', 'Password'] as const;
/**
 * UserRoot is Exchange's. Ours: AuthorizationIdentity, the mailbox's owner where UserName is an administrator of a server with SASL PLAIN
 * (Cyrus, Zimbra, Oracle); the two beginning with Target, credentials on a target endpoint.
 */
const optional = ['UserRoot', 'AuthorizationIdentity', 'TargetUserName', 'TargetPassword'] as const;
const known = [...required, ...optional] as const;
type Column = (typeof known)[number];

/** One row of a migration CSV. The passwords are in clear: seal them at once. */
export interface MigrationCsvRow {
  readonly row: number;
  readonly line: number;
  readonly emailAddress: string;
  readonly userName: string;
  readonly password: string;
  readonly userRoot: string;
  readonly authorizationIdentity: string;
  readonly targetUserName: string;
  readonly targetPassword: string;
}

/** How a migration CSV is read. */
export interface MigrationCsvOptions {
  /** -AllowUnknownColumnsInCsv: columns that are not known are left out instead of refused. */
  readonly allowUnknownColumns?: boolean;
  /** False: an application logs in for the users (OAuth), so passwords may be missing. */
  readonly passwordsNeeded?: boolean;
}

/**
 * Reads a migration CSV and makes every check of reference/exchange-csv.md, in its order. Column names are taken in any case. What comes back
 * reads the rows anew each time it is gone through, so that the clear passwords of 50,000 rows are not in memory at a time.
 * Raises MigrationCsvError with Exchange's text.
 */
export function readMigrationCsv(bytes: Uint8Array, options: MigrationCsvOptions = {}): Iterable<MigrationCsvRow> {
  if (bytes.length > MAX_BYTES) {
    throw new MigrationCsvError(
      'TooLarge',
      `The CSV file is larger than 10 MB (${bytes.length.toLocaleString('en-US')} bytes). Please divide the file into two or more files and submit them separately.`,
    );
  }
  const { table, count } = parse(bytes);
  checkSeparator(table);
  checkRowCount(count);
  const needed = options.passwordsNeeded === false ? required.filter((column) => column !== 'Password') : required;
  const columns = readHeader(table.header, needed, options.allowUnknownColumns === true);
  const rows = {
    *[Symbol.iterator]() {
      for (const row of table.rows) yield readRow(row, table.header.length, columns, needed);
    },
  };
  checkRows(rows);
  return rows;
}

/** The table, and how many rows it has: what can be read once can be read again. */
function parse(bytes: Uint8Array): { readonly table: CsvTable; readonly count: number } {
  let table: CsvTable;
  let count = 0;
  try {
    table = parseCsv(bytes);
    for (const _ of table.rows) count++;
  } catch (error) {
    if (!(error instanceof CsvSyntaxError)) throw error;
    throw new MigrationCsvError(
      'Syntax',
      `The CSV file can't be read: a quoted field that begins before or on line ${error.line} isn't closed. Please edit the file and re-submit it.`,
      { line: error.line },
    );
  }
  if (table.header.every((name) => name.trim() === '') && count === 0) {
    throw new MigrationCsvError('Empty', "Upload file can't be empty.");
  }
  return { table, count };
}

const separatorNames = { ';': 'semicolons', '\t': 'tabs', '|': 'vertical bars' } as const;

function checkSeparator(table: CsvTable): void {
  const other = otherDelimiter(table.header);
  if (!other) return;
  const shown = looksLikeHeader(table.header[0]!.split(other)) ? `: "${table.header[0]}"` : '';
  throw new MigrationCsvError(
    'NotCommaSeparated',
    `The CSV file must use comma-separated formatting, but its header uses ${separatorNames[other]}${shown}. Excel writes such files where the list separator of the region isn't a comma. Save the file with commas and re-submit it.`,
  );
}

function checkRowCount(count: number): void {
  if (count > MAX_ROWS) {
    throw new MigrationCsvError(
      'TooManyRows',
      'The CSV file contains more than 50,000 rows. Please divide the file into two or more files and submit them separately.',
    );
  }
}

type ColumnPlaces = Readonly<Partial<Record<Column, number>>>;

function readHeader(header: readonly string[], needed: readonly Column[], allowUnknown: boolean): ColumnPlaces {
  const places: Partial<Record<Column, number>> = {};
  const unknown: string[] = [];
  for (const [index, name] of header.entries()) {
    const column = known.find((one) => one.toLowerCase() === name.toLowerCase());
    if (column === undefined) unknown.push(name);
    else if (places[column] !== undefined) throw repeated(column);
    else places[column] = index;
  }
  for (const column of needed) if (places[column] === undefined) throw missingColumn(column, header);
  if (unknown.length > 0 && !allowUnknown) throw unknownColumn(unknown);
  return places;
}

function repeated(column: string): MigrationCsvError {
  return new MigrationCsvError(
    'RepeatedColumn',
    `Column "${column}" appears more than once in the CSV file. Please edit the CSV file and re-submit it.`,
  );
}

function squeeze(name: string): string {
  return name.replace(/[^a-z]/gi, '').toLowerCase();
}

/** A first row without any name we know may be a user with a password: it is not shown. */
function looksLikeHeader(names: readonly string[]): boolean {
  return names.some((name) => known.some((column) => column.toLowerCase() === squeeze(name)));
}

function foundColumns(column: Column, header: readonly string[]): string {
  if (!looksLikeHeader(header)) return `The first row must be the header, such as ${required.join(',')}.`;
  const close = header.find((name) => squeeze(name) === column.toLowerCase());
  if (close !== undefined) return `The file has "${close}": write "${column}".`;
  return `The file has ${header.map((name) => `"${name}"`).join(', ')}.`;
}

/** Found names are shown in quotes: a blank before or inside a name is the usual fault. */
function missingColumn(column: Column, header: readonly string[]): MigrationCsvError {
  return new MigrationCsvError(
    'MissingColumn',
    `Column "${column}" is missing from the CSV file. The import process can't continue because this column is required. Please edit the CSV file and re-submit it. ${foundColumns(column, header)}`,
  );
}

function unknownColumn(names: readonly string[]): MigrationCsvError {
  const quoted = names.map((name) => `"${name}"`).join(', ');
  const [subject, pronoun] =
    names.length === 1 ? [`Column ${quoted} isn't`, 'it'] : [`Columns ${quoted} aren't`, 'them'];
  return new MigrationCsvError(
    'UnknownColumn',
    `${subject} supported in the CSV file of an IMAP migration (known are ${known.join(', ')}). Remove ${pronoun}, or use -AllowUnknownColumnsInCsv $true to ignore ${pronoun}.`,
  );
}

function readRow(row: CsvRow, expected: number, columns: ColumnPlaces, needed: readonly Column[]): MigrationCsvRow {
  const place = { row: row.number, line: row.line };
  if (row.fields.length !== expected) {
    throw new MigrationCsvError(
      'ColumnCount',
      `Row ${row.number} has the wrong number of columns. Expected number: ${expected}. Actual number: ${row.fields.length}. Please edit this row and re-submit the file. (Line ${row.line} of the file.)`,
      place,
    );
  }
  const value = (column: Column): string => row.fields[columns[column] ?? -1] ?? '';
  for (const column of needed) if (value(column).trim() === '') throw missingValue(row, column);
  const emailAddress = value('EmailAddress').trim();
  if (!/^[^\s@"]+@[^\s@"]+$/.test(emailAddress) && !/^"[^"]+"@[^\s@"]+$/.test(emailAddress)) {
    throw new MigrationCsvError(
      'InvalidAddress',
      `Row ${row.number} has an invalid email address: "${emailAddress}". Please edit this row and re-submit the file. (Line ${row.line} of the file.)`,
      place,
    );
  }
  return {
    ...place,
    emailAddress,
    userName: value('UserName'),
    password: value('Password'),
    userRoot: value('UserRoot').trim(),
    authorizationIdentity: value('AuthorizationIdentity').trim(),
    targetUserName: value('TargetUserName'),
    targetPassword: value('TargetPassword'),
  };
}

function missingValue(row: CsvRow, column: Column): MigrationCsvError {
  return new MigrationCsvError(
    'MissingValue',
    `Row ${row.number} has no value in column "${column}". The value is required. Please edit this row and re-submit the file. (Line ${row.line} of the file.)`,
    { row: row.number, line: row.line },
  );
}

/** Goes through all rows, each of which checks itself; an address may be there once only. */
function checkRows(rows: Iterable<MigrationCsvRow>): void {
  const first = new Map<string, { readonly row: number; readonly line: number }>();
  for (const { row, line, emailAddress } of rows) {
    const key = emailAddress.toLowerCase();
    const earlier = first.get(key);
    if (earlier) {
      throw new MigrationCsvError(
        'Duplicate',
        `The email address "${emailAddress}" appears more than once in the CSV file: in row ${earlier.row} and in row ${row}. Please remove one of the rows and re-submit the file. (Lines ${earlier.line} and ${line} of the file.)`,
        { row, line },
      );
    }
    first.set(key, { row, line });
  }
  if (first.size === 0) {
    throw new MigrationCsvError('NoRows', "Upload file can't be empty. It has a header, but no row under it.");
  }
}
