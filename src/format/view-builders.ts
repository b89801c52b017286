import type { ScriptContext } from '../engine/values/script-access.js';
import type { Value } from '../engine/values/value.js';
import type { Alignment } from './alignment.js';
import { computedExpression, propertyExpression } from './expressions.js';
import type { CellSource, CustomItem, View, ViewGroup, ViewItem } from './views.js';

/** How a computed cell gets its value. */
export type Compute = (ctx: ScriptContext, object: Value) => Value;

/** One column of a view's table with its cell. */
export interface ColumnSpec {
  readonly source: CellSource;
  readonly label?: string;
  readonly width?: number;
  readonly alignment?: Alignment;
  readonly cellAlignment?: Alignment;
}

/** A column that shows a property. */
export function column(property: string, width = 0, alignment?: Alignment, label?: string): ColumnSpec {
  return {
    source: { property },
    width,
    ...(alignment ? { alignment } : {}),
    ...(label === undefined ? {} : { label }),
  };
}

/** A column whose label is stated: the name of its property. */
export function labelled(property: string, width = 0, alignment?: Alignment): ColumnSpec {
  return column(property, width, alignment, property);
}

/** A column that shows something computed. */
export function computed(label: string, width: number, alignment: Alignment | undefined, compute: Compute): ColumnSpec {
  return { source: { compute, label }, label, width, ...(alignment ? { alignment } : {}) };
}

/** What a view may have beside its table. */
export interface TableSpec {
  readonly autoSize?: boolean;
  readonly wrap?: boolean;
  readonly group?: ViewGroup;
}

/** A view that is a table. */
export function tableView(
  name: string,
  types: readonly string[],
  columns: readonly ColumnSpec[],
  spec: TableSpec = {},
): View {
  return {
    name,
    types,
    ...(spec.group ? { group: spec.group } : {}),
    control: {
      kind: 'table',
      autoSize: spec.autoSize ?? false,
      columns: columns.every(isPlain)
        ? []
        : columns.map(({ label, width, alignment }) => ({
            ...(label === undefined ? {} : { label }),
            ...(width === undefined ? {} : { width }),
            ...(alignment === undefined ? {} : { alignment }),
          })),
      rows: [
        {
          wrap: spec.wrap ?? false,
          cells: columns.map(({ source, cellAlignment }) => ({
            source,
            ...(cellAlignment ? { alignment: cellAlignment } : {}),
          })),
        },
      ],
    },
  };
}

/** True for a column that leaves everything to its property. */
function isPlain({ label, width, alignment }: ColumnSpec): boolean {
  return label === undefined && !width && alignment === undefined;
}

/** A line of a list that shows a property, under another label if one is given. */
export function item(property: string, label?: string): ViewItem {
  return { source: { property }, ...(label === undefined ? {} : { label }) };
}

/** A line of a list that shows something computed. */
export function computedItem(label: string, compute: Compute): ViewItem {
  return { label, source: { compute, label } };
}

/** A view that is a list; names stand for properties. */
export function listView(name: string, types: readonly string[], items: readonly (string | ViewItem)[]): View {
  return {
    name,
    types,
    control: { kind: 'list', entries: [{ items: items.map((one) => (typeof one === 'string' ? item(one) : one)) }] },
  };
}

/** A view that is a wide table of one property. */
export function wideView(name: string, types: readonly string[], property: string): View {
  return { name, types, control: { kind: 'wide', entries: [{ source: { property } }] } };
}

/** A view that is free text made by a function. */
export function textView(name: string, types: readonly string[], compute: Compute, outOfBand = false): View {
  const items: CustomItem[] = [{ kind: 'value', source: { compute } }];
  return { name, types, outOfBand, control: { kind: 'custom', entries: [{ items }] } };
}

/** Objects grouped by a property, under `   Label: value`. */
export function groupByProperty(property: string, label?: string): ViewGroup {
  return { expression: propertyExpression(property), ...(label === undefined ? {} : { label }) };
}

/** Objects grouped by something computed, under `    Label: value`, indented as file listings are. */
export function groupByComputed(label: string, compute: Compute): ViewGroup {
  const source: CellSource = { compute, label };
  const items: CustomItem[] = [
    {
      kind: 'frame',
      indent: 4,
      right: 0,
      first: 0,
      items: [{ kind: 'text', text: `${label}: ` }, { kind: 'value', source }, { kind: 'line' }],
    },
  ];
  return { expression: computedExpression(label, compute), label, header: { kind: 'custom', entries: [{ items }] } };
}

/** Views of one family of types; made when the first of them is asked for. */
export interface ViewFamily {
  readonly types: readonly string[];
  load(): readonly View[];
}

/** A family whose views are made once, when one of its types is first shown. */
export function viewFamily(types: readonly string[], make: () => readonly View[]): ViewFamily {
  let views: readonly View[] | null = null;
  return { types, load: () => (views ??= make()) };
}
