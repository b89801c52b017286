import { toText } from '../../../src/engine/convert/text.js';
import { DBNull } from '../../../src/engine/types/dbnull.js';
import { itemsOf, typedArray } from '../../../src/engine/values/arrays.js';
import { defineType, type NetType } from '../../../src/engine/values/net-type.js';
import type { ScriptContext } from '../../../src/engine/values/script-access.js';
import type { PropertyDefinition } from '../../../src/engine/values/type-definition.js';
import { requireType } from '../../../src/engine/values/type-names.js';
import { NetObject, type Value } from '../../../src/engine/values/value.js';
import { rowFilter, rowOrder } from '../data-tables/expressions.js';
import { Column, Row, Table } from '../data-tables/table.js';

/** `$table.Columns`, `$table.Rows`: lists that belong to their table. */
class ColumnList extends NetObject {
  readonly table: Table;

  constructor(table: Table) {
    super();
    this.table = table;
  }
}

class RowList extends NetObject {
  readonly table: Table;

  constructor(table: Table) {
    super();
    this.table = table;
  }
}

const setting = <K extends 'initial' | 'allowsNull' | 'isCounting' | 'name' | 'counter' | 'type'>(
  key: K,
): PropertyDefinition => ({
  get: (self: Column) => self[key] as Value,
  set: (self: Column, value: Column[K]) => {
    self[key] = value;
  },
});

defineType({
  name: 'System.Data.DataColumn',
  represents: Column,
  text: (self: Column) => self.name,
  properties: {
    'ColumnName: string': setting('name'),
    'DataType: type': setting('type'),
    'DefaultValue: System.Object': setting('initial'),
    'AllowDBNull: bool': setting('allowsNull'),
    'AutoIncrement: bool': setting('isCounting'),
    'AutoIncrementSeed: long': {
      get: (self: Column) => BigInt(self.counter),
      set: (self: Column, seed: bigint) => {
        self.counter = Number(seed);
      },
    },
    'Caption: string': {
      get: (self: Column) => self.caption ?? self.name,
      set: (self: Column, text: string) => {
        self.caption = text;
      },
    },
    'Ordinal: int': (self: Column) => self.table?.columns.indexOf(self) ?? -1,
    'Table: System.Data.DataTable': (self: Column) => self.table,
  },
  constructors: {
    'new()': () => new Column(''),
    'new(string columnName)': ([name]: [string]) => new Column(name),
    'new(string columnName, type dataType)': ([name, type]: [string, NetType]) => new Column(name, type),
  },
});

defineType({
  name: 'System.Data.DataColumnCollection',
  represents: ColumnList,
  interfaces: ['System.Collections.ICollection', 'System.Collections.IEnumerable'],
  enumerate: ({ table }: ColumnList) => table.columns,
  getItem: ({ table }: ColumnList, key, ctx) =>
    typeof key === 'number' ? table.columns[key] : (table.column(toText(ctx, key)) ?? null),
  properties: { 'Count: int': ({ table }: ColumnList) => table.columns.length },
  methods: {
    'Add(): System.Data.DataColumn': ({ table }: ColumnList) => table.addColumn(new Column('')),
    'Add(string columnName): System.Data.DataColumn': ({ table }: ColumnList, [name]: [string]) =>
      table.addColumn(new Column(name)),
    'Add(string columnName, type type): System.Data.DataColumn': (
      { table }: ColumnList,
      [name, type]: [string, NetType],
    ) => table.addColumn(new Column(name, type)),
    'Add(System.Data.DataColumn column): void': ({ table }: ColumnList, [column]: [Column]) =>
      void table.addColumn(column),
    'AddRange(System.Data.DataColumn[] columns): void': ({ table }: ColumnList, [columns]: [Column[]]) => {
      for (const column of columns) table.addColumn(column);
    },
    'Contains(string name): bool': ({ table }: ColumnList, [name]: [string]) => table.column(name) !== undefined,
    'IndexOf(string columnName): int': ({ table }: ColumnList, [name]: [string]) => {
      const column = table.column(name);
      return column ? table.columns.indexOf(column) : -1;
    },
    'Remove(string name): void': ({ table }: ColumnList, [name]: [string], ctx) => {
      table.columns.splice(table.columns.indexOf(table.columnFor(ctx, name)), 1);
    },
    'Clear(): void': ({ table }: ColumnList) => {
      table.columns.length = 0;
    },
  },
});

