import { toText } from '../../engine/convert/text.js';
import type { ScriptContext } from '../../engine/values/script-access.js';
import type { Value } from '../../engine/values/value.js';
import { readProperty } from '../property-reader.js';
import {
  column,
  computed,
  groupByComputed,
  item,
  labelled,
  listView,
  tableView,
  viewFamily,
} from '../view-builders.js';

const space = 'Microsoft.PowerShell.Commands.';
const controlPanelItem = `${space}ControlPanelItem`;
const change = `${space}ComputerChangeInfo`;
const rename = `${space}RenameComputerChangeInfo`;
const sessionConfiguration = `${space}PSSessionConfigurationCommands#PSSessionConfiguration`;
const experimentalFeature = 'System.Management.Automation.ExperimentalFeature';
const subsystem = 'System.Management.Automation.Subsystem.SubsystemInfo';
const implementation = `${subsystem}+ImplementationInfo`;
const registry = [
  `${space}Internal.TransactedRegistryKey`,
  'Microsoft.Win32.RegistryKey',
  'System.Management.Automation.TreatAs.RegistryValue',
];

/** The place of a key without the name of its provider. */
function parentKey(ctx: ScriptContext, object: Value): Value {
  return toText(ctx, readProperty(ctx, object, 'PSParentPath')).replace(/^.*?::/, '');
}

const featureParts = ['Name', 'Enabled', 'Source', 'Description'];

/** The computer itself: its settings, parts of the shell that can be exchanged, the registry. */
export const machineViews = viewFamily(
  [controlPanelItem, change, rename, sessionConfiguration, experimentalFeature, subsystem, implementation, ...registry],
  () => [
    tableView(
      'ControlPanelItem',
      [controlPanelItem],
      ['Name', 'CanonicalName', 'Category', 'Description'].map((name) => labelled(name, 0)),
    ),
    tableView(change, [change], [labelled('HasSucceeded', 12, 'left'), labelled('ComputerName', 25)]),
    tableView(
      rename,
      [rename],
      [labelled('HasSucceeded', 12, 'left'), labelled('OldComputerName', 25), labelled('NewComputerName', 25)],
    ),
    listView(
      'PSSessionConfiguration',
      [sessionConfiguration],
      ['Name', 'PSVersion', 'StartupScript', 'RunAsUser', 'Permission'],
    ),
    tableView(
      'ExperimentalFeature',
      [experimentalFeature],
      [
        column('Name', 35, 'left'),
        column('Enabled', 7, 'right'),
        column('Source', 35, 'left'),
        column('Description', 0, 'left'),
      ],
    ),
    listView('ExperimentalFeature', [experimentalFeature], featureParts),
    tableView(
      subsystem,
      [subsystem],
      [
        labelled('Kind', 17, 'left'),
        computed('SubsystemType', 18, 'left', (ctx, object) =>
          readProperty(ctx, readProperty(ctx, object, 'SubsystemType'), 'Name'),
        ),
        labelled('IsRegistered', 12, 'right'),
        labelled('Implementations', 0, 'left'),
      ],
    ),
    listView(
      implementation,
      [implementation],
      ['Id', 'Kind', 'Name', 'Description', 'ImplementationType'].map((name) => item(name)),
    ),
    tableView(
      'children',
      registry,
      [
        column('PSChildName', 30, undefined, 'Name'),
        computed('Property', 0, undefined, (ctx, object) => readProperty(ctx, object, 'Property')),
      ],
      { wrap: true, group: groupByComputed('Hive', parentKey) },
    ),
  ],
);
