import { basename } from 'node:path';
import { toTextCulture } from '../../engine/convert/text.js';
import { readProperty } from '../property-reader.js';
import { column, computed, item, labelled, tableView, viewFamily } from '../view-builders.js';
import type { View, ViewListEntry } from '../views.js';

const space = 'System.Management.Automation.';
const frame = `${space}CallStackFrame`;
const runspace = `${space}Runspaces.Runspace`;
const runspaceDebug = 'Microsoft.PowerShell.Commands.PSRunspaceDebug';
const commandBreakpoint = `${space}CommandBreakpoint`;
const lineBreakpoint = `${space}LineBreakpoint`;
const variableBreakpoint = `${space}VariableBreakpoint`;
const breakpoints = [commandBreakpoint, lineBreakpoint, variableBreakpoint];

function entry(names: readonly string[], type?: string): ViewListEntry {
  const items = ['ID', ...names, 'Enabled', 'HitCount', 'Action'].map((name) => item(name));
  return { items, ...(type ? { selectedBy: [{ type }] } : {}) };
}

const breakpointList: View = {
  name: 'Breakpoint',
  types: breakpoints,
  control: {
    kind: 'list',
    entries: [
      entry(['Script', 'Line', 'Column'], lineBreakpoint),
      entry(['Variable', 'AccessMode'], variableBreakpoint),
      entry(['Command'], commandBreakpoint),
      entry(['Script']),
    ],
  },
};

/** The call stack, breakpoints, runspaces. */
export const debuggingViews = viewFamily([frame, runspace, runspaceDebug, ...breakpoints], () => [
  tableView(
    'CallStackFrame',
    [frame],
    ['Command', 'Arguments', 'Location'].map((name) => labelled(name)),
  ),
  tableView('Breakpoint', breakpoints, [
    labelled('ID', 4, 'right'),
    computed('Script', 0, undefined, (ctx, object) =>
      basename(toTextCulture(ctx, readProperty(ctx, object, 'Script'))),
    ),
    labelled('Line', 4, 'right'),
    labelled('Command'),
    labelled('Variable'),
    labelled('Action'),
  ]),
  breakpointList,
  tableView(
    'Runspace',
    [runspace],
    [
      labelled('Id', 3, 'right'),
      labelled('Name', 15, 'left'),
      computed('ComputerName', 15, 'left', () => 'localhost'),
      computed('Type', 13, 'left', () => 'Local'),
      computed('State', 13, 'left', (ctx, object) =>
        readProperty(ctx, readProperty(ctx, object, 'RunspaceStateInfo'), 'State'),
      ),
      column('RunspaceAvailability', 15, 'left', 'Availability'),
    ],
  ),
  tableView(
    'PSRunspaceDebug>',
    [runspaceDebug],
    [
      column('RunspaceId', 3, 'right', 'Id'),
      column('RunspaceName', 20, 'left', 'Name'),
      labelled('Enabled', 10, 'left'),
      labelled('BreakAll', 10, 'left'),
    ],
  ),
]);
