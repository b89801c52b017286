import type { TokenKind } from '../tokens.js';
import type { ParserState } from './state.js';

const openers: Partial<Record<TokenKind, TokenKind>> = { LParen: 'RParen', LCurly: 'RCurly', LBracket: 'RBracket' };

/**
 * After an error: skips tokens up to one of `kinds` that is not inside brackets opened on the way.
 * A closing bracket among `kinds` is taken to be open already.
 * @param consume whether the closing bracket found is taken too
 */
export function syncTo(parser: ParserState, consume: boolean, kinds: readonly TokenKind[]): void {
  const open: Record<string, number> = { RParen: 0, RCurly: 0, RBracket: 0 };
  for (const kind of kinds) if (kind in open) open[kind] = 1;
  for (;;) {
    const token = parser.next();
    const { kind } = token;
    if (kind === 'EndOfInput') {
      parser.unget(token);
      return;
    }
    const closes = openers[kind];
    if (closes) open[closes]!++;
    else if (kind in open) {
      open[kind]!--;
      if (open[kind] === 0 && kinds.includes(kind)) {
        if (!consume) parser.unget(token);
        return;
      }
    }
    const balanced = open['RParen'] === 0 && open['RCurly'] === 0 && open['RBracket'] === 0;
    if (balanced && kinds.includes(kind)) return;
  }
}
