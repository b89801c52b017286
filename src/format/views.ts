import type { ScriptContext } from '../engine/values/script-access.js';
import type { Value } from '../engine/values/value.js';
import type { Alignment } from './alignment.js';
import type { Expression } from './expressions.js';

/** What a cell of a view shows: a property, or something computed. */
export type CellSource =
  | { readonly property: string }
  | { readonly compute: (ctx: ScriptContext, object: Value) => Value; readonly label?: string }
  | { readonly expression: Expression };

/** One cell of a row definition. */
export interface ViewCell {
  readonly source: CellSource;
  readonly alignment?: Alignment;
  readonly format?: string;
}

/** A column's head. */
export interface ViewColumn {
  /** Absent: the property's name or the script's text. */
  readonly label?: string;
  /** Cells; absent or 0: what is left. */
  readonly width?: number;
  readonly alignment?: Alignment;
}

/** Says for which objects an entry of a view is. */
export interface EntrySelector {
  /** Full type name; absent: objects of any type. */
  readonly type?: string;
  readonly when?: (ctx: ScriptContext, object: Value) => boolean;
}

/** An entry of a view: for all objects, or for those that one of its selectors is for. */
export interface SelectableEntry {
  readonly selectedBy?: readonly EntrySelector[];
}

/** Cells of a row. */
export interface ViewRow extends SelectableEntry {
  readonly cells: readonly ViewCell[];
  readonly wrap?: boolean;
}

/** Above which value a group of objects stands. */
export interface ViewGroup {
  readonly expression: Expression;
  readonly label?: string;
  /** The whole header as free text instead of `   Label: value`. */
  readonly header?: CustomControl;
}

/** A view's table. */
export interface TableControl {
  readonly kind: 'table';
  readonly columns: readonly ViewColumn[];
  readonly rows: readonly ViewRow[];
  readonly autoSize?: boolean;
  readonly hideHeaders?: boolean;
}

/** One line of a list. */
export interface ViewItem {
  readonly label?: string;
  readonly source: CellSource;
  readonly format?: string;
  /** The line is left out for objects this says no to. */
  readonly when?: (ctx: ScriptContext, object: Value) => boolean;
}

/** Lines of a list. */
export interface ViewListEntry extends SelectableEntry {
  readonly items: readonly ViewItem[];
}

/** A view's list. */
export interface ListControl {
  readonly kind: 'list';
  readonly entries: readonly ViewListEntry[];
}

/** What a wide table shows of an object. */
export interface ViewWideEntry extends SelectableEntry {
  readonly source: CellSource;
  readonly format?: string;
}

/** A view's wide table. */
export interface WideControl {
  readonly kind: 'wide';
  readonly entries: readonly ViewWideEntry[];
  readonly columns?: number;
  readonly autoSize?: boolean;
}

/** A step of a free-text view. */
export type CustomItem =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'line'; readonly count?: number }
  | {
      readonly kind: 'value';
      readonly source: CellSource | null;
      readonly format?: string;
      /** Each element of the value is laid out by itself. */
      readonly enumerate?: boolean;
      /** How the value is laid out; absent: as a text. */
      readonly control?: () => CustomControl;
      readonly when?: (ctx: ScriptContext, object: Value) => boolean;
    }
  | {
      readonly kind: 'frame';
      readonly indent: number;
      readonly right: number;
      readonly first: number;
      readonly items: readonly CustomItem[];
    };

/** Steps of a free text. */
export interface CustomEntry extends SelectableEntry {
  readonly items: readonly CustomItem[];
}

/** Free text made from an object. */
export interface CustomControl {
  readonly kind: 'custom';
  readonly entries: readonly CustomEntry[];
}

/** What a view consists of. */
export type Control = TableControl | ListControl | WideControl | CustomControl;

/** How objects of some types are shown. The first view of a type is the default one, whatever its kind. */
export interface View {
  readonly name: string;
  /** Full type names it is for. */
  readonly types: readonly string[];
  readonly control: Control;
  readonly group?: ViewGroup;
  /** Printed outside the open document (errors, warnings, script blocks). */
  readonly outOfBand?: boolean;
}

/** Which shape a view has. */
export type ShapeKind = Control['kind'];
