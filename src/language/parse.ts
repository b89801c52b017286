import type { NamedBlockAst, ScriptBlockAst, UsingStatementAst } from './ast.js';
import { checkCaughtTypes } from './checks/caught-types.js';
import { checkScript } from './checks/check-script.js';
import { checkClassTypes } from './checks/class-types.js';
import type { ResolveType } from './checks/known-type.js';
import type { Diagnostic } from './diagnostic.js';
import { extentOf, type Source, textOf } from './extent.js';
import { grammar } from './grammar.js';
import { formatMessage } from './messages.js';
import { parseScriptBlock } from './parser/blocks.js';
import { parseRequirements } from './parser/requires.js';
import { ParserState } from './parser/state.js';
import type { Token } from './tokens.js';

/** What a text consists of. The tree is complete even when there are diagnostics; then it holds Error nodes. */
export interface ParseResult {
  readonly ast: ScriptBlockAst;
  /** All tokens in order, comments and line ends too; the last one is EndOfInput. */
  readonly tokens: readonly Token[];
  /** Parse errors in the order in which they were found. Empty: the script can run. */
  readonly diagnostics: readonly Diagnostic[];
}

/** How a text is to be read. */
export interface ParseOptions {
  /** Path of the script file; null or missing for typed input. */
  readonly file?: string | null;
  /**
   * Resolves a type name that is not defined in the script itself. Given, types that classes name and exceptions that are caught are checked as
   * PowerShell does at parse time; missing, they are taken as they are.
   */
  readonly resolveType?: ResolveType;
  /** Makes a module known whose types the script may name, before they are looked up; false when there is no such module. */
  readonly useModule?: (using: UsingStatementAst) => boolean;
}

/** Parses a script. Never throws; what is wrong is in the diagnostics. */
export function parse(text: string, options: ParseOptions = {}): ParseResult {
  const source: Source = { text, file: options.file ?? null };
  try {
    return parseSource(source, options);
  } catch (error) {
    if (error instanceof RangeError) return tooComplicated(source);
    throw error;
  }
}

function parseSource(source: Source, options: ParseOptions): ParseResult {
  const parser = new ParserState(source, grammar);
  const body = parseScriptBlock(parser, null, false);
  const { tokens } = parser.lexer;
  const requirements = parseRequirements(parser, tokens);
  const ast: ScriptBlockAst = requirements ? { ...body, requirements } : body;
  checkScript(ast, parser);
  const { resolveType, useModule } = options;
  if (useModule && parser.diagnostics.length === 0) checkModules(ast, useModule, parser);
  if (resolveType) {
    checkClassTypes(ast, resolveType, parser);
    checkCaughtTypes(ast, resolveType, parser);
  }
  return { ast, tokens, diagnostics: parser.diagnostics };
}

/** Reports modules that are used and are nowhere. */
function checkModules(
  ast: ScriptBlockAst,
  useModule: (using: UsingStatementAst) => boolean,
  parser: ParserState,
): void {
  for (const using of ast.usings) {
    if (using.usingKind !== 'Module' || useModule(using)) continue;
    parser.error(
      using.extent,
      'ModuleNotFoundDuringParse',
      using.name?.value ?? textOf(using.moduleSpecification!.extent),
    );
  }
}

/** When the call stack has no room left (a script that calls itself deeply and parses text), nothing of the text is known. */
function tooComplicated(source: Source): ParseResult {
  const extent = extentOf(source, 0, source.text.length);
  const endBlock: NamedBlockAst = { kind: 'NamedBlock', extent, name: 'End', unnamed: true, statements: [], traps: [] };
  const ast: ScriptBlockAst = {
    kind: 'ScriptBlock',
    extent,
    usings: [],
    paramBlock: null,
    dynamicParamBlock: null,
    beginBlock: null,
    processBlock: null,
    endBlock,
    cleanBlock: null,
    requirements: null,
    helpComments: [],
  };
  const id = 'ScriptTooComplicated';
  return {
    ast,
    tokens: [],
    diagnostics: [{ id, message: formatMessage(id, []), extent: extentOf(source, 0, 0), incomplete: false }],
  };
}
