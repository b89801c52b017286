import { toText } from '../../engine/convert/text.js';
import type { ScriptContext } from '../../engine/values/script-access.js';
import type { Value } from '../../engine/values/value.js';
import { readProperty } from '../property-reader.js';
import { column, computed, labelled, listView, tableView, textView, viewFamily } from '../view-builders.js';

const space = 'System.Management.Automation.';
const commandInfo = `${space}CommandInfo`;
const kinds = [
  'AliasInfo',
  'ApplicationInfo',
  'CmdletInfo',
  'ExternalScriptInfo',
  'FilterInfo',
  'FunctionInfo',
  'ScriptInfo',
].map((name) => space + name);
const alias = `${space}AliasInfo`;
const application = `${space}ApplicationInfo`;
const cmdlet = `${space}CmdletInfo`;
const externalScript = `${space}ExternalScriptInfo`;
const filter = `${space}FilterInfo`;
const func = `${space}FunctionInfo`;
const script = `${space}ScriptInfo`;
const traceMember = 'Microsoft.PowerShell.Commands.ListCommand+MemberInfo';
const parameterSet = `${space}CommandParameterSetInfo`;

/** An alias shows what it stands for: `gm -> Get-Member`. */
function commandName(ctx: ScriptContext, object: Value): Value {
  const isAlias = toText(ctx, readProperty(ctx, object, 'CommandType')) === 'Alias';
  const shown = isAlias ? readProperty(ctx, object, 'DisplayName') : null;
  return shown === null || shown === '' ? readProperty(ctx, object, 'Name') : shown;
}

/** What Get-Command outputs. */
export const commandViews = viewFamily([commandInfo, ...kinds, traceMember, parameterSet], () => [
  tableView('CommandInfo', kinds, [
    labelled('CommandType', 15),
    computed('Name', 50, undefined, commandName),
    labelled('Version', 10),
    labelled('Source', 0),
  ]),
  tableView('CommandInfo', [commandInfo], [column('CommandType', 15), column('Name')]),
  ...[
    [application, 'Path'],
    [script, 'Definition'],
    [externalScript, 'Path'],
    [func, 'Function'],
    [filter, 'Filter'],
  ].map(([type, last]) =>
    tableView(type!.slice(space.length), [type!], [column('CommandType', 15), column('Name'), column(last!)]),
  ),
  tableView('AliasInfo', [alias], [column('CommandType', 15), column('DisplayName')]),
  listView(application, [application], ['Name', 'CommandType', 'Definition', 'Extension', 'Path', 'FileVersionInfo']),
  listView(script, [script], ['Name', 'CommandType', 'Definition', 'Path']),
  listView(alias, [alias], ['DisplayName', 'CommandType', 'Definition', 'ReferencedCommand', 'ResolvedCommand']),
  listView(
    cmdlet,
    [cmdlet],
    [
      'Name',
      'CommandType',
      'Definition',
      'Path',
      'DLL',
      'HelpFile',
      'ParameterSets',
      'ImplementingType',
      'Verb',
      'Noun',
    ],
  ),
  listView(commandInfo, [filter, func], ['Name', 'CommandType', 'Definition']),
  tableView(
    'memberinfo',
    [traceMember],
    [column('MemberClass', 11, undefined, 'Class'), column('Name', 25), column('MemberData')],
  ),
  listView(traceMember, [traceMember], ['Name', 'MemberClass', 'MemberData']),
  textView('CommandParameterSetInfo', [parameterSet], (ctx, object) => `${toText(ctx, object)}\n`),
]);
