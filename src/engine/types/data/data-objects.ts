/** A table in memory, as reports build them: columns with a name and a type, and rows of values. */
import { convertTo } from '../../convert/convert.js';
import { ArgumentException, DuplicateNameException } from '../../errors/exception-types.js';
import { newException } from '../../errors/exceptions.js';
import { netError, type TerminatingError } from '../../errors/terminating.js';
import type { NetType } from '../../values/net-type.js';
import type { ScriptContext } from '../../values/script-access.js';
import { NetObject, type Value } from '../../values/value.js';
import { DBNull } from '../dbnull.js';

/** `System.Data.DataColumn` */
export class DataColumn extends NetObject {
  name: string;
  dataType: NetType;
  caption: string | null = null;
  defaultValue: Value = DBNull.value;
  isReadOnly = false;
  isUnique = false;
  allowsNull = true;
  autoIncrement = false;
  autoIncrementSeed = 0;
  autoIncrementStep = 1;
  table: DataTable | null = null;

  constructor(name: string, dataType: NetType) {
    super();
    this.name = name;
    this.dataType = dataType;
  }

  get ordinal(): number {
    return this.table === null ? -1 : this.table.columns.list.indexOf(this);
  }
}

/** `System.Data.DataColumnCollection`: columns are found by their name in any case. */
export class DataColumnCollection extends NetObject {
  readonly table: DataTable;
  readonly list: DataColumn[] = [];

  constructor(table: DataTable) {
    super();
    this.table = table;
  }

  find(name: string): DataColumn | undefined {
    return this.list.find((column) => column.name.toLowerCase() === name.toLowerCase());
  }

  /** An unnamed column becomes `Column1`, `Column2` … Errors: DuplicateNameException. */
  add(column: DataColumn): DataColumn {
    for (let number = 1; column.name === ''; number++) {
      if (this.find(`Column${number}`) === undefined) column.name = `Column${number}`;
    }
    if (this.find(column.name)) {
      const message = `A column named '${column.name}' already belongs to this DataTable.`;
      throw netError(newException(DuplicateNameException, message));
    }
    column.table = this.table;
    this.list.push(column);
    for (const row of this.table.rows.list) row.values.set(column, column.defaultValue);
    return column;
  }

  remove(column: DataColumn): void {
    const index = this.list.indexOf(column);
    if (index < 0) throw argument(`Column '${column.name}' does not belong to table ${this.table.name}.`);
    this.list.splice(index, 1);
    column.table = null;
  }
}

/** `System.Data.DataRow`: its members are the columns. */
export class DataRow extends NetObject {
  readonly table: DataTable;
  readonly values = new Map<DataColumn, Value>();

  constructor(table: DataTable) {
    super();
    this.table = table;
    for (const column of table.columns.list)
      this.values.set(column, column.autoIncrement ? table.nextNumber(column) : column.defaultValue);
  }

  get(column: DataColumn): Value {
    return this.values.get(column) ?? DBNull.value;
  }

  /** Errors: ArgumentException for $null in a column of numbers or dates, and for what its type does not take. */
  set(column: DataColumn, value: Value, ctx: ScriptContext): void {
    if (value instanceof DBNull) this.values.set(column, value);
    else if (value !== null && value !== undefined) this.values.set(column, convertTo(ctx, value, column.dataType));
    else if (!column.dataType.isValueType) this.values.set(column, DBNull.value);
    else throw argument(`Cannot set Column '${column.name}' to be null. Please use DBNull instead.`);
  }

  /** All values at once; missing ones are the defaults. Errors: ArgumentException for too many. */
  fill(values: readonly Value[], ctx: ScriptContext): void {
    const { list } = this.table.columns;
    if (values.length > list.length) throw argument('Input array is longer than the number of columns in this table.');
    for (const [index, value] of values.entries()) {
      if (value !== null) this.set(list[index]!, value, ctx);
    }
  }
}

/** `System.Data.DataRowCollection` */
export class DataRowCollection extends NetObject {
  readonly table: DataTable;
  readonly list: DataRow[] = [];

  constructor(table: DataTable) {
    super();
    this.table = table;
  }

  /** Errors: ArgumentException for a row of another table, or one that is in it already. */
  add(row: DataRow): void {
    if (row.table !== this.table) throw argument('This row already belongs to another table.');
    if (this.list.includes(row)) throw argument('This row already belongs to this table.');
    this.list.push(row);
  }

  remove(row: DataRow): void {
    const index = this.list.indexOf(row);
    if (index >= 0) this.list.splice(index, 1);
  }
}

/** `System.Data.DataTable`: the pipeline and `foreach` see its rows. */
export class DataTable extends NetObject {
  name: string;
  readonly columns = new DataColumnCollection(this);
  readonly rows = new DataRowCollection(this);
  readonly #numbers = new Map<DataColumn, number>();

  constructor(name = '') {
    super();
    this.name = name;
  }

  nextNumber(column: DataColumn): number {
    const number = this.#numbers.get(column) ?? column.autoIncrementSeed;
    this.#numbers.set(column, number + column.autoIncrementStep);
    return number;
  }

  /** The table with its columns, and its rows when asked for. */
  copy(withRows: boolean): DataTable {
    const copy = new DataTable(this.name);
    for (const { name, dataType, caption, defaultValue } of this.columns.list)
      copy.columns.add(Object.assign(new DataColumn(name, dataType), { caption, defaultValue }));
    for (const row of withRows ? this.rows.list : []) copy.importRow(row);
    return copy;
  }

  /** A row of another table of the same columns. */
  importRow(row: DataRow): void {
    const made = new DataRow(this);
    for (const column of this.columns.list) {
      const source = row.table.columns.find(column.name);
      if (source) made.values.set(column, row.get(source));
    }
    this.rows.list.push(made);
  }
}

/** An ArgumentException with this text. */
export function argument(message: string): TerminatingError {
  return netError(newException(ArgumentException, message));
}
