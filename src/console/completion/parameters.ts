import { cmdletTableOf } from '../../engine/command/cmdlet-parameters.js';
import type { ParameterTable, TableParameter } from '../../engine/command/parameter-table.js';
import { Frame } from '../../engine/compile/frame.js';
import { CmdletInfo, FunctionInfo } from '../../engine/pipeline/command-info.js';
import { findCommand } from '../../engine/pipeline/discovery.js';
import type { Session } from '../../engine/session/session.js';
import type { Token } from '../../language/tokens.js';
import { type CompletionMatch, match, startsWith } from './completion-match.js';

/** The parameters of the command that a name stands for; null for programs and unknown names. */
export function parametersOf(session: Session, name: string): ParameterTable | null {
  const command = findCommand(session, name);
  if (command instanceof CmdletInfo) return cmdletTableOf(command.entry.load());
  if (!(command instanceof FunctionInfo)) return null;
  const { code } = command.block;
  return code.table(new Frame(session, session.scope, code, false), command.name);
}

/** What has been given to a command so far. */
export interface GivenArguments {
  readonly bound: ReadonlySet<TableParameter>;
  /** The parameter whose value is to come: the last token is its name. */
  readonly pending: TableParameter | null;
  /** Values without a name. */
  readonly positional: number;
  /** Objects come through the pipeline: they bind a parameter of their own. */
  readonly isPiped: boolean;
}

/** Reads the tokens behind a command's name as the binder would. */
export function givenArguments(table: ParameterTable, tokens: readonly Token[], isPiped: boolean): GivenArguments {
  const bound = new Set<TableParameter>();
  let pending: TableParameter | null = null;
  let positional = 0;
  let listGoesOn = false;
  for (const token of tokens) {
    if (token.kind === 'Comma') listGoesOn = true;
    else if (token.kind === 'Parameter') {
      const found = table.find(token.text.replace(/^.|:$/gu, ''));
      const parameter = found.kind === 'found' ? found.parameter : null;
      if (parameter !== null) bound.add(parameter);
      pending = parameter !== null && (parameter.kind !== 'switch' || token.text.endsWith(':')) ? parameter : null;
    } else {
      if (pending === null && !listGoesOn) positional++;
      pending = null;
      listGoesOn = false;
    }
  }
  return { bound, pending, positional, isPiped };
}

/** Names of parameters that are not bound yet, those every command has last; aliases for what begins no name. */
export function completeParameterName(table: ParameterTable, given: GivenArguments, word: string): CompletionMatch[] {
  const typed = word.replace(/^./u, '');
  const piped = given.isPiped ? table.parameters.find((one) => one.uses.some((use) => use?.pipeline)) : undefined;
  const open = table.parameters
    .filter((one) => !one.hidden && one !== piped && !given.bound.has(one))
    .sort((a, b) => rank(a) - rank(b));
  const byName = open.filter((one) => startsWith(one.name, typed)).map((one) => parameterMatch(one, one.name));
  if (byName.length > 0) return byName;
  return open.flatMap((one) =>
    one.aliases.filter((alias) => startsWith(alias, typed)).map((alias) => parameterMatch(one, alias)),
  );
}

/** Declared parameters first, -WhatIf and -Confirm next, those that every command has last. */
function rank(parameter: TableParameter): number {
  if (!parameter.isCommon) return 0;
  return parameter.name === 'WhatIf' || parameter.name === 'Confirm' ? 1 : 2;
}

const parameterMatch = (parameter: TableParameter, name: string): CompletionMatch =>
  match(`-${name}`, name, `[${parameter.typeLabel}] ${name}`);

/** The parameters that may take the next value without a name, one a parameter set; empty when none does. */
export function positionalParameters(table: ParameterTable, given: GivenArguments): readonly TableParameter[] {
  const place = (one: TableParameter): number =>
    Math.min(...one.uses.map((use) => use?.position ?? Number.POSITIVE_INFINITY));
  const open = table.positional.filter((one) => !given.bound.has(one));
  const places = [...new Set(open.map(place))].sort((a, b) => a - b);
  const next = places[given.positional];
  return next === undefined ? table.remaining.slice(0, 1) : open.filter((one) => place(one) === next);
}
