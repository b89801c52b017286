import { patternError } from './pattern-error.js';

/** True where a quantifier stands; `{` is one only when numbers follow. */
export function isQuantifier(pattern: string, at: number): boolean {
  const c = pattern[at];
  if (c === '*' || c === '+' || c === '?') return true;
  return c === '{' && /^\{\d+(,\d*)?\}/.test(pattern.slice(at));
}

/** The text of the quantifier at a place, with its `?`. Error: RegexParseException when its bounds are reversed. */
export function quantifierAt(pattern: string, at: number): string {
  const text = /^(?:[*+?]|\{\d+(?:,\d*)?\})\??/.exec(pattern.slice(at))![0];
  const bounds = /^\{(\d+),(\d+)\}/.exec(text);
  if (bounds && Number(bounds[1]) > Number(bounds[2]))
    throw patternError(pattern, at + text.length, 'Illegal {x,y} with x > y.');
  return text;
}
