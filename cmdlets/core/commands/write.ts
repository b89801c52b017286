import type { CmdletContext } from '../../../src/engine/command/cmdlet-context.js';
import { parameterTableOf, resolvedCommand } from '../../../src/engine/command/command-table.js';
import { commandSyntax } from '../../../src/engine/command/syntax.js';
import { CommandNotFoundException } from '../../../src/engine/errors/engine-exceptions.js';
import { errorRecord } from '../../../src/engine/errors/error-record.js';
import { newException } from '../../../src/engine/errors/exceptions.js';
import { WildcardPattern } from '../../../src/engine/operators/wildcard.js';
import {
  AliasInfo,
  ApplicationInfo,
  type CommandInfo,
  type CommandType,
  ExternalScriptInfo,
} from '../../../src/engine/pipeline/command-info.js';
import { findByName } from '../../../src/engine/pipeline/discovery.js';
import { listAliases, listCmdlets, listFunctions, matchingCommands } from './list.js';

/** The parameters of Get-Command. */
export interface CommandParameters {
  readonly Name: readonly string[] | undefined;
  readonly Verb: readonly string[] | undefined;
  readonly Noun: readonly string[] | undefined;
  readonly Module: readonly string[] | undefined;
  readonly ExcludeModule: readonly string[] | undefined;
  readonly CommandType: readonly string[] | undefined;
  readonly ParameterName: readonly string[] | undefined;
  readonly TotalCount: number | undefined;
  readonly Syntax: boolean;
  readonly All: boolean;
}

type CommandContext = CmdletContext<CommandParameters>;

/** Writes the commands that are asked for, or their syntax; a plain name that is none is an error. */
export function writeCommands(context: CommandContext): void {
  const { Name, Syntax, TotalCount } = context.parameters;
  const found = Name === undefined ? byVerbAndNoun(context) : Name.flatMap((name) => byName(context, name));
  const unique = [...new Set(found)].filter((command) => matchesFilters(context, command));
  for (const command of TotalCount === undefined ? unique : unique.slice(0, TotalCount)) {
    context.write(Syntax ? syntaxOf(context, command) : command);
  }
}

function syntaxOf(context: CommandContext, command: CommandInfo): string {
  const target = resolvedCommand(context.session, command);
  const table = target ? parameterTableOf(context.session, target) : null;
  if (target && table) return commandSyntax(target.name, table);
  return command instanceof ExternalScriptInfo || command instanceof ApplicationInfo ? command.path : command.name;
}

function byName(context: CommandContext, name: string): readonly CommandInfo[] {
  const { session } = context;
  if (/[*?[]/.test(name)) return matchingCommands(session, name);
  const { All, CommandType } = context.parameters;
  const key = name.toLowerCase();
  const first = findByName(session, name);
  const named = [...listAliases(session), ...listFunctions(session), ...listCmdlets(session)].filter(
    (command) => command.name.toLowerCase() === key,
  );
  const all = first === null || named.includes(first as never) ? named : [...named, first];
  const fitting = all.filter((command) => isOfType(command, CommandType));
  if (fitting.length === 0) notFound(context, name);
  return All ? fitting : fitting.slice(0, 1);
}

/** Without names: cmdlets and functions with these verbs and nouns; with neither, aliases as well. */
function byVerbAndNoun(context: CommandContext): readonly CommandInfo[] {
  const { session } = context;
  const { Verb, Noun, CommandType } = context.parameters;
  const verbs = patterns(Verb);
  const nouns = patterns(Noun);
  const all: readonly CommandInfo[] = [
    ...(verbs === null && nouns === null ? listAliases(session) : []),
    ...listFunctions(session),
    ...listCmdlets(session),
  ];
  return all.filter((command) => {
    if (!isOfType(command, CommandType)) return false;
    if (verbs === null && nouns === null) return true;
    const cut = command.name.indexOf('-');
    if (cut < 0) return false;
    return fits(verbs, command.name.slice(0, cut)) && fits(nouns, command.name.slice(cut + 1));
  });
}

function patterns(texts: readonly string[] | null | undefined): readonly WildcardPattern[] | null {
  return !texts ? null : texts.map((text) => new WildcardPattern(text, false));
}

function fits(wanted: readonly WildcardPattern[] | null, text: string): boolean {
  return wanted === null || wanted.some((pattern) => pattern.matches(text));
}

function isOfType(command: CommandInfo, types: readonly string[] | undefined): boolean {
  return types === undefined || types.includes(command.commandType satisfies CommandType);
}

function matchesFilters(context: CommandContext, command: CommandInfo): boolean {
  const { Module, ExcludeModule, CommandType, ParameterName } = context.parameters;
  if (!isOfType(command, CommandType)) return false;
  if (Module && !fits(patterns(Module), command.module)) return false;
  if (ExcludeModule && fits(patterns(ExcludeModule), command.module)) return false;
  if (ParameterName === undefined || command instanceof AliasInfo) return ParameterName === undefined;
  const wanted = patterns(ParameterName);
  const table = parameterTableOf(context.session, command);
  return (
    table?.parameters.some((one) => fits(wanted, one.name) || one.aliases.some((alias) => fits(wanted, alias))) ?? false
  );
}

function notFound(context: CommandContext, name: string): void {
  const text = `The term '${name}' is not recognized as a name of a cmdlet, function, script file, or executable program.\nCheck the spelling of the name, or if a path was included, verify that the path is correct and try again.`;
  const exception = newException(CommandNotFoundException, text, null, { CommandName: name });
  context.writeError(
    errorRecord({ exception, id: 'CommandNotFoundException', category: 'ObjectNotFound', target: name }),
  );
}
