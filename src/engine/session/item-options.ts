import { variableOptions } from './variables.js';

const names = [
  [variableOptions.readOnly, 'ReadOnly'],
  [variableOptions.constant, 'Constant'],
  [variableOptions.private, 'Private'],
  [variableOptions.allScope, 'AllScope'],
] as const;

/** Option bits of a variable, function or alias as they are printed: `ReadOnly, AllScope`. */
export function optionsText(options: number): string {
  const set = names.filter(([bit]) => options & bit).map(([, name]) => name);
  return set.length === 0 ? 'None' : set.join(', ');
}
