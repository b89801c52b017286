import type { Token } from './tokens.js';

/** A piece of the text and the token that gives it its colour. Pieces follow each other and do not overlap. */
export interface HighlightSpan {
  readonly start: number;
  readonly end: number;
  readonly token: Token;
}

/** What to colour, in order: tokens, and inside expandable strings the variables and subexpressions on their own. */
export function highlightSpans(tokens: readonly Token[]): readonly HighlightSpan[] {
  const spans: HighlightSpan[] = [];
  for (const token of tokens) addSpans(token, spans);
  return spans;
}

function addSpans(token: Token, spans: HighlightSpan[]): void {
  let at = token.extent.start;
  for (const inner of token.nested ?? []) {
    if (inner.extent.start > at) spans.push({ start: at, end: inner.extent.start, token });
    addSpans(inner, spans);
    at = Math.max(at, inner.extent.end);
  }
  if (token.extent.end > at) spans.push({ start: at, end: token.extent.end, token });
}
