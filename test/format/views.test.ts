import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadBuiltInViews } from '../../src/format/built-in-views.js';
import type { CellSource, View, ViewColumn } from '../../src/format/views.js';

interface RecordedCell {
  readonly label?: string;
  readonly kind: string;
  readonly value?: string;
  readonly align?: string;
}

interface RecordedView {
  readonly name: string;
  readonly kind: 'table' | 'list' | 'wide';
  readonly autosize?: boolean;
  readonly groupBy?: string;
  readonly headers?: readonly { readonly label?: string; readonly width: number; readonly align: string }[];
  readonly rows?: readonly { readonly wrap: boolean; readonly cells: readonly RecordedCell[] }[];
  readonly entries?: readonly { readonly items?: readonly RecordedCell[]; readonly value?: string }[];
}

/** What Get-FormatData of PowerShell 7.6.5 said of its own views (script-computed cells without their scripts). */
const recorded = JSON.parse(readFileSync(new URL('recorded-views.json', import.meta.url), 'utf8')) as readonly {
  readonly types: readonly string[];
  readonly views?: readonly RecordedView[];
}[];

/** Hidden members of the engine's file objects, and what shows the same here. */
const hiddenMembers: Readonly<Record<string, string>> = {
  NameString: 'Name',
  LengthString: 'computed',
  LastWriteTimeString: 'computed',
  ModeWithoutHardLink: 'Mode',
};
/** Views that are made by the formatter itself, not by a table of views. */
const builtIntoFormatter = new Set(['System.Management.Automation.ErrorRecord']);

const head = (label: string | undefined, width: number | undefined, align: string | undefined): string =>
  `${label ?? ''}/${width ?? 0}/${(align ?? 'undefined').toLowerCase()}`;

function source(cell: CellSource): string {
  return 'property' in cell ? cell.property : 'computed';
}

function recordedSource({ kind, value }: RecordedCell): string {
  return kind === 'Property' && value !== undefined ? (hiddenMembers[value] ?? value) : 'computed';
}

/** A column as the recording has it; a view of ours may leave out columns that say nothing. */
function heads(columns: readonly ViewColumn[], count: number): string[] {
  return Array.from({ length: count }, (_, k) => columns[k] ?? {}).map(({ label, width, alignment }) =>
    head(label, width, alignment),
  );
}

const sameKind = (typeName: string, { name, kind }: RecordedView): View | undefined =>
  loadBuiltInViews(typeName.toLowerCase()).find((view) => view.name === name && view.control.kind === kind);

describe('views of PowerShell', () => {
  for (const { types, views } of recorded) {
    it(types.join(', '), () => {
      for (const type of types) {
        if (!builtIntoFormatter.has(type)) expect(loadBuiltInViews(type.toLowerCase()), type).not.toHaveLength(0);
        for (const one of views ?? []) expectSame(one, sameKind(type, one));
      }
    });
  }
});

function expectSame(one: RecordedView, view: View | undefined): void {
  expect(view, `${one.kind} ${one.name}`).toBeDefined();
  const { control } = view!;
  expect(view!.group !== undefined, `groups of ${one.name}`).toBe(one.groupBy !== undefined);
  if (control.kind === 'table') {
    const cells = one.rows![0]!.cells;
    const found = control.rows[0]!;
    expect(control.autoSize).toBe(one.autosize);
    expect(found.wrap).toBe(one.rows![0]!.wrap);
    expect(heads(control.columns, cells.length)).toEqual(
      cells.map((_, k) => head(one.headers?.[k]?.label, one.headers?.[k]?.width, one.headers?.[k]?.align)),
    );
    expect(found.cells.map((cell) => source(cell.source))).toEqual(cells.map(recordedSource));
    expect(found.cells.map(({ alignment }) => alignment ?? 'undefined')).toEqual(
      cells.map(({ align }) => (align ?? 'Undefined').toLowerCase()),
    );
  } else if (control.kind === 'list') {
    expect(control.entries.map(({ items }) => items.map((item) => source(item.source)))).toEqual(
      one.entries!.map(({ items }) => items!.map(recordedSource)),
    );
  } else if (control.kind === 'wide') {
    expect(control.entries.map((entry) => source(entry.source))[0]).toBe(one.entries![0]!.value);
  }
}
