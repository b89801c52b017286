import { defineEnum, type EnumValue, enumOf } from '../../../src/engine/values/enums.js';
import { defineType } from '../../../src/engine/values/net-type.js';
import type { PropertyDefinition } from '../../../src/engine/values/type-definition.js';
import { lazyTypes } from '../../../src/engine/values/type-registry.js';
import { NetObject, type Value } from '../../../src/engine/values/value.js';
import type { Alignment } from '../../../src/format/alignment.js';
import { expressionOf } from '../../../src/format/shape-generator.js';
import type {
  CellSource,
  Control,
  SelectableEntry,
  View,
  ViewCell,
  ViewColumn,
  ViewGroup,
  ViewItem,
} from '../../../src/format/views.js';

const space = 'System.Management.Automation.';
const alignmentEnum = `${space}Alignment`;
const valueTypeEnum = `${space}DisplayEntryValueType`;

defineEnum(alignmentEnum, ['Undefined', 'Left', 'Center', 'Right']);
defineEnum(valueTypeEnum, ['Property', 'ScriptBlock']);

/** A part of a view as scripts see it. */
abstract class Part<T> extends NetObject {
  readonly part: T;

  constructor(part: T) {
    super();
    this.part = part;
  }
}

/** How a view shows objects. */
export abstract class ViewControl extends Part<View> {}
class TableControl extends ViewControl {}
class ListControl extends ViewControl {}
class WideControl extends ViewControl {}
class CustomControl extends ViewControl {}

class ColumnHeader extends Part<ViewColumn> {}
class TableRow extends Part<SelectableEntry & { readonly cells: readonly ViewCell[]; readonly wrap?: boolean }> {}
class TableColumn extends Part<ViewCell> {}
class ListEntry extends Part<SelectableEntry & { readonly items: readonly ViewItem[] }> {}
class ListItem extends Part<ViewItem> {}
class WideEntry extends Part<SelectableEntry & { readonly source: CellSource; readonly format?: string }> {}
class CustomEntry extends Part<SelectableEntry> {}
class SelectedBy extends Part<SelectableEntry> {}
class GroupBy extends Part<ViewGroup> {}
class DisplayEntry extends Part<CellSource> {}

const controls = { table: TableControl, list: ListControl, wide: WideControl, custom: CustomControl } as const;

/** The control of a view as an object. */
export function viewControl(view: View): ViewControl {
  return new controls[view.control.kind](view);
}

function alignmentOf(alignment: Alignment | undefined): EnumValue {
  return enumOf(alignmentEnum, alignment ? `${alignment[0]!.toUpperCase()}${alignment.slice(1)}` : 'Undefined');
}

/** A property's name or a script's text; what a view of this program computes itself has no text. */
function sourceText(source: CellSource): string {
  if ('property' in source) return source.property;
  return 'expression' in source ? expressionOf(source).label : '';
}

function isProperty(source: CellSource): boolean {
  return 'property' in source || ('expression' in source && source.expression.propertyName !== null);
}

function selectedBy(entry: SelectableEntry): Value {
  return entry.selectedBy ? new SelectedBy(entry) : null;
}

function controlOf<K extends Control['kind']>(self: ViewControl, _kind: K): Extract<Control, { kind: K }> {
  return self.part.control as Extract<Control, { kind: K }>;
}

