import type { ParameterTable, SetUse, TableParameter } from '../../../src/engine/command/parameter-table.js';
import { orderedParameters } from '../../../src/engine/command/syntax.js';
import type { HelpParameter } from './topic.js';

/** What only the author of a command can say about a parameter. */
export interface ParameterWords {
  readonly description: readonly string[];
  readonly defaultValue: string;
  readonly wildcards: boolean;
  readonly showAliases: boolean;
}

/** The declared parameters of a command in the order of its first syntax line, then those of other sets. */
export function helpParameters(
  table: ParameterTable,
  words: (parameter: TableParameter) => ParameterWords,
): readonly HelpParameter[] {
  const listed = new Set<TableParameter>();
  for (const set of table.allSetNumbers)
    for (const { parameter } of orderedParameters(table, set)) listed.add(parameter);
  const declared = table.parameters.filter((parameter) => listed.has(parameter));
  return declared.map((parameter) => helpParameter(parameter, words(parameter)));
}

function helpParameter(parameter: TableParameter, words: ParameterWords): HelpParameter {
  const uses = parameter.uses.filter((use): use is SetUse => use !== null);
  const position = uses.find((use) => use.position !== null)?.position ?? null;
  return {
    name: parameter.name,
    typeName: shortTypeName(parameter.typeName),
    isSwitch: parameter.kind === 'switch',
    description: words.description,
    required: uses.some((use) => use.mandatory),
    position: position === null ? 'named' : String(position + 1),
    defaultValue: words.defaultValue !== '' ? words.defaultValue : parameter.kind === 'switch' ? 'False' : '',
    pipeline: pipelineText(uses),
    aliases: words.showAliases ? parameter.aliases : [],
    wildcards: words.wildcards,
  };
}

function pipelineText(uses: readonly SetUse[]): string {
  const ways = [
    ...(uses.some((use) => use.pipeline) ? ['ByValue'] : []),
    ...(uses.some((use) => use.byName) ? ['ByPropertyName'] : []),
  ];
  return ways.length === 0 ? 'false' : `true (${ways.join(', ')})`;
}

/** `System.String[]` → `String[]`. */
export function shortTypeName(name: string): string {
  const nullable = /^System\.Nullable`1\[(.*)\]$/.exec(name);
  const plain = nullable ? nullable[1]! : name;
  const definition = plain.replace(/`\d+\[.*$/, '');
  return definition.slice(definition.lastIndexOf('.') + 1);
}
