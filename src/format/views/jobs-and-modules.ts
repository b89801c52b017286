import { enumerate } from '../../engine/values/arrays.js';
import { DictionaryBase } from '../../engine/values/collections.js';
import type { ScriptContext } from '../../engine/values/script-access.js';
import type { Value } from '../../engine/values/value.js';
import { readProperty } from '../property-reader.js';
import { column, computed, computedItem, listView, tableView, viewFamily, wideView } from '../view-builders.js';

const job = 'System.Management.Automation.Job';
const moduleInfo = 'System.Management.Automation.PSModuleInfo';
const session = 'System.Management.Automation.Runspaces.PSSession';
const debugInfo = 'Microsoft.PowerShell.Commands.PSRunspaceDebug';

function names(ctx: ScriptContext, object: Value, property: string): Value {
  const table = readProperty(ctx, object, property);
  return table instanceof DictionaryBase ? [...table.keys()] : table === null ? [] : [...enumerate(table)];
}

function preRelease(ctx: ScriptContext, object: Value): Value {
  const data = readProperty(ctx, readProperty(ctx, object, 'PrivateData'), 'PSData');
  return readProperty(ctx, data, 'PreRelease');
}

/** Jobs, modules, sessions. */
export const jobViews = viewFamily([job, moduleInfo, session, debugInfo], () => [
  tableView(
    'Job',
    [job],
    [
      column('Id', 6, 'left'),
      column('Name', 15, 'left'),
      column('PSJobTypeName', 15, 'left'),
      column('State', 13, 'left'),
      column('HasMoreData', 15, 'left'),
      column('Location', 20, 'left'),
      column('Command', 25, 'left'),
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
      column('Id', 3, 'right'),
      column('Name', 15, 'left'),
      column('Transport', 9, 'left'),
      column('ComputerName', 15, 'left'),
      column('ComputerType', 15, 'left'),
      column('State', 13, 'left'),
      column('ConfigurationName', 20, 'left'),
      column('Availability', 13, 'right'),
    ],
  ),
  tableView(
    'PSRunspaceDebug',
    [debugInfo],
    [
      column('RunspaceId', 3, 'right', 'Id'),
      column('RunspaceName', 20, 'left', 'Name'),
      column('Enabled', 10, 'left'),
      column('BreakAll', 10, 'left'),
    ],
  ),
]);
