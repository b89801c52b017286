import { typeNamesOf } from '../engine/values/custom-object.js';
import type { Value } from '../engine/values/value.js';
import type { Alignment } from './alignment.js';
import { allExpressions, type Expression, outcomeOf, propertyExpression } from './expressions.js';
import { type Association, associate, labelOf } from './format-parameters.js';
import { defaultDisplaySet, findInfo } from './property-reader.js';
import type { EntryContent, TableColumn } from './records.js';
import { defaultAlignment } from './scalar-types.js';
import { expressionOf, type GeneratorContext, type ShapeGenerator, selectEntry } from './shape-generator.js';
import type { TableControl, ViewCell, ViewRow } from './views.js';

/** Columns of a table without -Property, at most. */
const columnLimit = 10;

/** A table from an object's properties or from -Property. */
export function propertyTable(context: GeneratorContext, first: Value): ShapeGenerator {
  const associations = columnsFor(context, first);
  const columns = associations.map((association) => propertyColumn(context, association, first));
  const { options } = context;
  const cellOf = associations.map(({ expression, parameter }) => {
    const format = parameter?.format;
    return (object: Value): string => context.text(expression, object, format, format === undefined);
  });
  return {
    shape: {
      kind: 'table',
      columns,
      hideHeader: options.hideHeaders ?? false,
      repeatHeader: options.repeatHeader ?? false,
    },
    autoSize: options.autoSize ?? false,
    entry: (object) => ({
      kind: 'row',
      cells: cellOf.map((cell) => cell(object)),
      alignments: null,
      wrap: options.wrap ?? false,
    }),
  };
}

function columnsFor(context: GeneratorContext, first: Value): Association[] {
  const { options, script } = context;
  if (options.properties && options.properties.length > 0) {
    return associate(script, first, options.properties, (name) =>
      /[*?[]/.test(name.replace(/`./g, '')) ? null : propertyExpression(name),
    );
  }
  const chosen = defaultDisplaySet(script, first);
  const expressions =
    chosen.length > 0 ? chosen.map(propertyExpression) : allExpressions(script, first).slice(0, columnLimit);
  return expressions.map((expression) => ({ expression, parameter: null }));
}

function propertyColumn(context: GeneratorContext, association: Association, first: Value): TableColumn {
  const { expression, parameter } = association;
  return {
    label: labelOf(association),
    propertyName: namedProperty(context, labelOf(association), first),
    width: parameter?.width ?? 0,
    alignment: parameter?.alignment ?? alignmentOf(context, expression, first),
  };
}

function alignmentOf(context: GeneratorContext, expression: Expression, first: Value): Alignment {
  const outcome = outcomeOf(context.script, expression, first);
  return outcome !== null && 'value' in outcome ? defaultAlignment(outcome.value) : 'left';
}

/** A table as a view defines it. */
export function viewTable(context: GeneratorContext, control: TableControl, first: Value): ShapeGenerator {
  const { options } = context;
  const rows = new Map(control.rows.map((row) => [row, readRow(row)]));
  const firstRow = selectEntry(control.rows, typeNamesOf(first), context.script, first) ?? control.rows[0]!;
  const usual = control.rows.find((row) => !row.selectedBy) ?? control.rows[0]!;
  return {
    shape: {
      kind: 'table',
      columns: viewColumns(context, control, firstRow, first),
      hideHeader: options.hideHeaders ?? control.hideHeaders ?? false,
      repeatHeader: options.repeatHeader ?? false,
    },
    autoSize: options.autoSize ?? control.autoSize ?? false,
    entry: (object) => {
      const row =
        control.rows.length === 1
          ? firstRow
          : (selectEntry(control.rows, typeNamesOf(object), context.script, object) ?? usual);
      return viewEntry(context, row, rows.get(row)!, object);
    },
  };
}

interface ReadRow {
  readonly expressions: readonly Expression[];
  readonly alignments: readonly (Alignment | null)[] | null;
}

function readRow(row: ViewRow): ReadRow {
  const alignments = row.cells.map((cell) => cell.alignment ?? null);
  return {
    expressions: row.cells.map((cell) => expressionOf(cell.source)),
    alignments: alignments.some((alignment) => alignment !== null) ? alignments : null,
  };
}

function viewEntry(context: GeneratorContext, row: ViewRow, read: ReadRow, object: Value): EntryContent {
  return {
    kind: 'row',
    cells: read.expressions.map((expression, k) => context.text(expression, object, row.cells[k]!.format)),
    alignments: read.alignments,
    wrap: context.options.wrap ?? row.wrap ?? false,
  };
}

function viewColumns(context: GeneratorContext, control: TableControl, row: ViewRow, first: Value): TableColumn[] {
  return row.cells.map((cell, k) => viewColumn(context, cell, control.columns[k] ?? {}, first));
}

function viewColumn(
  context: GeneratorContext,
  cell: ViewCell,
  head: TableControl['columns'][number],
  first: Value,
): TableColumn {
  const label = head.label ?? expressionOf(cell.source).label;
  return {
    label,
    propertyName: namedProperty(context, label, first),
    width: head.width ?? 0,
    alignment: head.alignment ?? cell.alignment ?? 'left',
  };
}

/** The label when it is the name of a property of the first object; null for labels of other kinds. */
function namedProperty({ script }: GeneratorContext, label: string, first: Value): string | null {
  return findInfo(script, first, label.toLowerCase()) === undefined ? null : label;
}
