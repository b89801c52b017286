import type { ExpressionAst, StatementAst } from '../ast.js';
import { type Extent, extentBetween } from '../extent.js';
import type { LexedToken } from '../lexer/state.js';
import { parseSingleArgument } from './arguments.js';
import { parseStatementBlock } from './blocks.js';
import { parseSimpleName } from './names.js';
import { after, errorStatement, type ParserState } from './state.js';

// data-statement: 'data' name? ( '-supportedcommand' command ( ',' command )* )? block
/** Reads a data section behind its keyword. */
export function parseData(parser: ParserState, keyword: LexedToken): StatementAst {
  parser.skipNewlines();
  const name = parseSimpleName(parser);
  parser.skipNewlines();
  const commands: ExpressionAst[] = [];
  let brokenAt = parseSupportedCommands(parser, commands);
  const body = brokenAt ? null : parseStatementBlock(parser);
  if (!body && !brokenAt) {
    brokenAt = (commands[commands.length - 1] ?? name ?? keyword).extent;
    parser.missing(after(brokenAt), 'MissingStatementBlockForDataSection');
  }
  if (!body) return errorStatement(extentBetween(keyword.extent, brokenAt ?? keyword.extent), commands);
  const extent = extentBetween(keyword.extent, body.extent);
  return { kind: 'DataStatement', extent, variable: name?.value ?? null, commandsAllowed: commands, body };
}

/** Reads the commands a data section may call. Returns where it broke (reported), null when it did not. */
function parseSupportedCommands(parser: ParserState, commands: ExpressionAst[]): Extent | null {
  const parameter = parser.take('Parameter');
  if (!parameter) return null;
  let brokenAt: Extent | null = null;
  if (!'supportedcommand'.startsWith((parameter.value as string).toLowerCase())) {
    brokenAt = parameter.extent;
    parser.error(parameter.extent, 'InvalidParameterForDataSectionStatement', parameter.value as string);
  }
  let last = parameter;
  for (;;) {
    parser.skipNewlines();
    const command = parseSingleArgument(parser, 'CommandName');
    if (!command) {
      if (!brokenAt) parser.missing(after(last.extent), 'MissingValueForSupportedCommandInDataSectionStatement');
      return last.extent;
    }
    commands.push(command);
    const comma = parser.take('Comma');
    if (!comma) return brokenAt;
    last = comma;
  }
}
