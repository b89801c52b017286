/** Parsing of what is less than a script: a number, a type name, the inside of an expandable string. */
import type { ExpandableStringExpressionAst, NumberLiteral, StringConstantExpressionAst, TypeName } from './ast.js';
import type { Diagnostic } from './diagnostic.js';
import type { Source } from './extent.js';
import { grammar } from './grammar.js';
import { isDoubleQuote } from './lexer/characters.js';
import { nextToken } from './lexer/next-token.js';
import { LexerState } from './lexer/state.js';
import { expandableString } from './parser/expandable-strings.js';
import { ParserState } from './parser/state.js';
import { parseTypeName } from './parser/type-names.js';
import { parseValue } from './parser/values.js';

/**
 * Reads a text as a numeric literal, sign included, as PowerShell does when it turns a string into a number
 * (`'0x1F'`, `'1e3'`, `'5kb'`). The text must be trimmed.
 * @returns null when the whole text is not one number
 */
export function parseNumber(text: string): NumberLiteral | null {
  const source: Source = { text, file: null };
  const lexer = new LexerState({ source, text, base: 0, offsets: null, report: () => {} });
  lexer.allowSignedNumbers = true;
  const token = nextToken(lexer);
  if (token.kind !== 'Number' || lexer.index < text.length) return null;
  return token.value as NumberLiteral;
}

/**
 * Reads a text as a type name (`int`, `System.Collections.Generic.List[string]`, `byte[]`), without the outer brackets.
 * @returns null when it is none
 */
export function parseTypeNameText(text: string): TypeName | null {
  const parser = new ParserState({ text: text.trim(), file: null }, grammar);
  const parsed = parseTypeName(parser, true);
  if (!parsed || parser.diagnostics.length > 0 || parser.peek().kind !== 'EndOfInput') return null;
  return parsed.typeName;
}

/** The inside of an expandable string as a tree, and what is wrong with it. */
export interface ExpandableText {
  readonly ast: ExpandableStringExpressionAst | StringConstantExpressionAst;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads a text as if it stood between double quotes; quotes in it are literal (PowerShell: `ExpandString`). */
export function parseExpandableText(text: string): ExpandableText {
  const quoted = `"${[...text].map((char) => (isDoubleQuote(char.charCodeAt(0)) ? char + char : char)).join('')}"`;
  const parser = new ParserState({ text: quoted, file: null }, grammar);
  const token = parser.next();
  const ast: ExpandableText['ast'] = token.pieces
    ? expandableString(parser, token, 'DoubleQuoted', parseValue)
    : {
        kind: 'StringConstantExpression',
        extent: token.extent,
        value: token.value as string,
        stringKind: 'DoubleQuoted',
      };
  return { ast, diagnostics: parser.diagnostics };
}
