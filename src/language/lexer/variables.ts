import type { VariablePath, VariableScope } from '../ast.js';
import { Char, EOF, isDoubleQuote, isLetterOrDigit, startsNewToken } from './characters.js';
import { scanEscape } from './escapes.js';
import type { LexerState } from './state.js';

const scopes: ReadonlySet<string> = new Set(['global', 'local', 'script', 'private', 'using', 'variable']);

/** Takes a variable name apart at its first colon: scope or drive, and the name behind it. */
export function variablePath(userPath: string): VariablePath {
  const colon = userPath.indexOf(':');
  if (colon < 0) return { userPath, scope: null, drive: null, name: userPath };
  const qualifier = userPath.slice(0, colon);
  const name = userPath.slice(colon + 1);
  const lower = qualifier.toLowerCase();
  if (scopes.has(lower)) return { userPath, scope: lower as VariableScope, drive: null, name };
  return { userPath, scope: null, drive: colon === 0 ? null : qualifier, name };
}

/**
 * Reads the name of a variable; the reading position is behind `$` or `@`, on a character that can start a name or on `{`.
 * @param start index of the `$` or `@`
 * @param inString inside a string, a doubled quote in braces is one quote
 * @returns null when the text turns out to be a word that only begins like a variable (command mode): the reading position is then undefined
 */
export function scanVariablePath(lexer: LexerState, start: number, inString: boolean): VariablePath | null {
  if (lexer.at(lexer.index) === Char.LeftBrace) return scanBracedPath(lexer, start, inString);
  return scanPlainPath(lexer, start);
}

function scanPlainPath(lexer: LexerState, start: number): VariablePath | null {
  const first = lexer.at(lexer.index);
  const nameStart = lexer.index;
  lexer.index++;
  const single = first === Char.Dollar || first === Char.Question || first === Char.Caret;
  if (!single) skipNameCharacters(lexer);
  if (lexer.mode === 'Command') {
    const next = lexer.at(lexer.index);
    const isOperator =
      !single && (next === Char.Dot || next === Char.LeftBracket || next === Char.Equals || next === Char.Colon);
    if (!isOperator && !startsNewToken(next)) return null;
  }
  const path = variablePath(lexer.text.slice(nameStart, lexer.index));
  if (path.name === '') {
    const withDrive = path.drive !== null || path.scope === 'using';
    lexer.error(start, lexer.index, withDrive ? 'InvalidVariableReferenceWithDrive' : 'InvalidVariableReference');
  }
  return path;
}

function skipNameCharacters(lexer: LexerState): void {
  for (;;) {
    const code = lexer.at(lexer.index);
    if (code === Char.Colon) {
      if (lexer.at(lexer.index + 1) === Char.Colon) return;
    } else if (code !== Char.Underscore && code !== Char.Question && !isLetterOrDigit(code)) {
      return;
    }
    lexer.index++;
  }
}

function scanBracedPath(lexer: LexerState, start: number, inString: boolean): VariablePath | null {
  const brace = lexer.index;
  lexer.index++;
  const name = scanBracedName(lexer, inString);
  const closed = lexer.at(lexer.index) === Char.RightBrace;
  if (closed) lexer.index++;
  else lexer.missing(brace, lexer.index, 'IncompleteDollarVariableReference');
  if (name === '' && closed) lexer.error(lexer.index - 1, lexer.index, 'EmptyVariableReference');
  if (lexer.mode === 'Command') {
    const next = lexer.at(lexer.index);
    if (!startsNewToken(next) && next !== Char.Dot && next !== Char.LeftBracket) return null;
  }
  const path = variablePath(name === '' ? ':Error:' : name);
  if (path.name === '') lexer.error(start, lexer.index, 'InvalidBracedVariableReference');
  return path;
}

/** Reads up to the closing brace or the end of the text. */
function scanBracedName(lexer: LexerState, inString: boolean): string {
  let name = '';
  for (;;) {
    const code = lexer.at(lexer.index);
    if (code === EOF || code === Char.RightBrace) return name;
    if (code === Char.Backtick) {
      lexer.index++;
      if (lexer.at(lexer.index) !== EOF) name += scanEscape(lexer);
      continue;
    }
    if (inString && isDoubleQuote(code) && isDoubleQuote(lexer.at(lexer.index + 1))) lexer.index++;
    name += lexer.text[lexer.index]!;
    lexer.index++;
    if (code === Char.LeftBrace)
      lexer.error(lexer.index, lexer.index + 1, 'OpenBraceNeedsToBeBackTickedInVariableName');
  }
}
