import { CmdletInfo } from '../../engine/pipeline/command-info.js';
import { findCommand } from '../../engine/pipeline/discovery.js';
import type { Session } from '../../engine/session/session.js';
import type { Ast } from '../../language/ast.js';
import { aliasNames, commandNames } from './command-names.js';
import { byLabel, type CompletionMatch, match, quoted, startsWith, unquoted } from './completion-match.js';
import { completePath } from './paths.js';
import { completeInputProperty } from './pipeline-properties.js';
import { completeNamespace, completeTypeName } from './type-names.js';
import { variableNames } from './variables.js';

/** What is known of a word that is a value of a parameter. */
interface ValueSite {
  readonly session: Session;
  readonly word: string;
  /** Nodes around the word. */
  readonly path: readonly Ast[];
}

type Completer = (site: ValueSite) => CompletionMatch[] | null;

const named = ({ word }: ValueSite, names: Iterable<string>): CompletionMatch[] => {
  const typed = unquoted(word);
  const unique = new Map([...names].filter((one) => startsWith(one, typed)).map((one) => [one.toLowerCase(), one]));
  return [...unique.values()].map((one) => match(quoted(one, word), one)).sort(byLabel);
};

const commands: Completer = (site) => named(site, commandNames(site.session));
const aliases: Completer = (site) => named(site, aliasNames(site.session));
const variables: Completer = (site) => named(site, variableNames(site.session));
const parts =
  (index: 0 | 1): Completer =>
  (site) =>
    named(
      site,
      commandNames(site.session).flatMap((name) => (name.includes('-') ? [name.split('-', 2)[index]!] : [])),
    );
const folders: Completer = ({ session, word }) => completePath(session, word, 'folders');
const types: Completer = ({ word }) =>
  [...completeTypeName(unquoted(word)), ...namespacesOf(unquoted(word))].sort(byLabel);
const inputProperties: Completer = ({ session, word, path }) => completeInputProperty(session, path, word, false);
const inputMembers: Completer = ({ session, word, path }) => completeInputProperty(session, path, word, true);
const words =
  (...list: readonly string[]): Completer =>
  ({ word }) =>
    list.filter((one) => startsWith(one, unquoted(word))).map((one) => match(quoted(one, word), one));

const namespacesOf = (word: string): CompletionMatch[] => (word.includes('.') ? completeNamespace(word) : []);

const allOf = (names: readonly string[], completer: Completer): Record<string, Completer> =>
  Object.fromEntries(names.map((name) => [name, completer]));

/** Values of PowerShell's own cmdlets: `command:parameter` in lower case. */
const completers: Readonly<Record<string, Completer>> = {
  ...allOf(
    ['get-help:name', 'get-command:name', 'set-alias:value', 'new-alias:value', 'trace-command:command'],
    commands,
  ),
  'get-command:verb': parts(0),
  'get-command:noun': parts(1),
  ...allOf(['get-alias:name', 'set-alias:name', 'remove-alias:name', 'export-alias:name'], aliases),
  'get-alias:definition': commands,
  ...allOf(
    ['get-variable', 'set-variable', 'clear-variable', 'remove-variable', 'new-variable'].map((one) => `${one}:name`),
    variables,
  ),
  ...allOf(
    ['set-location:path', 'set-location:literalpath', 'push-location:path', 'push-location:literalpath'],
    folders,
  ),
  'new-object:typename': types,
  'get-date:format': words('FileDate', 'FileDateUniversal', 'FileDateTime', 'FileDateTimeUniversal'),
  'set-strictmode:version': words('Latest', '3.0', '2.0', '1.0'),
  ...allOf(
    [
      'format-table:property',
      'format-table:groupby',
      'format-list:property',
      'format-list:groupby',
      'format-wide:property',
      'format-wide:groupby',
      'format-custom:property',
      'format-custom:groupby',
      'select-object:property',
      'select-object:excludeproperty',
      'select-object:expandproperty',
      'sort-object:property',
      'group-object:property',
      'measure-object:property',
      'compare-object:property',
      'where-object:property',
      'join-string:property',
    ],
    inputProperties,
  ),
  'foreach-object:membername': inputMembers,
};

/** Values that PowerShell's own cmdlets are known to take; null when nothing is known. */
export function completeKnownValue(command: string, parameter: string, site: ValueSite): CompletionMatch[] | null {
  return completers[`${command}:${parameter}`.toLowerCase()]?.(site) ?? null;
}

/** The name of the cmdlet or function that a typed name stands for. */
export function resolvedName(session: Session, name: string): string {
  const command = findCommand(session, name);
  return command instanceof CmdletInfo ? command.entry.metadata.name : (command?.name ?? name);
}
