import { userInfo } from 'node:os';
import type { AliasInfo } from '../../../src/engine/pipeline/command-info.js';
import { variableOptions } from '../../../src/engine/session/variables.js';

/** Lines of a file of aliases: a comment, then CSV or `set-alias` commands. */
export function* aliasFileLines(
  aliases: readonly AliasInfo[],
  form: string,
  description: string | null,
): Iterable<string> {
  yield '# Alias File';
  yield `# Exported by : ${userInfo().username}`;
  yield `# Date/Time : ${new Date().toLocaleString('en-US')}`;
  if (description !== null) for (const line of description.split(/\r?\n/)) yield `# ${line}`;
  for (const alias of aliases) {
    yield form === 'Script'
      ? `set-alias -Name:"${alias.name}" -Value:"${alias.definition}" -Description:"${alias.description}" -Option:"${optionText(alias.options)}"`
      : csvLine(alias);
  }
}

function csvLine({ name, definition, description, options }: AliasInfo): string {
  return [name, definition, description, optionText(options)]
    .map((field) => `"${field.replaceAll('"', '""')}"`)
    .join(',');
}

function optionText(bits: number): string {
  const names = Object.entries({
    ReadOnly: variableOptions.readOnly,
    Constant: variableOptions.constant,
    Private: variableOptions.private,
    AllScope: variableOptions.allScope,
  });
  return (
    names
      .filter(([, bit]) => bits & bit)
      .map(([name]) => name)
      .join(', ') || 'None'
  );
}

/** One alias of a CSV line; null for comments and lines that are none. */
export function readAliasLine(line: string): {
  readonly Name: string;
  readonly Value: string;
  readonly Description: string;
  readonly Option: readonly string[];
} | null {
  if (line.startsWith('#') || line.trim() === '') return null;
  const fields = Array.from(line.matchAll(/"((?:[^"]|"")*)"(?:,|$)/g), (match) => match[1]!.replaceAll('""', '"'));
  if (fields.length < 4) return null;
  return { Name: fields[0]!, Value: fields[1]!, Description: fields[2]!, Option: fields[3]!.split(/,\s*/) };
}
