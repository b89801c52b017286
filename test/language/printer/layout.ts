import type { Ast } from '../../../src/language/ast.js';
import { textOf } from '../../../src/language/extent.js';

/** Prints any node; handed down so that the files of the printer import in one direction. */
export type Print = (ast: Ast) => string;

/** A leaf as it was written. */
export function leaf(ast: { readonly extent: Ast['extent'] }): string {
  return textOf(ast.extent);
}

/** Whether a text ends inside `--%`, which takes the rest of its line. */
function takesRestOfLine(text: string): boolean {
  return text.slice(text.lastIndexOf('\n') + 1).includes('--%');
}

/** Closes brackets behind a text: on a line of its own where the text would swallow the bracket. */
export function close(text: string, bracket: string): string {
  return takesRestOfLine(text) ? `${text}\n${bracket}` : `${text}${bracket}`;
}

/** Puts an operator behind a text; no blank is added where the text would take it in. */
export function glue(text: string, operator: string): string {
  return takesRestOfLine(text) ? text + operator : `${text} ${operator}`;
}

/** Statements one a line. The semicolons keep `else`, `catch` and the like from joining the statement before. */
export function lines(statements: readonly string[]): string {
  return statements
    .map((text, i) => (i === statements.length - 1 || takesRestOfLine(text) ? text : `${text};`))
    .join('\n');
}

/** A body in braces, on lines of its own and not moved in: strings that span lines must keep their text. */
export function block(body: string): string {
  return body === '' ? '{ }' : `{\n${body}\n}`;
}
