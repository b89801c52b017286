import { formatValue } from '../../engine/operators/composite-format.js';
import { isNumeric, toDouble } from '../../engine/values/numbers.js';
import type { ScriptContext } from '../../engine/values/script-access.js';
import type { Value } from '../../engine/values/value.js';
import { computedExpression } from '../expressions.js';
import { readProperty } from '../property-reader.js';
import { type Compute, column, computed, groupByProperty, tableView, viewFamily, wideView } from '../view-builders.js';

const processInfo = 'System.Diagnostics.Process';
const withUser = 'System.Diagnostics.Process#IncludeUserName';
const processModule = 'System.Diagnostics.ProcessModule';

function scaled(ctx: ScriptContext, object: Value, property: string, unit: number, digits: number): Value {
  const value = readProperty(ctx, object, property);
  return isNumeric(value) ? (toDouble(value) / unit).toFixed(digits) : null;
}

const megabytes =
  (property: string): Compute =>
  (ctx, object) =>
    scaled(ctx, object, property, 1024 ** 2, 2);
const cpu: Compute = (ctx, object) => scaled(ctx, object, 'CPU', 1, 2);

/** Processes. */
export const processViews = viewFamily([processInfo, withUser, processModule], () => [
  tableView(
    'process',
    [processInfo],
    [
      computed('NPM(K)', 7, 'right', (ctx, object) => scaled(ctx, object, 'NPM', 1024, 0)),
      computed('PM(M)', 8, 'right', megabytes('PM')),
      computed('WS(M)', 10, 'right', megabytes('WS')),
      computed('CPU(s)', 10, 'right', cpu),
      column('Id', 7, 'right'),
      column('SI', 3, 'right'),
      column('ProcessName'),
    ],
  ),
  tableView(
    'Priority',
    [processInfo],
    [column('ProcessName', 20), column('Id', 10, 'right'), column('WorkingSet64', 12, 'right')],
    {
      group: groupByProperty('PriorityClass'),
    },
  ),
  tableView(
    'StartTime',
    [processInfo],
    [column('ProcessName', 20), column('Id', 10, 'right'), column('WorkingSet64', 12, 'right')],
    {
      group: {
        expression: computedExpression('StartTime', (ctx, object) => {
          const time = readProperty(ctx, object, 'StartTime');
          return time === null || time === undefined ? null : formatValue(ctx, time, 'd');
        }),
        label: 'StartTime.ToShortDateString()',
      },
    },
  ),
  wideView('process', [processInfo], 'ProcessName'),
  tableView(
    'ProcessWithUserName',
    [withUser],
    [
      computed('WS(M)', 10, 'right', megabytes('WS')),
      computed('CPU(s)', 8, 'right', cpu),
      column('Id', 7, 'right'),
      column('UserName', 30),
      column('ProcessName'),
    ],
  ),
  tableView(
    'ProcessModule',
    [processModule],
    [
      computed('Size(K)', 10, 'right', (ctx, object) => scaled(ctx, object, 'Size', 1, 0)),
      column('ModuleName', 50),
      column('FileName'),
    ],
  ),
]);
