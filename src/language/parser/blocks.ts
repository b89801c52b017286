import type {
  BlockName,
  NamedBlockAst,
  ParamBlockAst,
  ScriptBlockAst,
  StatementAst,
  StatementBlockAst,
  TrapStatementAst,
  UsingStatementAst,
} from '../ast.js';
import { type Extent, extentBetween, extentOf } from '../extent.js';
import type { LexedToken } from '../lexer/state.js';
import { hasTrait, TokenFlags } from '../token-traits.js';
import { scriptHelpComments } from './help-comments.js';
import { parseParamBlock } from './parameters.js';
import { after, type ParserState } from './state.js';
import { parseUsingStatement } from './using.js';

interface StatementList {
  readonly statements: StatementAst[];
  readonly traps: TrapStatementAst[];
  /** From the first statement to the last; null when there are none. */
  extent: Extent | null;
}

// statement-list: ( statement (';' | newline)* )*
function parseStatements(parser: ParserState, list: StatementList): void {
  parser.skipNewlines(true);
  for (;;) {
    const statement = parser.grammar.statement(parser);
    if (!statement) return;
    if (statement.kind === 'TrapStatement') list.traps.push(statement);
    else list.statements.push(statement);
    list.extent = list.extent ? extentBetween(list.extent, statement.extent) : statement.extent;
    parser.skipNewlines(true);
    const { kind } = parser.peek();
    if (kind === 'RParen' || kind === 'RCurly') return;
  }
}

/** Reads the statements inside `$( )` and `@( )`. */
export function parseStatementList(parser: ParserState, open: LexedToken): StatementBlockAst {
  const list: StatementList = { statements: [], traps: [], extent: null };
  parseStatements(parser, list);
  const extent = list.extent ?? after(open.extent);
  return { kind: 'StatementBlock', extent, statements: list.statements, traps: list.traps };
}

// statement-block: '{' statement-list? '}'
/** Reads a block of statements; null when there is no `{`. */
export function parseStatementBlock(parser: ParserState): StatementBlockAst | null {
  parser.skipNewlines();
  const open = parser.take('LCurly');
  if (!open) return null;
  const list: StatementList = { statements: [], traps: [], extent: null };
  if (parser.enter()) parseStatements(parser, list);
  parser.leave();
  const close = parser.take('RCurly');
  if (!close) parser.missingAt(open.extent, parser.peek().extent, 'MissingEndCurlyBrace');
  const extent = extentBetween(open.extent, close?.extent ?? list.extent ?? open.extent);
  return { kind: 'StatementBlock', extent, statements: list.statements, traps: list.traps };
}

/** What a script block consists of so far. */
interface Parts {
  readonly open: LexedToken | null;
  readonly usings: readonly UsingStatementAst[];
  readonly paramBlock: ParamBlockAst | null;
  readonly blocks: Map<BlockName, NamedBlockAst>;
}

// script-block: using-statement* param-block? (named-block+ | statement-list)
/**
 * Reads a script block.
 * @param open its `{`, null for a script
 * @param isFilter statements outside named blocks are a process block
 */
export function parseScriptBlock(parser: ParserState, open: LexedToken | null, isFilter: boolean): ScriptBlockAst {
  parser.skipNewlines();
  const usings = open === null ? parseUsings(parser) : [];
  const paramBlock = parser.enter() ? tryParamBlock(parser) : null;
  parser.skipNewlines(true);
  const parts: Parts = { open, usings, paramBlock, blocks: new Map() };
  const named = hasTrait(parser.peek().kind, TokenFlags.ScriptBlockBlockName);
  const extent = named ? parseNamedBlocks(parser, parts) : parseUnnamedBody(parser, parts, isFilter);
  parser.leave();
  return finishScriptBlock(parser, parts, extent);
}

function finishScriptBlock(parser: ParserState, parts: Parts, extent: Extent): ScriptBlockAst {
  const { blocks, open } = parts;
  return {
    kind: 'ScriptBlock',
    extent,
    usings: parts.usings,
    paramBlock: parts.paramBlock,
    dynamicParamBlock: blocks.get('DynamicParam') ?? null,
    beginBlock: blocks.get('Begin') ?? null,
    processBlock: blocks.get('Process') ?? null,
    endBlock: blocks.get('End') ?? null,
    cleanBlock: blocks.get('Clean') ?? null,
    requirements: null,
    helpComments: open === null ? scriptHelpComments(parser.lexer.tokens, blocks.get('End') ?? null) : [],
  };
}

