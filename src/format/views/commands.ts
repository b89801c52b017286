import { toText } from '../../engine/convert/text.js';
import type { ScriptContext } from '../../engine/values/script-access.js';
import type { Value } from '../../engine/values/value.js';
import { readProperty } from '../property-reader.js';
import { column, computed, listView, tableView, textView, viewFamily } from '../view-builders.js';

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
const filter = `${space}FilterInfo`;
const func = `${space}FunctionInfo`;
const script = `${space}ScriptInfo`;
const parameterSet = `${space}CommandParameterSetInfo`;

/** An alias shows what it stands for: `gm -> Get-Member`. */
function commandName(ctx: ScriptContext, object: Value): Value {
  const isAlias = toText(ctx, readProperty(ctx, object, 'CommandType')) === 'Alias';
  const shown = isAlias ? readProperty(ctx, object, 'DisplayName') : null;
  return shown === null || shown === '' ? readProperty(ctx, object, 'Name') : shown;
}

/** What Get-Command outputs. */
export const commandViews = viewFamily([commandInfo, ...kinds, parameterSet], () => [
  tableView('CommandInfo', kinds, [
    column('CommandType', 15, undefined, 'CommandType'),
    computed('Name', 50, undefined, commandName),
    column('Version', 10, undefined, 'Version'),
    column('Source', 0, undefined, 'Source'),
  ]),
  tableView('CommandInfo', [commandInfo], [column('CommandType', 15), column('Name')]),
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
  textView('CommandParameterSetInfo', [parameterSet], (ctx, object) => `${toText(ctx, object)}\n`),
]);
