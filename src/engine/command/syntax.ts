import type { ParameterTable, SetUse, TableParameter } from './parameter-table.js';

/** How the type of an argument is written between `<` and `>`. */
export type TypeWriter = (parameter: TableParameter) => string;

/** A parameter with its use in one set. */
export interface UsedParameter {
  readonly parameter: TableParameter;
  readonly use: SetUse;
}

/** The parameters of a set in the order of syntax lines: by position, then mandatory ones, then the others. No common ones but WhatIf and Confirm. */
export function orderedParameters(table: ParameterTable, set: number): readonly UsedParameter[] {
  const used: UsedParameter[] = [];
  for (const parameter of table.parameters) {
    const use = parameter.uses[set];
    const listed = !parameter.isCommon || parameter.name === 'WhatIf' || parameter.name === 'Confirm';
    if (use && listed && !parameter.hidden) used.push({ parameter, use });
  }
  const positional = used.filter(({ use }) => use.position !== null);
  positional.sort((a, b) => a.use.position! - b.use.position!);
  const named = used.filter(({ use }) => use.position === null);
  return [...positional, ...named.filter(({ use }) => use.mandatory), ...named.filter(({ use }) => !use.mandatory)];
}

/** The syntax of one parameter set without the command's name: `[-Name] <string> [-Force] [<CommonParameters>]`. */
export function setSyntax(table: ParameterTable, set: number, typeText: TypeWriter = (one) => one.typeLabel): string {
  const parts = orderedParameters(table, set).map((one) => parameterSyntax(one, typeText));
  if (table.isAdvanced) parts.push('[<CommonParameters>]');
  return parts.join(' ');
}

function parameterSyntax({ parameter, use }: UsedParameter, typeText: TypeWriter): string {
  const name = use.position === null || parameter.kind === 'switch' ? `-${parameter.name}` : `[-${parameter.name}]`;
  const text = parameter.kind === 'switch' ? name : `${name} <${typeText(parameter)}>`;
  return use.mandatory ? text : `[${text}]`;
}

/** Numbers of the sets as they are listed: the default one first. */
export function listedSets(table: ParameterTable): readonly number[] {
  const { defaultSet, allSetNumbers } = table;
  return defaultSet < 0 ? allSetNumbers : [defaultSet, ...allSetNumbers.filter((set) => set !== defaultSet)];
}

/** What `Get-Command -Syntax` prints: each set between line ends, behind the command's name. */
export function commandSyntax(name: string, table: ParameterTable): string {
  return listedSets(table)
    .map((set) => `\n${name} ${setSyntax(table, set)}\n`)
    .join('');
}
