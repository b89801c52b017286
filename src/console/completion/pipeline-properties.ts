import type { Session } from '../../engine/session/session.js';
import type { Ast, CommandAst, HashtableAst, PipelineAst } from '../../language/ast.js';
import { byLabel, type CompletionMatch, match, quoted, startsWith, unquoted } from './completion-match.js';
import { constantText, Inference } from './inference.js';
import { instanceMembers, instanceProperties } from './members.js';

/** The command at the end of a text with the pipeline it is in. */
function commandAt(path: readonly Ast[]): { readonly pipeline: PipelineAst; readonly command: CommandAst } | null {
  const at = path.findLastIndex((node) => node.kind === 'Command');
  const command = path[at];
  const pipeline = path[at - 1];
  return command?.kind === 'Command' && pipeline?.kind === 'Pipeline' ? { pipeline, command } : null;
}

/** Names of properties that the objects of the pipeline have, for parameters that take such names; null when nothing is known of them. */
export function completeInputProperty(
  session: Session,
  path: readonly Ast[],
  word: string,
  withMethods: boolean,
): CompletionMatch[] | null {
  const found = commandAt(path);
  const subject = found && new Inference(session, path).inputOf(found.pipeline, found.command);
  if (!subject) return null;
  const typed = unquoted(word);
  const properties = instanceProperties(session, subject).sort(byLabel);
  const members = withMethods
    ? [...properties, ...instanceMembers(session, subject).filter(({ text }) => text.endsWith('('))]
    : properties;
  return members
    .filter((one) => startsWith(one.label, typed))
    .map((one) => (one.text.endsWith('(') ? one : match(quoted(one.label, word), one.label, one.toolTip)));
}

type KeyTypes = readonly (readonly [name: string, type: string])[];
const name: KeyTypes = [['Name', '[string]']];
const expression: KeyTypes = [['Expression', '[scriptblock]']];
const format: KeyTypes = [...expression, ['FormatString', '[string]']];
const label: KeyTypes = [...format, ['Label', '[string]']];

/** Keys of the tables that a command takes in the place of a property's name. */
const calculatedKeys: Readonly<Record<string, KeyTypes>> = {
  'select-object': [...name, ...expression],
  'sort-object': [...expression, ['Ascending', '[bool]'], ['Descending', '[bool]']],
  'group-object': expression,
  'measure-object': expression,
  'compare-object': expression,
  'format-table': [...label, ['Width', '[int]'], ['Alignment', '[string]']],
  'format-list': label,
  'format-wide': format,
  'format-custom': [...expression, ['Depth', '[int]']],
};

/** Keys for `@{ N` in the arguments of a command; null elsewhere. */
export function completeCalculatedKey(
  path: readonly Ast[],
  resolve: (name: string) => string,
): ((typed: string) => CompletionMatch[]) | null {
  const table = path.at(-2);
  const key = path.at(-1);
  const found = commandAt(path);
  if (table?.kind !== 'Hashtable' || key?.kind !== 'StringConstantExpression' || !found) return null;
  if (path.at(-3) !== found.command || !isKey(table, key)) return null;
  const keys = calculatedKeys[resolve(constantText(found.command.elements[0]!) ?? '').toLowerCase()];
  if (!keys) return null;
  const used = new Set(table.pairs.map((pair) => constantText(pair.key)?.toLowerCase()));
  return (typed) =>
    keys
      .filter(([one]) => startsWith(one, typed) && !used.has(one.toLowerCase()))
      .map(([one, type]) => match(one, one, type));
}

const isKey = (table: HashtableAst, node: Ast): boolean => table.pairs.every((pair) => pair.value !== node);
