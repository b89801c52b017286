import { convertTo } from '../../convert/convert.js';
import { toText } from '../../convert/text.js';
import { IndexOutOfRangeException } from '../../errors/exception-types.js';
import { newException } from '../../errors/exceptions.js';
import { netError } from '../../errors/terminating.js';
import { typedArray } from '../../values/arrays.js';
import { defineType } from '../../values/net-type.js';
import type { ScriptContext } from '../../values/script-access.js';
import { requireType } from '../../values/type-names.js';
import type { Value } from '../../values/value.js';
import { ListEnumerator } from '../enumerator.js';
import { argument, DataColumn, DataRow, DataRowCollection, type DataTable } from './data-objects.js';

/** Errors: ArgumentException for a name, IndexOutOfRangeException for a number that no column has. */
function columnOf(self: DataRow, key: Value, ctx: ScriptContext): DataColumn {
  const { columns, name } = self.table;
  if (key instanceof DataColumn) return key;
  if (typeof key === 'number') {
    if (columns.list[key]) return columns.list[key];
    throw netError(newException(IndexOutOfRangeException, `Cannot find column ${key}.`));
  }
  const column = columns.find(toText(ctx, key));
  if (column) return column;
  throw argument(`Column '${toText(ctx, key)}' does not belong to table ${name}.`);
}

/** A new row of these values, in the table. */
export function filled(table: DataTable, values: readonly Value[], ctx: ScriptContext): DataRow {
  const row = new DataRow(table);
  row.fill(values, ctx);
  table.rows.add(row);
  return row;
}

/** Declares rows. */
export function defineDataRows(): void {
  const columnMember = (self: DataRow, name: string): DataColumn | undefined => self.table.columns.find(name);
  defineType({
    name: 'System.Data.DataRow',
    represents: DataRow,
    getItem: (self: DataRow, key, ctx) => self.get(columnOf(self, key, ctx)),
    setItem: (self: DataRow, key, value, ctx) => self.set(columnOf(self, key, ctx), value, ctx),
    getMember: (self: DataRow, name) => {
      const column = columnMember(self, name);
      return column === undefined ? undefined : self.get(column);
    },
    setMember: (self: DataRow, name, value, ctx) => {
      const column = columnMember(self, name);
      if (column !== undefined) self.set(column, value, ctx);
      return column !== undefined;
    },
    adaptedMembers: (self: DataRow) =>
      self.table.columns.list.map(({ name, dataType }) => ({
        name,
        typeText: dataType.displayName,
        isSettable: true,
      })),
    properties: {
      'ItemArray: System.Object[]': {
        get: (self: DataRow) =>
          typedArray(
            requireType('System.Object'),
            self.table.columns.list.map((column) => self.get(column)),
          ),
        set: (self: DataRow, values: Value[], ctx: ScriptContext) => self.fill(values, ctx),
      },
      'Table: System.Data.DataTable': (self: DataRow) => self.table,
    },
    methods: {
      'Item(string columnName): System.Object': (self: DataRow, [name]: [string], ctx: ScriptContext) =>
        self.get(columnOf(self, name, ctx)),
      'Item(int columnIndex): System.Object': (self: DataRow, [index]: [number], ctx: ScriptContext) =>
        self.get(columnOf(self, index, ctx)),
      'IsNull(string columnName): bool': (self: DataRow, [name]: [string], ctx: ScriptContext) =>
        toText(ctx, self.get(columnOf(self, name, ctx))) === '',
      'Delete(): void': (self: DataRow) => self.table.rows.remove(self),
    },
  });
  defineType({
    name: 'System.Data.DataRowCollection',
    represents: DataRowCollection,
    interfaces: ['System.Collections.ICollection', 'System.Collections.IEnumerable'],
    enumerate: (self: DataRowCollection) => self.list,
    getItem: (self: DataRowCollection, index, ctx) => {
      const at = convertTo(ctx, index, requireType('System.Int32')) as number;
      return self.list[at < 0 ? at + self.list.length : at] ?? null;
    },
    properties: { 'Count: int': (self: DataRowCollection) => self.list.length },
    methods: {
      'Add(System.Data.DataRow row): void': (self: DataRowCollection, [row]: [DataRow]) => self.add(row),
      'Add(Params System.Object[] values): System.Data.DataRow': (
        self: DataRowCollection,
        [values]: [Value[]],
        ctx: ScriptContext,
      ) => filled(self.table, values, ctx),
      'Clear(): void': (self: DataRowCollection) => {
        self.list.length = 0;
      },
      'GetEnumerator(): System.Collections.IEnumerator': (self: DataRowCollection) => new ListEnumerator(self.list),
      'Remove(System.Data.DataRow row): void': (self: DataRowCollection, [row]: [DataRow]) => self.remove(row),
      'RemoveAt(int index): void': (self: DataRowCollection, [index]: [number]) => {
        self.list.splice(index, 1);
      },
    },
  });
}
