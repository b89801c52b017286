import { CustomObject } from '../../../src/engine/values/custom-object.js';
import { getProperty } from '../../../src/engine/values/properties.js';
import type { ScriptContext } from '../../../src/engine/values/script-access.js';
import type { Value } from '../../../src/engine/values/value.js';
import { formattingOf } from '../../../src/format/formatting-of.js';
import { column, tableView, textView } from '../../../src/format/view-builders.js';
import type { CustomControl, View } from '../../../src/format/views.js';
import { type HelpLine, layOut, layOutParameter } from './layout.js';
import { helpTypes, parameterOf, topicOf } from './objects.js';

const registered = new WeakSet<ScriptContext>();

/** Gives a session the views of help objects, once. */
export function registerHelpViews(ctx: ScriptContext): void {
  if (registered.has(ctx)) return;
  registered.add(ctx);
  formattingOf(ctx).views.add(helpViews, 'first');
}

/** A line as an object of the view: its text, chosen by its indentation. The last one is ended by the document. */
function lineObject(line: HelpLine, index: number, all: readonly HelpLine[]): CustomObject {
  const isLast = index === all.length - 1;
  return CustomObject.from([
    ['Text', isLast ? ' '.repeat(line.indent) + line.text : line.text],
    ['Indent', line.indent],
    ['IsLast', isLast],
  ]);
}

function linesOf(object: Value): Value {
  const help = topicOf(object);
  if (help) return layOut(help.topic, help.view).map(lineObject);
  const parameter = parameterOf(object);
  return parameter ? layOutParameter(parameter).map(lineObject) : [];
}

const text = {
  kind: 'value',
  source: { compute: (ctx: ScriptContext, object: Value) => getProperty(ctx, object, 'Text'), label: 'Text' },
} as const;

function indented(indent: number): CustomControl['entries'][number] {
  return {
    selectedBy: [{ when: (ctx, object) => getProperty(ctx, object, 'Indent') === indent }],
    items: [{ kind: 'frame', indent, right: 0, first: 0, items: [text, { kind: 'line' }] }],
  };
}

const lineControl: CustomControl = {
  kind: 'custom',
  entries: [
    { selectedBy: [{ when: (ctx, object) => getProperty(ctx, object, 'IsLast') === true }], items: [text] },
    indented(8),
    indented(4),
    { items: [text, { kind: 'line' }] },
  ],
};

const helpControl: CustomControl = {
  kind: 'custom',
  entries: [
    {
      items: [
        {
          kind: 'value',
          source: { compute: (_ctx, object) => linesOf(object), label: 'lines' },
          enumerate: true,
          control: () => lineControl,
        },
      ],
    },
  ],
};

const helpViews: readonly View[] = [
  ...Object.values(helpTypes)
    .filter((type) => type !== helpTypes.paragraph)
    .map((type) => ({ name: type, types: [type], control: helpControl })),
  tableView(
    'HelpInfoShort',
    ['HelpInfoShort'],
    [column('Name', 33), column('Category', 9), column('Module', 25), column('Synopsis')],
  ),
  textView(helpTypes.paragraph, [helpTypes.paragraph], (ctx, object) => getProperty(ctx, object, 'Text')),
];
