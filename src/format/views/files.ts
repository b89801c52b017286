import { toTextCulture } from '../../engine/convert/text.js';
import { formatValue } from '../../engine/operators/composite-format.js';
import type { ScriptContext } from '../../engine/values/script-access.js';
import type { Value } from '../../engine/values/value.js';
import { readProperty } from '../property-reader.js';
import {
  column,
  computed,
  computedItem,
  groupByComputed,
  groupByProperty,
  item,
  labelled,
  tableView,
  viewFamily,
  wideView,
} from '../view-builders.js';
import type { View } from '../views.js';

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

const group = groupByComputed('Directory', parentFolder);
const listed = ['CreationTime', 'LastWriteTime', 'LastAccessTime', 'Mode', 'LinkType', 'Target'];

/** Mode, time, length and name; a name that is too long goes on in the next line. */
function fileTable(name: string): View {
  return tableView(
    name,
    types,
    [
      labelled('Mode', 7, 'left'),
      computed('LastWriteTime', 26, 'right', lastWrite),
      computed('Length', 14, 'right', lengthText),
      labelled('Name', 0, 'left'),
    ],
    { wrap: true, group },
  );
}

const unixTable = (): View =>
  tableView(
    'childrenWithUnixStat',
    types,
    [
      labelled('UnixMode', 10, 'left'),
      labelled('User', 10, 'right'),
      labelled('Group', 10, 'left'),
      computed('LastWriteTime', 16, 'right', lastWrite),
      labelled('Size', 12, 'right'),
      labelled('Name', 0, 'left'),
    ],
    { wrap: true, group },
  );

const fileList = (): View => ({
  name: 'children',
  types,
  group,
  control: {
    kind: 'list',
    entries: [
      { items: ['Name', ...listed].map((name) => item(name)) },
      {
        selectedBy: [{ type: file }],
        items: [
          item('Name'),
          computedItem('Length', lengthText),
          ...listed.map((name) => item(name)),
          item('VersionInfo'),
        ],
      },
    ],
  },
});

/**
 * Files and folders, as Get-ChildItem lists them. The table of Windows is the usual one on every system; that of Unix can be had by
 * its name (-View childrenWithUnixStat).
 */
export const fileViews = viewFamily([...types, stream], () => [
  fileTable('children'),
  unixTable(),
  fileTable('childrenWithHardlink'),
  fileList(),
  wideView('children', types, 'Name'),
  tableView('FileSystemStream', [stream], [column('Stream', 20, 'left'), column('Length', 10, 'right')], {
    group: groupByProperty('FileName'),
  }),
]);
