import { enumerate } from '../../engine/values/arrays.js';
import { DictionaryBase } from '../../engine/values/dictionaries.js';
import type { ScriptContext } from '../../engine/values/script-access.js';
import type { Value } from '../../engine/values/value.js';
import { readProperty } from '../property-reader.js';
import {
  column,
  computed,
  computedItem,
  labelled,
  listView,
  tableView,
  viewFamily,
  wideView,
} from '../view-builders.js';

const job = 'System.Management.Automation.Job';
const moduleInfo = 'System.Management.Automation.PSModuleInfo';
const session = 'System.Management.Automation.Runspaces.PSSession';
const listed = 'ModuleInfoGrouping';

function names(ctx: ScriptContext, object: Value, property: string): Value {
  const table = readProperty(ctx, object, property);
  return table instanceof DictionaryBase ? [...table.keys()] : table === null ? [] : [...enumerate(table)];
}

function preRelease(ctx: ScriptContext, object: Value): Value {
  const data = readProperty(ctx, readProperty(ctx, object, 'PrivateData'), 'PSData');
  return readProperty(ctx, data, 'PreRelease');
}

/** Jobs, modules, sessions. */
export const jobViews = viewFamily([job, listed, moduleInfo, session], () => [
  tableView(
    'Job',
    [job],
    [
      labelled('Id', 6, 'left'),
      labelled('Name', 15, 'left'),
      labelled('PSJobTypeName', 15, 'left'),
      labelled('State', 13, 'left'),
      labelled('HasMoreData', 15, 'left'),
      labelled('Location', 20, 'left'),
      labelled('Command', 25, 'left'),
    ],
  ),
  tableView(
    'Module',
    [moduleInfo],
    [
      column('ModuleType', 10, 'left'),
      column('Version', 10, 'left'),
      computed('PreRelease', 10, 'left', preRelease),
      column('Name', 35, 'left'),
      computed('ExportedCommands', 0, 'left', (ctx, object) => names(ctx, object, 'ExportedCommands')),
    ],
  ),
  wideView('Module', [moduleInfo], 'Name'),
  listView(
    'Module',
    [moduleInfo],
    [
      'Name',
      'Path',
      'Description',
      'ModuleType',
      'Version',
      computedItem('PreRelease', preRelease),
      'NestedModules',
      ...['ExportedFunctions', 'ExportedCmdlets', 'ExportedVariables', 'ExportedAliases'].map((name) =>
        computedItem(name, (ctx, object) => names(ctx, object, name)),
      ),
    ],
  ),
  tableView(
    'PSSession',
    [session],
    [
      labelled('Id', 3, 'right'),
      labelled('Name', 15, 'left'),
      labelled('Transport', 9, 'left'),
      labelled('ComputerName', 15, 'left'),
      labelled('ComputerType', 15, 'left'),
      labelled('State', 13, 'left'),
      labelled('ConfigurationName', 20, 'left'),
      labelled('Availability', 13, 'right'),
    ],
  ),
]);
