import type { ScriptContext } from '../../engine/values/script-access.js';
import type { Value } from '../../engine/values/value.js';
import { readProperty } from '../property-reader.js';
import {
  column,
  computed,
  item,
  labelled,
  listView,
  tableView,
  textView,
  viewFamily,
  wideView,
} from '../view-builders.js';

const space = 'System.Management.Automation.';
const history = 'Microsoft.PowerShell.Commands.HistoryInfo';
const variable = `${space}PSVariable`;
const path = `${space}PathInfo`;
const drive = `${space}PSDriveInfo`;
const directoryDrive = 'Microsoft.PowerShell.Commands.ActiveDirectoryProvider+ADPSDriveInfo';
const provider = `${space}ProviderInfo`;
const shellVariable = `${space}ShellVariable`;
const snapIn = `${space}PSSnapInInfo`;
const scriptBlock = `${space}ScriptBlock`;

/** `0.123`, `1:02.345`, `1:02:03.456`: how long a command ran. */
function duration(ctx: ScriptContext, object: Value): Value {
  const span = readProperty(ctx, object, 'Duration');
  const part = (name: string): number => Number(readProperty(ctx, span, name) ?? 0);
  const two = (name: string): string => String(part(name)).padStart(2, '0');
  const tail = `.${String(part('Milliseconds')).padStart(3, '0')}`;
  const hours = part('Days') * 24 + part('Hours');
  if (hours > 0) return `${hours}:${two('Minutes')}:${two('Seconds')}${tail}`;
  return part('Minutes') > 0 ? `${part('Minutes')}:${two('Seconds')}${tail}` : `${part('Seconds')}${tail}`;
}

/** Gigabytes with two decimals; nothing where a drive does not know. */
function gigabytes(name: string): (ctx: ScriptContext, object: Value) => Value {
  return (ctx, object) => {
    const bytes = readProperty(ctx, object, name);
    if (bytes === null || bytes === undefined || Number.isNaN(Number(bytes))) return null;
    return (Number(bytes) / 1024 ** 3).toLocaleString('en-US', {
      minimumFractionDigits: 2,
      maximumFractionDigits: 2,
      useGrouping: false,
    });
  };
}

/** What belongs to a session: variables, history, drives, places. */
export const sessionViews = viewFamily(
  [history, variable, path, drive, directoryDrive, provider, shellVariable, snapIn, scriptBlock],
  () => [
    tableView(
      'history',
      [history],
      [column('Id', 4, 'right'), computed('Duration', 12, 'right', duration), column('CommandLine')],
    ),
    wideView('history', [history], 'CommandLine'),
    tableView('Variable', [variable], [column('Name', 30), column('Value')]),
    tableView('PathInfo', [path], [column('Path')]),
    tableView(
      'drive',
      [directoryDrive, drive],
      [
        column('Name', 10),
        { ...computed('Used (GB)', 13, undefined, gigabytes('Used')), cellAlignment: 'right' },
        { ...computed('Free (GB)', 13, undefined, gigabytes('Free')), cellAlignment: 'right' },
        computed('Provider', 13, undefined, (ctx, object) =>
          readProperty(ctx, readProperty(ctx, object, 'Provider'), 'Name'),
        ),
        computed(
          'Root',
          35,
          undefined,
          (ctx, object) => readProperty(ctx, object, 'DisplayRoot') ?? readProperty(ctx, object, 'Root'),
        ),
        { ...column('CurrentLocation'), cellAlignment: 'right' },
      ],
    ),
    listView(drive, [drive], ['Name', 'Description', 'Provider', 'Root', 'CurrentLocation']),
    tableView('provider', [provider], [column('Name', 20), column('Capabilities'), column('Drives')]),
    listView(
      'provider',
      [provider],
      ['Name', 'Drives', 'Path', 'Home', 'Description', 'Capabilities', 'ImplementingType'],
    ),
    listView('ShellVariable', [shellVariable], ['Name', 'Value']),
    listView(
      'PSSnapInInfo',
      [snapIn],
      [item('Name', 'Name'), item('PSVersion', 'PSVersion'), item('Description', 'Description')],
    ),
    tableView(
      'PSSnapInInfo',
      [snapIn],
      [labelled('Name', 30, 'left'), labelled('PSVersion', 20, 'left'), labelled('Description', 30, 'left')],
    ),
    textView('ScriptBlock', [scriptBlock], (_ctx, object) => object, true),
  ],
);
