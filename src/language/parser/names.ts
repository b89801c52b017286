import type { StringConstantExpressionAst } from '../ast.js';
import type { LexedToken } from '../lexer/state.js';
import { TokenFlags } from '../token-traits.js';
import type { ParserState } from './state.js';

/** A word taken as it stands. */
export function bareWord(token: LexedToken): StringConstantExpressionAst {
  const value = token.kind === 'Generic' ? (token.value as string) : token.text;
  return { kind: 'StringConstantExpression', extent: token.extent, value, stringKind: 'BareWord' };
}

/** Looks at the next token as a simple name: keywords and words with other characters do not count. */
export function peekSimpleName(parser: ParserState): LexedToken | null {
  parser.lexer.wantSimpleName = true;
  const token = parser.peek();
  parser.lexer.wantSimpleName = false;
  return token.kind === 'Identifier' ? token : null;
}

// simple-name: identifier
/** Reads a member name, label or key; null when the next token is none. */
export function parseSimpleName(parser: ParserState): StringConstantExpressionAst | null {
  const token = peekSimpleName(parser);
  if (!token) return null;
  token.flags |= TokenFlags.MemberName;
  return bareWord(parser.next());
}
