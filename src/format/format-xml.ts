import { isTrue } from '../engine/convert/truth.js';
import type { ScriptBlock } from '../engine/pipeline/script-block.js';
import type { ScriptContext } from '../engine/values/script-access.js';
import type { Value } from '../engine/values/value.js';
import { type Expression, outcomeOf, scriptExpression } from './expressions.js';
import { alignmentIn, readColumn, texts } from './format-xml-columns.js';
import { expressionOf } from './shape-generator.js';
import type {
  CellSource,
  Control,
  CustomControl,
  CustomItem,
  EntrySelector,
  ListControl,
  SelectableEntry,
  TableControl,
  View,
  ViewCell,
  ViewGroup,
  ViewItem,
  ViewRow,
  ViewWideEntry,
  WideControl,
} from './views.js';
import { child, childrenOf, childText, readXml, XmlFault, type XmlNode } from './xml-reader.js';

/** Compiles the text of a script block; raises a parse error. */
export type CompileBlock = (text: string) => ScriptBlock;

/** The views of a .format.ps1xml file; raises XmlFault when it is not what it should be. */
export function readFormatXml(text: string, compile: CompileBlock): View[] {
  const root = readXml(text);
  if (root.name !== 'Configuration')
    throw new XmlFault(`The root element is <${root.name}>; <Configuration> is expected.`);
  return new FormatReader(root, compile).views();
}

/** What an empty item of the usual row shows. */
const emptyCell: ViewCell = { source: { compute: () => null, label: '' } };

type Condition = (ctx: ScriptContext, object: Value) => boolean;

/** Turns the elements of one file into views. */
class FormatReader {
  readonly #root: XmlNode;
  readonly #compile: CompileBlock;
  readonly #sets = new Map<string, readonly string[]>();
  readonly #controls = new Map<string, XmlNode>();

  constructor(root: XmlNode, compile: CompileBlock) {
    this.#root = root;
    this.#compile = compile;
    for (const set of childrenOf(child(root, 'SelectionSets'), 'SelectionSet')) {
      this.#sets.set(childText(set, 'Name') ?? '', texts(child(set, 'Types'), 'TypeName'));
    }
    for (const control of childrenOf(child(root, 'Controls'), 'Control')) this.#keepControl(control);
  }

  views(): View[] {
    return childrenOf(child(this.#root, 'ViewDefinitions'), 'View').map((view) => this.#view(view));
  }

  #keepControl(node: XmlNode): void {
    const custom = child(node, 'CustomControl');
    if (custom) this.#controls.set(childText(node, 'Name') ?? '', custom);
  }

  #view(node: XmlNode): View {
    for (const control of childrenOf(child(node, 'Controls'), 'Control')) this.#keepControl(control);
    const types = this.#typesIn(child(node, 'ViewSelectedBy'));
    if (types.length === 0) throw new XmlFault(`The view "${childText(node, 'Name') ?? ''}" names no type.`);
    const group = child(node, 'GroupBy');
    return {
      name: childText(node, 'Name') ?? '',
      types,
      control: this.#control(node),
      outOfBand: child(node, 'OutOfBand') !== undefined,
      ...(group ? { group: this.#group(group) } : {}),
    };
  }

  #typesIn(node: XmlNode | undefined): string[] {
    const named = texts(node, 'SelectionSetName').flatMap((name) => {
      const set = this.#sets.get(name);
      if (!set) throw new XmlFault(`The selection set "${name}" is not defined.`);
      return set;
    });
    return [...texts(node, 'TypeName'), ...named];
  }

  #control(view: XmlNode): Control {
    const table = child(view, 'TableControl');
    if (table) return this.#table(table);
    const list = child(view, 'ListControl');
    if (list) return this.#list(list);
    const wide = child(view, 'WideControl');
    if (wide) return this.#wide(wide);
    const custom = child(view, 'CustomControl');
    if (custom) return this.#custom(custom);
    throw new XmlFault(`The view "${childText(view, 'Name') ?? ''}" has no control.`);
  }

  #table(node: XmlNode): TableControl {
    const columns = childrenOf(child(node, 'TableHeaders'), 'TableColumnHeader').map(readColumn);
    const nodes = childrenOf(child(node, 'TableRowEntries'), 'TableRowEntry');
    if (nodes.length === 0) throw new XmlFault('A table needs a row.');
    const cellsIn = (row: XmlNode): (ViewCell | null)[] =>
      childrenOf(child(row, 'TableColumnItems'), 'TableColumnItem').map((cell) => this.#cell(cell));
    const usual = nodes.find((row) => !child(row, 'EntrySelectedBy'));
    const usualCells = usual ? cellsIn(usual).map((cell) => cell ?? emptyCell) : [];
    const rows = nodes.map(
      (row): ViewRow => ({
        ...this.#selection(row),
        wrap: child(row, 'Wrap') !== undefined,
        cells: row === usual ? usualCells : cellsIn(row).map((cell, k) => cell ?? usualCells[k] ?? emptyCell),
      }),
    );
    return {
      kind: 'table',
      columns,
      rows,
      autoSize: child(node, 'AutoSize') !== undefined,
      hideHeaders: child(node, 'HideTableHeaders') !== undefined,
    };
  }

