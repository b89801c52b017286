import { operatorNames } from '../../language/token-traits.js';
import { type CompletionMatch, match, startsWith } from './completion-match.js';

/** Operators behind a value, for a started `-na`. */
export function completeOperator(word: string): CompletionMatch[] {
  const typed = word.replace(/^./u, '');
  return [...operatorNames()]
    .map((name) => name.replace(/^-/, ''))
    .filter((name) => startsWith(name, typed))
    .sort()
    .map((name) => match(`-${name}`, name));
}
