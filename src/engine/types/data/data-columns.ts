import { defineType, type NetType } from '../../values/net-type.js';
import type { PropertyDefinition } from '../../values/type-definition.js';
import { requireType } from '../../values/type-names.js';
import type { Value } from '../../values/value.js';
import { ListEnumerator } from '../enumerator.js';
import { argument, DataColumn, DataColumnCollection } from './data-objects.js';

const textColumn = (name: string): DataColumn => new DataColumn(name, requireType('System.String'));

function settable<K extends keyof DataColumn>(name: K): PropertyDefinition {
  return {
    get: (self: DataColumn) => self[name] as Value,
    set: (self: DataColumn, value: DataColumn[K]) => {
      self[name] = value;
    },
  };
}

/** Declares columns. */
export function defineDataColumns(): void {
  defineType({
    name: 'System.Data.DataColumn',
    represents: DataColumn,
    text: (self: DataColumn) => self.name,
    properties: {
      'AllowDBNull: bool': settable('allowsNull'),
      'AutoIncrement: bool': settable('autoIncrement'),
      'AutoIncrementSeed: int': settable('autoIncrementSeed'),
      'AutoIncrementStep: int': settable('autoIncrementStep'),
      'Caption: string': {
        get: (self: DataColumn) => self.caption ?? self.name,
        set: (self: DataColumn, value: string) => {
          self.caption = value;
        },
      },
      'ColumnName: string': settable('name'),
      'DataType: type': settable('dataType'),
      'DefaultValue: System.Object': settable('defaultValue'),
      'Ordinal: int': (self: DataColumn) => self.ordinal,
      'ReadOnly: bool': settable('isReadOnly'),
      'Table: System.Data.DataTable': (self: DataColumn) => self.table,
      'Unique: bool': settable('isUnique'),
    },
    constructors: {
      'new()': () => textColumn(''),
      'new(string columnName)': ([name]: [string]) => textColumn(name),
      'new(string columnName, type dataType)': ([name, type]: [string, NetType]) => new DataColumn(name, type),
    },
  });
  defineType({
    name: 'System.Data.DataColumnCollection',
    represents: DataColumnCollection,
    interfaces: ['System.Collections.ICollection', 'System.Collections.IEnumerable'],
    enumerate: (self: DataColumnCollection) => self.list,
    getItem: (self: DataColumnCollection, index) =>
      (typeof index === 'number' ? self.list[index] : self.find(String(index))) ?? null,
    properties: { 'Count: int': (self: DataColumnCollection) => self.list.length },
    methods: {
      'Add(System.Data.DataColumn column): void': (self: DataColumnCollection, [column]: [DataColumn]) => {
        self.add(column);
      },
      'Add(string columnName): System.Data.DataColumn': (self: DataColumnCollection, [name]: [string]) =>
        self.add(textColumn(name)),
      'Add(string columnName, type type): System.Data.DataColumn': (
        self: DataColumnCollection,
        [name, type]: [string, NetType],
      ) => self.add(new DataColumn(name, type)),
      'AddRange(System.Data.DataColumn[] columns): void': (self: DataColumnCollection, [columns]: [DataColumn[]]) => {
        for (const column of columns) self.add(column);
      },
      'Contains(string name): bool': (self: DataColumnCollection, [name]: [string]) => self.find(name) !== undefined,
      'GetEnumerator(): System.Collections.IEnumerator': (self: DataColumnCollection) => new ListEnumerator(self.list),
      'IndexOf(string columnName): int': (self: DataColumnCollection, [name]: [string]) =>
        self.find(name)?.ordinal ?? -1,
      'Remove(string name): void': (self: DataColumnCollection, [name]: [string]) => {
        const column = self.find(name);
        if (!column) throw argument(`Column '${name}' does not belong to table ${self.table.name}.`);
        self.remove(column);
      },
      'Remove(System.Data.DataColumn column): void': (self: DataColumnCollection, [column]: [DataColumn]) =>
        self.remove(column),
    },
  });
}