  /** Null for an empty item, which stands for that of the usual row. */
  #cell(node: XmlNode): ViewCell | null {
    if (node.children.length === 0) return null;
    const alignment = alignmentIn(node);
    const format = childText(node, 'FormatString');
    return { source: this.#source(node), ...(alignment ? { alignment } : {}), ...(format ? { format } : {}) };
  }

  #list(node: XmlNode): ListControl {
    const entries = childrenOf(child(node, 'ListEntries'), 'ListEntry').map((entry) => ({
      ...this.#selection(entry),
      items: childrenOf(child(entry, 'ListItems'), 'ListItem').map((item) => this.#item(item)),
    }));
    return { kind: 'list', entries };
  }

  #item(node: XmlNode): ViewItem {
    const label = childText(node, 'Label');
    const format = childText(node, 'FormatString');
    const when = this.#condition(child(node, 'ItemSelectionCondition'));
    return {
      source: this.#source(node),
      ...(label ? { label } : {}),
      ...(format ? { format } : {}),
      ...(when ? { when } : {}),
    };
  }

  #wide(node: XmlNode): WideControl {
    const entries = childrenOf(child(node, 'WideEntries'), 'WideEntry').map((entry): ViewWideEntry => {
      const item = child(entry, 'WideItem');
      if (!item) throw new XmlFault('A wide control needs an item.');
      const format = childText(item, 'FormatString');
      return { ...this.#selection(entry), source: this.#source(item), ...(format ? { format } : {}) };
    });
    if (entries.length === 0) throw new XmlFault('A wide control needs an entry.');
    return {
      kind: 'wide',
      entries,
      columns: Number(childText(node, 'ColumnNumber') ?? 0),
      autoSize: child(node, 'AutoSize') !== undefined,
    };
  }

  #custom(node: XmlNode): CustomControl {
    const entries = childrenOf(child(node, 'CustomEntries'), 'CustomEntry').map((entry) => ({
      ...this.#selection(entry),
      items: this.#customItems(child(entry, 'CustomItem')),
    }));
    return { kind: 'custom', entries };
  }

  #customItems(node: XmlNode | undefined): CustomItem[] {
    return (node?.children ?? []).map((part): CustomItem => {
      switch (part.name) {
        case 'Text':
          return { kind: 'text', text: part.text };
        case 'NewLine':
          return { kind: 'line', count: Number(childText(part, 'Count') ?? 1) };
        case 'Frame':
          return this.#frame(part);
        case 'ExpressionBinding':
          return this.#binding(part);
        default:
          throw new XmlFault(`<${part.name}> is not known inside of <CustomItem>.`);
      }
    });
  }

  #frame(node: XmlNode): CustomItem {
    const number = (name: string): number => Number(childText(node, name) ?? 0);
    const first = number('FirstLineIndent') - number('FirstLineHanging');
    return {
      kind: 'frame',
      indent: number('LeftIndent'),
      right: number('RightIndent'),
      first,
      items: this.#customItems(child(node, 'CustomItem')),
    };
  }

  #binding(node: XmlNode): CustomItem {
    const isSelf = !child(node, 'PropertyName') && !child(node, 'ScriptBlock');
    const named = childText(node, 'CustomControlName');
    const own = child(node, 'CustomControl') ?? (named ? this.#controls.get(named) : undefined);
    const when = this.#condition(child(node, 'ItemSelectionCondition'));
    const format = childText(node, 'FormatString');
    return {
      kind: 'value',
      source: isSelf ? null : this.#source(node),
      enumerate: child(node, 'EnumerateCollection') !== undefined,
      ...(format ? { format } : {}),
      ...(own ? { control: () => this.#custom(own) } : {}),
      ...(when ? { when } : {}),
    };
  }

  #group(node: XmlNode): ViewGroup {
    const label = childText(node, 'Label');
    const named = childText(node, 'CustomControlName');
    const own = child(node, 'CustomControl') ?? (named ? this.#controls.get(named) : undefined);
    const expression = this.#expression(node);
    return { expression, ...(label ? { label } : {}), ...(own ? { header: this.#custom(own) } : {}) };
  }

  #expression(node: XmlNode): Expression {
    return expressionOf(this.#source(node));
  }

  #source(node: XmlNode): CellSource {
    const property = childText(node, 'PropertyName');
    if (property !== undefined) return { property };
    const script = child(node, 'ScriptBlock');
    if (!script) throw new XmlFault(`<${node.name}> needs a <PropertyName> or a <ScriptBlock>.`);
    return { expression: scriptExpression(this.#compile(script.text)) };
  }

  #selection(node: XmlNode): SelectableEntry {
    const by = child(node, 'EntrySelectedBy');
    if (!by) return {};
    const conditional = childrenOf(by, 'SelectionCondition').flatMap((condition): EntrySelector[] => {
      const when = this.#condition(condition)!;
      const types = this.#typesIn(condition);
      return types.length > 0 ? types.map((type) => ({ type, when })) : [{ when }];
    });
    return { selectedBy: [...this.#typesIn(by).map((type) => ({ type })), ...conditional] };
  }

  #condition(node: XmlNode | undefined): Condition | null {
    if (!node) return null;
    const expression = this.#expression(node);
    return (ctx, object) => {
      const outcome = outcomeOf(ctx, expression, object);
      return outcome !== null && 'value' in outcome && isTrue(outcome.value);
    };
  }
}