const types: readonly (readonly [
  string,
  { readonly prototype: object },
  Readonly<Record<string, PropertyDefinition>>,
])[] = [
  [
    'TableControl',
    TableControl,
    {
      'Headers: System.Collections.Generic.List[System.Management.Automation.TableControlColumnHeader]': (
        self: TableControl,
      ) => controlOf(self, 'table').columns.map((column) => new ColumnHeader(column)),
      'Rows: System.Collections.Generic.List[System.Management.Automation.TableControlRow]': (self: TableControl) =>
        controlOf(self, 'table').rows.map((row) => new TableRow(row)),
      'AutoSize: bool': (self: TableControl) => controlOf(self, 'table').autoSize ?? false,
      'HideTableHeaders: bool': (self: TableControl) => controlOf(self, 'table').hideHeaders ?? false,
    },
  ],
  [
    'ListControl',
    ListControl,
    {
      'Entries: System.Collections.Generic.List[System.Management.Automation.ListControlEntry]': (self: ListControl) =>
        controlOf(self, 'list').entries.map((entry) => new ListEntry(entry)),
    },
  ],
  [
    'WideControl',
    WideControl,
    {
      'Entries: System.Collections.Generic.List[System.Management.Automation.WideControlEntryItem]': (
        self: WideControl,
      ) => controlOf(self, 'wide').entries.map((entry) => new WideEntry(entry)),
      'AutoSize: bool': (self: WideControl) => controlOf(self, 'wide').autoSize ?? false,
      'Columns: int': (self: WideControl) => controlOf(self, 'wide').columns ?? 0,
    },
  ],
  [
    'CustomControl',
    CustomControl,
    {
      'Entries: System.Collections.Generic.List[System.Management.Automation.CustomControlEntry]': (
        self: CustomControl,
      ) => controlOf(self, 'custom').entries.map((entry) => new CustomEntry(entry)),
    },
  ],
  [
    'TableControlColumnHeader',
    ColumnHeader,
    {
      'Label: string': ({ part }: ColumnHeader) => part.label ?? null,
      [`Alignment: ${alignmentEnum}`]: ({ part }: ColumnHeader) => alignmentOf(part.alignment),
      'Width: int': ({ part }: ColumnHeader) => part.width ?? 0,
    },
  ],
  [
    'TableControlRow',
    TableRow,
    {
      'Columns: System.Collections.Generic.List[System.Management.Automation.TableControlColumn]': ({
        part,
      }: TableRow) => part.cells.map((cell) => new TableColumn(cell)),
      'SelectedBy: System.Management.Automation.EntrySelectedBy': ({ part }: TableRow) => selectedBy(part),
      'Wrap: bool': ({ part }: TableRow) => part.wrap ?? false,
    },
  ],
  [
    'TableControlColumn',
    TableColumn,
    {
      [`Alignment: ${alignmentEnum}`]: ({ part }: TableColumn) => alignmentOf(part.alignment),
      'DisplayEntry: System.Management.Automation.DisplayEntry': ({ part }: TableColumn) =>
        new DisplayEntry(part.source),
      'FormatString: string': ({ part }: TableColumn) => part.format ?? null,
    },
  ],
  [
    'ListControlEntry',
    ListEntry,
    {
      'Items: System.Collections.Generic.List[System.Management.Automation.ListControlEntryItem]': ({
        part,
      }: ListEntry) => part.items.map((item) => new ListItem(item)),
      'EntrySelectedBy: System.Management.Automation.EntrySelectedBy': ({ part }: ListEntry) => selectedBy(part),
    },
  ],
  [
    'ListControlEntryItem',
    ListItem,
    {
      'Label: string': ({ part }: ListItem) => part.label ?? null,
      'DisplayEntry: System.Management.Automation.DisplayEntry': ({ part }: ListItem) => new DisplayEntry(part.source),
      'FormatString: string': ({ part }: ListItem) => part.format ?? null,
    },
  ],
  [
    'WideControlEntryItem',
    WideEntry,
    {
      'DisplayEntry: System.Management.Automation.DisplayEntry': ({ part }: WideEntry) => new DisplayEntry(part.source),
      'EntrySelectedBy: System.Management.Automation.EntrySelectedBy': ({ part }: WideEntry) => selectedBy(part),
      'FormatString: string': ({ part }: WideEntry) => part.format ?? null,
    },
  ],
  [
    'CustomControlEntry',
    CustomEntry,
    {
      'SelectedBy: System.Management.Automation.EntrySelectedBy': ({ part }: CustomEntry) => selectedBy(part),
    },
  ],
  [
    'EntrySelectedBy',
    SelectedBy,
    {
      'TypeNames: System.Collections.Generic.List[string]': ({ part }: SelectedBy) =>
        (part.selectedBy ?? []).flatMap(({ type, when }) => (type === undefined || when ? [] : [type])),
    },
  ],
  [
    'PSControlGroupBy',
    GroupBy,
    {
      'Expression: System.Management.Automation.DisplayEntry': ({ part }: GroupBy) =>
        new DisplayEntry({ expression: part.expression }),
      'Label: string': ({ part }: GroupBy) => part.label ?? null,
    },
  ],
  [
    'DisplayEntry',
    DisplayEntry,
    {
      [`ValueType: ${valueTypeEnum}`]: ({ part }: DisplayEntry) =>
        enumOf(valueTypeEnum, isProperty(part) ? 'Property' : 'ScriptBlock'),
      'Value: string': ({ part }: DisplayEntry) => sourceText(part),
    },
  ],
];

const shared: Readonly<Record<string, PropertyDefinition>> = {
  'GroupBy: System.Management.Automation.PSControlGroupBy': ({ part }: ViewControl) =>
    part.group ? new GroupBy(part.group) : null,
  'OutOfBand: bool': ({ part }: ViewControl) => part.outOfBand ?? false,
};

lazyTypes(
  types.map(([name]) => space + name),
  () => {
    for (const [name, represents, properties] of types) {
      const isControl = represents.prototype instanceof ViewControl;
      defineType({
        name: space + name,
        represents,
        properties: isControl ? { ...properties, ...shared } : properties,
        ...(represents === DisplayEntry ? { text: entryText } : {}),
      });
    }
  },
  types.map(([, represents]) => represents),
);

function entryText({ part }: DisplayEntry): string {
  return `${isProperty(part) ? 'property' : 'script'}: ${sourceText(part)}`;
}
