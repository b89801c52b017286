import { enumerate } from '../../engine/values/arrays.js';
import { readProperty } from '../property-reader.js';
import { column, computed, labelled, listView, tableView, textView, viewFamily, wideView } from '../view-builders.js';

const culture = 'System.Globalization.CultureInfo';
const version = 'System.Version';
const labelledVersion = 'System.Version#IncludeLabel';
const method = 'System.Management.Automation.PSMethod';
const task = 'System.Threading.Tasks.Task';
const typeData = 'System.Management.Automation.Runspaces.TypeData';
const semanticVersion = 'System.Management.Automation.SemanticVersion';
const entry = 'System.Collections.DictionaryEntry';
const timeSpan = 'System.TimeSpan';
const guid = 'System.Guid';
const credential = 'System.Net.NetworkCredential';
const runtimeType = 'System.RuntimeType';
const dateTime = 'System.DateTime';

const spanLines = [
  'Days',
  'Hours',
  'Minutes',
  'Seconds',
  'Milliseconds',
  'Ticks',
  'TotalDays',
  'TotalHours',
  'TotalMinutes',
  'TotalSeconds',
  'TotalMilliseconds',
];

/** Plain .NET types. */
export const systemViews = viewFamily(
  [
    culture,
    version,
    labelledVersion,
    method,
    task,
    typeData,
    semanticVersion,
    entry,
    timeSpan,
    guid,
    credential,
    runtimeType,
    dateTime,
  ],
  () => [
    tableView(culture, [culture], [column('LCID', 16), column('Name', 16), column('DisplayName')]),
    tableView(version, [version], [column('Major', 6), column('Minor', 6), column('Build', 6), column('Revision', 8)]),
    tableView(
      version,
      [labelledVersion],
      [
        column('Major', 6),
        column('Minor', 6),
        column('Build', 6),
        column('Revision', 8),
        column('PSSemVerPreReleaseLabel', 26),
        column('PSSemVerBuildLabel', 27),
      ],
    ),
    tableView(
      semanticVersion,
      [semanticVersion],
      [
        column('Major', 6),
        column('Minor', 6),
        column('Patch', 6),
        column('PreReleaseLabel', 15),
        column('BuildLabel', 11),
      ],
    ),
    tableView('Dictionary', [entry], [column('Name', 30), column('Value')]),
    listView(entry, [entry], ['Name', 'Value']),
    listView(timeSpan, [timeSpan], spanLines),
    tableView(
      timeSpan,
      [timeSpan],
      ['Days', 'Hours', 'Minutes', 'Seconds', 'Milliseconds'].map((name) => column(name)),
    ),
    wideView(timeSpan, [timeSpan], 'TotalMilliseconds'),
    tableView(guid, [guid], [column('Guid')]),
    tableView(credential, [credential], [labelled('UserName', 50), labelled('Domain', 50)]),
    tableView(
      runtimeType,
      [runtimeType],
      [
        column('IsPublic', 8),
        column('IsSerializable', 8, undefined, 'IsSerial'),
        column('Name', 40),
        column('BaseType'),
      ],
    ),
    tableView(
      method,
      [method],
      [
        computed('OverloadDefinitions', 0, undefined, (ctx, object) =>
          [...enumerate(readProperty(ctx, object, 'OverloadDefinitions'))].map((line) => `${line}\n`).join(''),
        ),
      ],
      { wrap: true },
    ),
    tableView(
      task,
      [task],
      ['Id', 'IsCompleted', 'Status'].map((name) => column(name)),
    ),
    tableView(
      'TypeData',
      [typeData],
      ['TypeName', 'Members'].map((name) => column(name)),
    ),
    textView('DateTime', [dateTime], (ctx, object) => readProperty(ctx, object, 'DateTime')),
  ],
);
