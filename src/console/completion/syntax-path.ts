import type { Ast } from '../../language/ast.js';
import { childrenOf } from '../../language/children.js';
import { parse } from '../../language/parse.js';

/** Stands for the word that is still to be typed, so that the parser sees a whole tree. */
const placeholder = 'z';

/** The nodes around the end of a text, outermost first, as if a word went on there. */
export function pathAtEnd(text: string): readonly Ast[] {
  const whole = text + placeholder;
  const path: Ast[] = [];
  let node: Ast | undefined = parse(whole).ast;
  while (node !== undefined) {
    path.push(node);
    node = childrenOf(node).find(({ extent }) => extent.start < whole.length && extent.end >= whole.length);
  }
  return path;
}

/** A name with the placeholder at its end, without it. */
export const withoutPlaceholder = (name: string): string => name.slice(0, -placeholder.length);
