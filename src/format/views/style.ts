import { toTextCulture } from '../../engine/convert/text.js';
import type { ScriptContext } from '../../engine/values/script-access.js';
import type { Value } from '../../engine/values/value.js';
import { reset } from '../escape-codes.js';
import { readProperty } from '../property-reader.js';
import { type StyleExtensions, StyleFileInfo } from '../style.js';
import { computedItem, listView, viewFamily } from '../view-builders.js';
import type { ViewItem } from '../views.js';

const style = 'System.Management.Automation.PSStyle';
const formatting = `${style}+FormattingData`;
const progress = `${style}+ProgressConfiguration`;
const fileInfo = `${style}+FileInfoFormatting`;
const foreground = `${style}+ForegroundColor`;
const background = `${style}+BackgroundColor`;

const attributes = [
  'Reset',
  'BlinkOff',
  'Blink',
  'BoldOff',
  'Bold',
  'DimOff',
  'Dim',
  'Hidden',
  'HiddenOff',
  'Reverse',
  'ReverseOff',
  'ItalicOff',
  'Italic',
  'UnderlineOff',
  'Underline',
  'StrikethroughOff',
  'Strikethrough',
];

const formattingCodes = [
  'FormatAccent',
  'ErrorAccent',
  'Error',
  'Warning',
  'Verbose',
  'Debug',
  'TableHeader',
  'CustomTableHeaderLabel',
  'FeedbackName',
  'FeedbackText',
  'FeedbackAction',
];

const fileCodes = ['Directory', 'SymbolicLink', 'Executable'];

const colours = ['Black', 'White', 'Red', 'Magenta', 'Blue', 'Cyan', 'Green', 'Yellow'].flatMap((name) => [
  name,
  `Bright${name}`,
]);

/** The value behind `Formatting.Error`. */
function readPath(ctx: ScriptContext, object: Value, path: string): Value {
  return path.split('.').reduce<Value>((value, name) => readProperty(ctx, value, name), object);
}

/** A code as it looks, followed by how it is written: `` `e[31m `` in red. */
function shown(code: string): string {
  return code + code.replaceAll('\x1b', '`e');
}

/** A line of a code that is told by showing it. */
function codeItem(path: string): ViewItem {
  return computedItem(path, (ctx, object) => {
    const text = shown(toTextCulture(ctx, readPath(ctx, object, path)));
    return path === 'Reset' ? text : text + reset;
  });
}

/** A line of a setting that is no code. */
function settingItem(path: string): ViewItem {
  return computedItem(path, (ctx, object) => toTextCulture(ctx, readPath(ctx, object, path)));
}

/** A line for each extension: `.zip    = "…"`. */
function extensionLines({ codes }: StyleExtensions): string {
  const width = Math.max(0, ...[...codes.keys()].map((name) => name.length));
  return [...codes].map(([name, code]) => `${name.padEnd(width)} = "${shown(code)}${reset}"\n`).join('');
}

const prefixed = (prefix: string, names: readonly string[]): ViewItem[] =>
  names.map((name) => codeItem(`${prefix}.${name}`));

/** `$PSStyle` and its parts: every code beside the way it is written. */
export const styleViews = viewFamily([style, formatting, progress, fileInfo, foreground, background], () => [
  listView(
    style,
    [style],
    [
      ...attributes.map(codeItem),
      'OutputRendering',
      ...prefixed('Formatting', formattingCodes),
      codeItem('Progress.Style'),
      ...['Progress.MaxWidth', 'Progress.View', 'Progress.UseOSCIndicator'].map(settingItem),
      ...prefixed('FileInfo', fileCodes),
      computedItem('FileInfo.Extension', (ctx, object) => {
        const files = readProperty(ctx, object, 'FileInfo');
        return files instanceof StyleFileInfo ? [...files.extension.codes.keys()].join(',') : null;
      }),
      ...prefixed('Foreground', colours),
      ...prefixed('Background', colours),
    ],
  ),
  listView(formatting, [formatting], formattingCodes.map(codeItem)),
  listView(progress, [progress], [codeItem('Style'), 'MaxWidth', 'View', 'UseOSCIndicator']),
  listView(
    fileInfo,
    [fileInfo],
    [
      ...fileCodes.map(codeItem),
      computedItem('Extension', (_ctx, object) =>
        object instanceof StyleFileInfo ? extensionLines(object.extension) : null,
      ),
    ],
  ),
  ...[foreground, background].map((type) => listView(type, [type], colours.map(codeItem))),
]);
