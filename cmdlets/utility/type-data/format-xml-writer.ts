import { expressionOf } from '../../../src/format/shape-generator.js';
import type { CellSource, Control, ListControl, TableControl, WideControl } from '../../../src/format/views.js';
import type { TypeViews } from './type-views.js';

/** A .format.ps1xml text of views. What a view of this program computes itself is left as a comment: it has no script. */
export function formatXml(types: readonly TypeViews[]): string {
  const views = types.flatMap(({ typeNames, definitions }) =>
    definitions.map(({ view }) =>
      [
        '<View>',
        `<Name>${escaped(view.name)}</Name>`,
        `<ViewSelectedBy>${typeNames.map((name) => `<TypeName>${escaped(name)}</TypeName>`).join('')}</ViewSelectedBy>`,
        controlXml(view.control),
        '</View>',
      ].join(''),
    ),
  );
  return `<?xml version="1.0" encoding="utf-8"?><Configuration><ViewDefinitions>${views.join('')}</ViewDefinitions></Configuration>`;
}

function controlXml(control: Control): string {
  switch (control.kind) {
    case 'table':
      return tableXml(control);
    case 'list':
      return listXml(control);
    case 'wide':
      return wideXml(control);
    default:
      return '<CustomControl><CustomEntries><CustomEntry><CustomItem><ExpressionBinding><ScriptBlock>$_</ScriptBlock></ExpressionBinding></CustomItem></CustomEntry></CustomEntries></CustomControl>';
  }
}

function tableXml(control: TableControl): string {
  const columns = control.columns.map(({ label, width, alignment }) =>
    [
      '<TableColumnHeader>',
      label === undefined ? '' : `<Label>${escaped(label)}</Label>`,
      width ? `<Width>${width}</Width>` : '',
      alignment ? `<Alignment>${alignment[0]!.toUpperCase()}${alignment.slice(1)}</Alignment>` : '',
      '</TableColumnHeader>',
    ].join(''),
  );
  const rows = control.rows.map(
    (row) =>
      `<TableRowEntry>${row.wrap ? '<Wrap/>' : ''}<TableColumnItems>${row.cells
        .map((cell) => `<TableColumnItem>${sourceXml(cell.source)}</TableColumnItem>`)
        .join('')}</TableColumnItems></TableRowEntry>`,
  );
  const auto = control.autoSize ? '<AutoSize/>' : '';
  return `<TableControl>${auto}<TableHeaders>${columns.join('')}</TableHeaders><TableRowEntries>${rows.join('')}</TableRowEntries></TableControl>`;
}

function wideXml({ entries }: WideControl): string {
  const all = entries.map(({ source }) => `<WideEntry><WideItem>${sourceXml(source)}</WideItem></WideEntry>`).join('');
  return `<WideControl><WideEntries>${all}</WideEntries></WideControl>`;
}

function listXml(control: ListControl): string {
  const entries = control.entries.map(
    (entry) =>
      `<ListEntry><ListItems>${entry.items
        .map(
          (item) =>
            `<ListItem>${item.label === undefined ? '' : `<Label>${escaped(item.label)}</Label>`}${sourceXml(item.source)}</ListItem>`,
        )
        .join('')}</ListItems></ListEntry>`,
  );
  return `<ListControl><ListEntries>${entries.join('')}</ListEntries></ListControl>`;
}

function sourceXml(source: CellSource): string {
  if ('property' in source) return `<PropertyName>${escaped(source.property)}</PropertyName>`;
  const { label } = expressionOf(source);
  return 'expression' in source
    ? `<ScriptBlock>${escaped(label)}</ScriptBlock>`
    : `<PropertyName>${escaped(label)}</PropertyName>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
