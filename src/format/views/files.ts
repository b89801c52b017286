import { toTextCulture } from '../../engine/convert/text.js';
import { formatValue } from '../../engine/operators/composite-format.js';
import type { ScriptContext } from '../../engine/values/script-access.js';
import type { Value } from '../../engine/values/value.js';
import { readProperty } from '../property-reader.js';
import {
  column,
  computed,
  groupByComputed,
  item,
  listView,
  tableView,
  viewFamily,
  wideView,
} from '../view-builders.js';

const file = 'System.IO.FileInfo';
const folder = 'System.IO.DirectoryInfo';
const stream = 'Microsoft.PowerShell.Commands.AlternateStreamData';
const types = [folder, file];

/** Date and time without seconds, in two columns: `1/2/2024  3:04 PM`. */
function lastWrite(ctx: ScriptContext, object: Value): Value {
  const time = readProperty(ctx, object, 'LastWriteTime');
  if (time === null || time === undefined) return null;
  return `${formatValue(ctx, time, 'd').padStart(10)} ${formatValue(ctx, time, 't').padStart(8)}`;
}

function lengthText(ctx: ScriptContext, object: Value): Value {
  const isFolder = readProperty(ctx, object, 'PSIsContainer') === true;
  return isFolder ? null : toTextCulture(ctx, readProperty(ctx, object, 'Length'));
}

function parentFolder(ctx: ScriptContext, object: Value): Value {
  const path = readProperty(ctx, object, 'PSParentPath');
  return typeof path === 'string' ? path.replace(/^.*?::/, '') : path;
}

/** Files and folders, as Get-ChildItem lists them. */
export const fileViews = viewFamily([...types, stream], () => [
  tableView(
    'children',
    types,
    [
      column('Mode', 7, 'left'),
      computed('LastWriteTime', 26, 'right', lastWrite),
      computed('Length', 14, 'right', lengthText),
      column('Name', 0, 'left'),
    ],
    { wrap: true, group: groupByComputed('Directory', parentFolder) },
  ),
  {
    ...listView(
      'children',
      [folder],
      ['Name', 'CreationTime', 'LastWriteTime', 'LastAccessTime', 'Mode', 'LinkType', 'Target'],
    ),
    group: groupByComputed('Directory', parentFolder),
  },
  {
    ...listView(
      'children',
      [file],
      [
        'Name',
        item('Length'),
        'CreationTime',
        'LastWriteTime',
        'LastAccessTime',
        'Mode',
        'LinkType',
        'Target',
        'VersionInfo',
      ],
    ),
    group: groupByComputed('Directory', parentFolder),
  },
  wideView('children', types, 'Name'),
  tableView('FileSystemStream', [stream], [column('Stream', 20, 'left'), column('Length', 10, 'right')]),
]);