function parseUsings(parser: ParserState): UsingStatementAst[] {
  const usings: UsingStatementAst[] = [];
  for (let token = parser.take('Using'); token; token = parser.take('Using')) {
    const statement = parseUsingStatement(parser, token);
    parser.skipNewlines(true);
    if (statement.kind === 'UsingStatement') usings.push(statement);
  }
  return usings;
}

/** Reads a param block; when there is none, attributes read on the way are read again as something else. */
function tryParamBlock(parser: ParserState): ParamBlockAst | null {
  parser.skipNewlines();
  const mark = parser.mark();
  const place = parser.lexer.offset(mark);
  if (parser.withoutParam.has(place)) return null;
  parser.resync(mark);
  const paramBlock = parseParamBlock(parser);
  if (paramBlock) return paramBlock;
  parser.withoutParam.add(place);
  parser.resync(mark);
  return null;
}

function parseUnnamedBody(parser: ParserState, parts: Parts, isFilter: boolean): Extent {
  const list: StatementList = { statements: [], traps: [], extent: parts.paramBlock?.extent ?? null };
  parseStatements(parser, list);
  while (parts.open === null && skipUnexpected(parser)) parseStatements(parser, list);
  const extent = closeBody(parser, parts.open, list.extent);
  const name: BlockName = isFilter ? 'Process' : 'End';
  parts.blocks.set(name, {
    kind: 'NamedBlock',
    extent: list.extent ?? innerExtent(extent),
    name,
    unnamed: true,
    statements: list.statements,
    traps: list.traps,
  });
  return extent;
}

/** What an empty body covers. */
function innerExtent(extent: Extent): Extent {
  return extent.source.text[extent.start] === '{' && extent.end - extent.start > 1
    ? extentOf(extent.source, extent.start + 1, extent.end - 1)
    : extent;
}

/** In a script: takes a token that no statement can start with. False at the end. */
function skipUnexpected(parser: ParserState): boolean {
  const token = parser.peek();
  if (token.kind === 'EndOfInput') return false;
  parser.error(token.extent, 'UnexpectedToken', token.text);
  parser.next();
  return true;
}

/** Reads the closing brace. Returns the extent of the whole script block. */
function closeBody(parser: ParserState, open: LexedToken | null, body: Extent | null): Extent {
  if (!open) return extentOf(parser.source, 0, parser.source.text.length);
  const close = parser.take('RCurly');
  if (!close) parser.missingAt(open.extent, parser.peek().extent, 'MissingEndCurlyBrace');
  return extentBetween(open.extent, close?.extent ?? body ?? open.extent);
}

const blockNames: Readonly<Record<string, BlockName>> = {
  Begin: 'Begin',
  Process: 'Process',
  End: 'End',
  Clean: 'Clean',
  Dynamicparam: 'DynamicParam',
};

// named-block: ('begin' | 'process' | 'end' | 'clean' | 'dynamicparam') statement-block
function parseNamedBlocks(parser: ParserState, parts: Parts): Extent {
  let last: Extent | null = parts.paramBlock?.extent ?? null;
  for (;;) {
    const token = parser.peek();
    const name = blockNames[token.kind];
    if (!name) break;
    last = parseNamedBlock(parser, parts, parser.next(), name);
    parser.skipNewlines(true);
  }
  const token = parser.peek();
  const closes = token.kind === 'EndOfInput' || (token.kind === 'RCurly' && parts.open !== null);
  if (closes) return closeBody(parser, parts.open, last);
  parser.error(token.extent, 'MissingNamedBlocks', token.text);
  if (parts.open) return extentBetween(parts.open.extent, last ?? parts.open.extent);
  const rest: StatementList = { statements: [], traps: [], extent: null };
  do parseStatements(parser, rest);
  while (skipUnexpected(parser));
  return closeBody(parser, null, last);
}

function parseNamedBlock(parser: ParserState, parts: Parts, token: LexedToken, name: BlockName): Extent {
  const body = parseStatementBlock(parser);
  const keyword = token.text.toLowerCase();
  if (!body) parser.missing(after(token.extent), 'MissingNamedStatementBlock', keyword);
  const extent = extentBetween(token.extent, body?.extent ?? token.extent);
  if (parts.blocks.has(name)) {
    parser.error(extent, 'DuplicateScriptCommandClause', keyword);
    return extent;
  }
  const statements = body?.statements ?? [];
  parts.blocks.set(name, { kind: 'NamedBlock', extent, name, unnamed: false, statements, traps: body?.traps ?? [] });
  return extent;
}
