import type { NamedBlockAst } from '../ast.js';
import { type Extent, positionAt } from '../extent.js';
import type { Token } from '../tokens.js';

/** A comment this many lines or fewer above a function belongs to it (PowerShell: CommentBlockProximity). */
const proximity = 2;

const directive = /^\s*\.\w+(\s+\S.*)?\s*$/;

function startLine(token: Token): number {
  return positionAt(token.extent.source, token.extent.start).line;
}

function endLine(token: Token): number {
  return positionAt(token.extent.source, token.extent.end).line;
}

/** Whether the first line of a comment block with text is a directive such as `.SYNOPSIS`. */
function isHelp(comments: readonly Token[]): boolean {
  for (const { text } of comments) {
    const lines = text.startsWith('<#')
      ? text
          .slice(2)
          .replace(/#>$/, '')
          .split(/\r\n|\r|\n/)
      : [text.replace(/^#+/, '')];
    const first = lines.find((line) => line.trim() !== '');
    if (first !== undefined) return directive.test(first);
  }
  return false;
}

/** Index of the first token that starts at or behind an offset. */
function indexAt(tokens: readonly Token[], offset: number): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tokens[middle]!.extent.start < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Comments that directly follow each other up to `index`, at most `distance` lines above that token. */
function commentsBefore(tokens: readonly Token[], index: number, distance: number): readonly Token[] {
  const found: Token[] = [];
  const here = tokens[index];
  let lowest = here ? startLine(here) - distance : 0;
  for (let i = index - 1; i >= 0; i--) {
    const token = tokens[i]!;
    if (token.kind === 'NewLine') continue;
    if (token.kind !== 'Comment' || endLine(token) < lowest) break;
    found.unshift(token);
    lowest = startLine(token) - 1;
  }
  return found;
}

/** The next comment block from an index on, and the index behind it; no comments when other tokens come first. */
function commentBlock(
  tokens: readonly Token[],
  index: number,
): { readonly comments: readonly Token[]; readonly next: number } {
  const comments: Token[] = [];
  let i = index;
  for (; i < tokens.length; i++) {
    const token = tokens[i]!;
    if (token.kind === 'NewLine') continue;
    if (token.kind !== 'Comment') break;
    const last = comments[comments.length - 1];
    if (last && startLine(token) > endLine(last) + 1) break;
    comments.push(token);
  }
  return { comments, next: i };
}

/** The first help block among the comments that open a body. */
function helpAtStart(tokens: readonly Token[], index: number): readonly Token[] {
  let block = commentBlock(tokens, index);
  while (block.comments.length > 0) {
    if (isHelp(block.comments)) return block.comments;
    block = commentBlock(tokens, block.next);
  }
  return [];
}

/** The help of a function: the comment above it, else the first or the last in its body. */
export function functionHelpComments(tokens: readonly Token[], whole: Extent, body: Extent): readonly Token[] {
  const above = commentsBefore(tokens, indexAt(tokens, whole.start), proximity);
  if (isHelp(above)) return above;
  const first = helpAtStart(tokens, indexAt(tokens, body.start) + 1);
  if (first.length > 0) return first;
  const last = commentsBefore(tokens, indexAt(tokens, body.end - 1), Number.MAX_SAFE_INTEGER);
  return isHelp(last) ? last : [];
}

/** The help of a script: a comment at its start that does not belong to its first function, else the last one. */
export function scriptHelpComments(tokens: readonly Token[], endBlock: NamedBlockAst | null): readonly Token[] {
  const first = helpAtStart(tokens, 0);
  const statement = endBlock?.unnamed ? endBlock.statements[0] : undefined;
  const lastOfFirst = first[first.length - 1];
  if (lastOfFirst) {
    if (statement?.kind !== 'FunctionDefinition') return first;
    const lines = positionAt(statement.extent.source, statement.extent.start).line - endLine(lastOfFirst);
    if (lines > proximity) return first;
  }
  const end = tokens[tokens.length - 1]?.kind === 'EndOfInput' ? tokens.length - 1 : tokens.length;
  const last = commentsBefore(tokens, end, Number.MAX_SAFE_INTEGER);
  return last !== first && last[0] !== first[0] && isHelp(last) ? last : [];
}

/** Comments right above something (a parameter): its description in comment-based help. */
export function commentsAbove(tokens: readonly Token[], extent: Extent): readonly Token[] {
  const index = indexAt(tokens, extent.start);
  return tokens[index - 1]?.kind === 'NewLine' || tokens[index - 1]?.kind === 'Comment'
    ? commentsBefore(tokens, index, 1)
    : [];
}
