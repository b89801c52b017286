import { convertTo } from '../../../src/engine/convert/convert.js';
import { toText } from '../../../src/engine/convert/text.js';
import { ArgumentException, DuplicateNameException } from '../../../src/engine/errors/exception-types.js';
import { newException } from '../../../src/engine/errors/exceptions.js';
import { netError, TerminatingError } from '../../../src/engine/errors/terminating.js';
import { DBNull } from '../../../src/engine/types/dbnull.js';
import type { NetType } from '../../../src/engine/values/net-type.js';
import type { ScriptContext } from '../../../src/engine/values/script-access.js';
import { requireType } from '../../../src/engine/values/type-names.js';
import { isNullish, NetObject, type Value } from '../../../src/engine/values/value.js';

/** `System.Data.DataColumn`. */
export class Column extends NetObject {
  name: string;
  type: NetType;
  /** What new rows have in it; null: DBNull. */
  initial: Value = null;
  allowsNull = true;
  isCounting = false;
  counter = 0;
  caption: string | null = null;
  table: Table | null = null;

  constructor(name: string, type: NetType = requireType('System.String')) {
    super();
    this.name = name;
    this.type = type;
  }

  /** A value as the column holds it; nothing is DBNull. Raises ArgumentException for what does not fit, null among value types too. */
  take(ctx: ScriptContext, value: Value): Value {
    if (value === null && this.type.isValueType) {
      const text = `Cannot set Column '${this.name}' to be null. Please use DBNull instead.`;
      throw netError(newException(ArgumentException, text));
    }
    if (isNullish(value) || value instanceof DBNull) return DBNull.value;
    try {
      return convertTo(ctx, value, this.type);
    } catch (error) {
      if (!(error instanceof TerminatingError)) throw error;
      const text =
        `${error.exception.message}Couldn't store <${toText(ctx, value)}> in ${this.name} Column.  ` +
        `Expected type is ${this.type.name}.`;
      throw netError(newException(ArgumentException, text));
    }
  }
}

/** `System.Data.DataRow`: one value a column, by the column. */
export class Row extends NetObject {
  readonly table: Table;
  readonly cells = new Map<Column, Value>();
  state: 'Detached' | 'Added' | 'Unchanged' | 'Deleted' = 'Detached';

  constructor(table: Table) {
    super();
    this.table = table;
    for (const column of table.columns) {
      if (column.isCounting) this.cells.set(column, column.counter++);
      else if (column.initial !== null) this.cells.set(column, column.initial);
    }
  }

  get(column: Column): Value {
    return this.cells.get(column) ?? DBNull.value;
  }

  set(ctx: ScriptContext, column: Column, value: Value): void {
    this.cells.set(column, column.take(ctx, value));
  }

  get items(): Value[] {
    return this.table.columns.map((column) => this.get(column));
  }
}

/** `System.Data.DataTable`: columns with types, rows. */
export class Table extends NetObject {
  name: string;
  readonly columns: Column[] = [];
  rows: Row[] = [];

  constructor(name = '') {
    super();
    this.name = name;
  }

  /** Raises DuplicateNameException. An empty name becomes Column1, Column2 … */
  addColumn(column: Column): Column {
    if (column.name === '') column.name = `Column${this.columns.length + 1}`;
    if (this.column(column.name)) {
      const text = `A column named '${column.name}' already belongs to this DataTable.`;
      throw netError(newException(DuplicateNameException, text));
    }
    column.table = this;
    this.columns.push(column);
    return column;
  }

  column(name: string): Column | undefined {
    return this.columns.find((one) => one.name.toLowerCase() === name.toLowerCase());
  }

  /** A column by name, place or itself. Raises ArgumentException. */
  columnFor(ctx: ScriptContext, key: Value): Column {
    if (key instanceof Column) return key;
    const found = typeof key === 'number' ? this.columns[key] : this.column(toText(ctx, key));
    if (found) return found;
    const text =
      typeof key === 'number'
        ? `Cannot find column ${key}.`
        : `Column '${toText(ctx, key)}' does not belong to table ${this.name}.`;
    throw netError(newException(ArgumentException, text));
  }

  /** Adds a row of values in the order of the columns. Raises ArgumentException for too many. */
  addValues(ctx: ScriptContext, values: readonly Value[]): Row {
    if (values.length > this.columns.length)
      throw netError(
        newException(ArgumentException, 'Input array is longer than the number of columns in this table.'),
      );
    const row = new Row(this);
    for (const [i, value] of values.entries()) row.set(ctx, this.columns[i]!, value);
    return this.add(row);
  }

  add(row: Row): Row {
    if (row.state !== 'Detached')
      throw netError(newException(ArgumentException, 'This row already belongs to this table.'));
    row.state = 'Added';
    this.rows.push(row);
    return row;
  }

  /** A table with the same columns, and with copies of the rows. */
  copy(withRows: boolean): Table {
    const copy = new Table(this.name);
    for (const column of this.columns) {
      const { initial, allowsNull, isCounting, counter } = column;
      copy.addColumn(Object.assign(new Column(column.name, column.type), { initial, allowsNull, isCounting, counter }));
    }
    if (withRows) for (const row of this.rows) copy.importRow(row);
    return copy;
  }

  importRow(source: Row): void {
    const row = new Row(this);
    for (const [column, value] of source.cells) {
      const own = this.column(column.name);
      if (own) row.cells.set(own, value);
    }
    this.add(row);
  }
}
