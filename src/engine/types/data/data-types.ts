/** `System.Data`: tables in memory. Built when one of its names is first resolved. */
import { defineType } from '../../values/net-type.js';
import { lazyTypes } from '../../values/type-registry.js';
import { defineDataColumns } from './data-columns.js';
import { DataColumn, DataColumnCollection, DataRow, DataRowCollection, DataTable } from './data-objects.js';
import { defineDataRows } from './data-rows.js';

function defineDataTable(): void {
  defineType({
    name: 'System.Data.DataTable',
    represents: DataTable,
    interfaces: ['System.IDisposable'],
    text: (self: DataTable) => self.name,
    enumerate: (self: DataTable) => self.rows.list,
    properties: {
      'Columns: System.Data.DataColumnCollection': (self: DataTable) => self.columns,
      'Rows: System.Data.DataRowCollection': (self: DataTable) => self.rows,
      'TableName: string': {
        get: (self: DataTable) => self.name,
        set: (self: DataTable, value: string | null) => {
          self.name = value ?? '';
        },
      },
    },
    methods: {
      'AcceptChanges(): void': () => undefined,
      'Clear(): void': (self: DataTable) => {
        self.rows.list.length = 0;
      },
      'Clone(): System.Data.DataTable': (self: DataTable) => self.copy(false),
      'Copy(): System.Data.DataTable': (self: DataTable) => self.copy(true),
      'Dispose(): void': () => undefined,
      'ImportRow(System.Data.DataRow row): void': (self: DataTable, [row]: [DataRow]) => self.importRow(row),
      'NewRow(): System.Data.DataRow': (self: DataTable) => new DataRow(self),
      'Select(): System.Data.DataRow[]': (self: DataTable) => [...self.rows.list],
    },
    constructors: {
      'new()': () => new DataTable(),
      'new(string tableName)': ([name]: [string]) => new DataTable(name),
    },
  });
}

const classes = { DataColumn, DataColumnCollection, DataRow, DataRowCollection, DataTable };
lazyTypes(
  Object.keys(classes).map((name) => `System.Data.${name}`),
  () => {
    defineDataColumns();
    defineDataRows();
    defineDataTable();
  },
  Object.values(classes),
);