defineType({
  name: 'System.Data.DataRowCollection',
  represents: RowList,
  interfaces: ['System.Collections.ICollection', 'System.Collections.IEnumerable'],
  enumerate: ({ table }: RowList) => table.rows,
  getItem: ({ table }: RowList, key) => (typeof key === 'number' ? table.rows[key] : undefined),
  properties: { 'Count: int': ({ table }: RowList) => table.rows.length },
  methods: {
    'Add(System.Data.DataRow row): void': ({ table }: RowList, [row]: [Row]) => void table.add(row),
    'Add(Params System.Object[] values): System.Data.DataRow': ({ table }: RowList, [values]: [Value[]], ctx) =>
      table.addValues(ctx, values),
    'Remove(System.Data.DataRow row): void': ({ table }: RowList, [row]: [Row]) => {
      table.rows = table.rows.filter((one) => one !== row);
    },
    'RemoveAt(int index): void': ({ table }: RowList, [at]: [number]) => void table.rows.splice(at, 1),
    'Clear(): void': ({ table }: RowList) => {
      table.rows = [];
    },
  },
});

defineType({
  name: 'System.Data.DataRow',
  represents: Row,
  getItem: (self: Row, key, ctx) => self.get(self.table.columnFor(ctx, key)),
  setItem: (self: Row, key, value, ctx) => self.set(ctx, self.table.columnFor(ctx, key), value),
  getMember: (self: Row, name) => {
    const column = self.table.column(name);
    return column ? self.get(column) : undefined;
  },
  setMember: (self: Row, name, value, ctx) => {
    const column = self.table.column(name);
    if (column) self.set(ctx, column, value);
    return column !== undefined;
  },
  adaptedMembers: (self: Row) =>
    self.table.columns.map(({ name, type }) => ({ name, typeText: type.displayName, isSettable: true })),
  properties: {
    'HasErrors: bool': () => false,
    'ItemArray: System.Object[]': {
      get: (self: Row) => self.items,
      set: (self: Row, values: Value, ctx: ScriptContext) => {
        for (const [i, value] of [...itemsOf(values)].entries()) self.set(ctx, self.table.columns[i]!, value);
      },
    },
    'RowError: string': () => '',
    'RowState: string': (self: Row) => self.state,
    'Table: System.Data.DataTable': (self: Row) => self.table,
  },
  methods: {
    'Item(System.Object column): System.Object': (self: Row, [key]: [Value], ctx) =>
      self.get(self.table.columnFor(ctx, key)),
    'Delete(): void': (self: Row) => {
      self.table.rows = self.table.rows.filter((one) => one !== self);
      self.state = 'Deleted';
    },
    'IsNull(string columnName): bool': (self: Row, [name]: [string], ctx) =>
      self.get(self.table.columnFor(ctx, name)) instanceof DBNull,
    'AcceptChanges(): void': () => undefined,
  },
});

function selected(self: Table, ctx: ScriptContext, filter: string, order: string): Value {
  const rows = self.rows.filter(rowFilter(ctx, self, filter ?? ''));
  return typedArray(requireType('System.Data.DataRow'), rows.sort(rowOrder(ctx, self, order)));
}

defineType({
  name: 'System.Data.DataTable',
  represents: Table,
  interfaces: ['System.IDisposable'],
  // PowerShell's pipeline takes a table as its rows.
  enumerate: (self: Table) => self.rows,
  text: (self: Table) => self.name,
  properties: {
    'TableName: string': {
      get: (self: Table) => self.name,
      set: (self: Table, name: string) => {
        self.name = name;
      },
    },
    'Columns: System.Data.DataColumnCollection': (self: Table) => new ColumnList(self),
    'Rows: System.Data.DataRowCollection': (self: Table) => new RowList(self),
    'HasErrors: bool': () => false,
  },
  methods: {
    'NewRow(): System.Data.DataRow': (self: Table) => new Row(self),
    'Select(): System.Data.DataRow[]': (self: Table, _args: [], ctx) => selected(self, ctx, '', ''),
    'Select(string filterExpression): System.Data.DataRow[]': (self: Table, [filter]: [string], ctx) =>
      selected(self, ctx, filter, ''),
    'Select(string filterExpression, string sort): System.Data.DataRow[]': (
      self: Table,
      [filter, order]: [string, string],
      ctx,
    ) => selected(self, ctx, filter, order),
    'ImportRow(System.Data.DataRow row): void': (self: Table, [row]: [Row]) => self.importRow(row),
    'Clear(): void': (self: Table) => {
      self.rows = [];
    },
    'Clone(): System.Data.DataTable': (self: Table) => self.copy(false),
    'Copy(): System.Data.DataTable': (self: Table) => self.copy(true),
    'AcceptChanges(): void': (self: Table) => {
      for (const row of self.rows) row.state = 'Unchanged';
    },
    'BeginLoadData(): void': () => undefined,
    'EndLoadData(): void': () => undefined,
    'Dispose(): void': () => undefined,
  },
  constructors: {
    'new()': () => new Table(),
    'new(string tableName)': ([name]: [string]) => new Table(name),
  },
});
