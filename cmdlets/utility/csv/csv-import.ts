import { ExtendedTypeSystemException } from '../../../src/engine/errors/engine-exceptions.js';
import { errorRecord } from '../../../src/engine/errors/error-record.js';
import { newException } from '../../../src/engine/errors/exceptions.js';
import { recordError } from '../../../src/engine/errors/terminating.js';
import { CustomObject } from '../../../src/engine/values/custom-object.js';
import { type Shape, shapeOf } from '../../../src/engine/values/member-set.js';
import type { Value } from '../../../src/engine/values/value.js';
import { CsvReader } from './csv-reader.js';

const missingHeaders =
  'One or more headers were not specified. Default names starting with "H" have been used in place of any missing headers.';

/** What reading needs of its cmdlet. */
export interface CsvSink {
  write(row: Value): void;
  warning(text: string): void;
  stopRequested(): boolean;
}

/** Rows of CSV texts that share one header: the file of Import-Csv, or the strings of ConvertFrom-Csv. */
export class CsvImport {
  readonly #sink: CsvSink;
  readonly #delimiter: string;
  #header: readonly string[] | null;
  #shape: Shape | null = null;
  #typeName: string | null = null;

  constructor(sink: CsvSink, delimiter: string, header: readonly string[] | null) {
    this.#sink = sink;
    this.#delimiter = delimiter;
    this.#header = header;
  }

  /** Reads all records of a text. Raises AlreadyPresentPSMemberInfoInternalCollectionAdd for repeated column names. */
  read(text: string): void {
    const reader = new CsvReader(text, this.#delimiter);
    this.#readHeader(reader);
    const header = this.#header;
    if (header === null) return;
    for (;;) {
      const fields = reader.readRecord();
      if (fields.length === 0) return;
      if (fields.length === 1 && fields[0] === '') continue;
      this.#sink.write(this.#row(header, fields));
      if (this.#sink.stopRequested()) return;
    }
  }

  #readHeader(reader: CsvReader): void {
    if (this.#typeName === null && reader.startsWith('#')) this.#readTypeLine(reader);
    while (this.#header === null && !reader.atEnd) {
      const fields = reader.readRecord();
      while (fields.length > 1 && fields.at(-1) === '') fields.pop();
      const first = fields[0] ?? '';
      if (first.startsWith('#Fields: ')) this.#header = [first.slice(9), ...fields.slice(1)];
      else if (!first.startsWith('#') && fields.length > 0) this.#header = fields;
    }
  }

  #readTypeLine(reader: CsvReader): void {
    const line = reader.readLine();
    const name = /^#TYPE/i.test(line) ? line.slice(5).trim() : '';
    if (name !== '') this.#typeName = name;
  }

  #row(header: readonly string[], fields: Value[]): CustomObject {
    this.#shape ??= this.#makeShape(header);
    const { length } = header;
    if (fields.length > length) fields.length = length;
    while (fields.length < length) fields.push(null);
    return new CustomObject(
      this.#shape,
      fields,
      this.#typeName === null ? null : [this.#typeName, `CSV:${this.#typeName}`],
    );
  }

  /** Names of the columns: empty ones become H1, H2, … */
  #makeShape(header: readonly string[]): Shape {
    let unnamed = 0;
    const names = header.map((name) => name || `H${++unnamed}`);
    if (unnamed > 0) this.#sink.warning(missingHeaders);
    const seen = new Set<string>();
    for (const name of names) {
      if (seen.has(name.toLowerCase())) throw alreadyPresent(name);
      seen.add(name.toLowerCase());
    }
    return shapeOf(names);
  }
}

function alreadyPresent(name: string) {
  const exception = newException(ExtendedTypeSystemException, `The member "${name}" is already present.`);
  return recordError(
    errorRecord({ exception, id: 'AlreadyPresentPSMemberInfoInternalCollectionAdd', category: 'NotSpecified' }),
  );
}

/** The column names of a CSV text; null when it has none. */
export function csvHeader(text: string, delimiter: string): readonly string[] | null {
  const reader = new CsvReader(text, delimiter);
  while (!reader.atEnd) {
    if (reader.startsWith('#')) {
      reader.readLine();
      continue;
    }
    const fields = reader.readRecord();
    while (fields.length > 1 && fields.at(-1) === '') fields.pop();
    return fields;
  }
  return null;
}
