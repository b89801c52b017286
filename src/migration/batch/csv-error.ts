/** Which check of the migration CSV failed. */
export type MigrationCsvCheck =
  | 'Empty'
  | 'TooLarge'
  | 'NotCommaSeparated'
  | 'Syntax'
  | 'TooManyRows'
  | 'NoRows'
  | 'MissingColumn'
  | 'UnknownColumn'
  | 'RepeatedColumn'
  | 'ColumnCount'
  | 'MissingValue'
  | 'InvalidAddress'
  | 'Duplicate';

/** A migration CSV that was refused; nothing was created. The message is Exchange's where one is known (reference/exchange-csv.md), never with a password in it. */
export class MigrationCsvError extends Error {
  readonly check: MigrationCsvCheck;
  /** Number of the row at fault, 1 for the first under the header; `undefined` when the file as a whole is. */
  readonly row: number | undefined;
  /** Its line in the file. */
  readonly line: number | undefined;

  constructor(check: MigrationCsvCheck, message: string, place: { row?: number; line?: number } = {}) {
    super(message);
    this.name = 'MigrationCsvError';
    this.check = check;
    this.row = place.row;
    this.line = place.line;
  }
}
