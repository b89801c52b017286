import { cmdletTableOf } from '../../../src/engine/command/cmdlet-parameters.js';
import type { CmdletDefinition, ParameterDefinition } from '../../../src/engine/command/definition.js';
import { listedSets, setSyntax } from '../../../src/engine/command/syntax.js';
import { helpParameters, shortTypeName } from './parameters.js';
import { exampleTitle, type HelpTopic } from './topic.js';

/** The help of a built-in cmdlet: everything is in its definition. */
export function topicOfDefinition(definition: CmdletDefinition): HelpTopic {
  const table = cmdletTableOf(definition);
  const own = definition.parameters;
  return {
    name: definition.name,
    category: 'Cmdlet',
    module: definition.module,
    written: true,
    synopsis: definition.synopsis,
    description: definition.description.length > 0 ? definition.description : [definition.synopsis],
    syntax: listedSets(table).map(
      (set) => `${definition.name} ${setSyntax(table, set, (one) => shortTypeName(one.typeName))}`,
    ),
    parameters: helpParameters(table, (parameter) => ({
      description: own[parameter.name] ? descriptionOf(own[parameter.name]!) : [],
      defaultValue: defaultText(own[parameter.name]),
      wildcards: own[parameter.name]?.wildcards ?? false,
      showAliases: true,
    })),
    examples: definition.examples.map((example, i) => ({
      title: exampleTitle(i + 1),
      code: example.code,
      remarks: [example.remarks],
    })),
    inputs: [],
    outputs: definition.outputTypes,
    notes: definition.notes,
    links: definition.relatedLinks,
    aliases: definition.aliases,
    hasCommonParameters: true,
  };
}

function descriptionOf(parameter: ParameterDefinition): readonly string[] {
  const lines = [parameter.help];
  if (parameter.notSupportedHere) lines.push(`Not available here: ${parameter.notSupportedHere}`);
  if (parameter.ours) lines.push('This parameter exists only in migsh.');
  if (parameter.type.values) lines.push(`Values: ${parameter.type.values.join(', ')}.`);
  return lines;
}

function defaultText(parameter: ParameterDefinition | undefined): string {
  if (!parameter) return '';
  if (parameter.defaultText !== undefined) return parameter.defaultText;
  return parameter.default === undefined ? '' : String(parameter.default);
}
