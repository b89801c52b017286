import type {
  ConstantExpressionAst,
  ExpandableStringExpressionAst,
  ExpressionAst,
  StringConstantExpressionAst,
} from '../../language/ast.js';
import { toText } from '../convert/text.js';
import { literalValue } from '../values/numbers.js';
import type { Compiler } from './compiler.js';
import type { Expression } from './frame.js';

/** A number. */
export function compileConstant(ast: ConstantExpressionAst): Expression {
  const value = literalValue(ast.value);
  return () => value;
}

/** A string without variables. */
export function compileString(ast: StringConstantExpressionAst): Expression {
  const { value } = ast;
  return () => value;
}

/** `"text $variable $(statements)"` */
export function compileExpandable(ast: ExpandableStringExpressionAst, c: Compiler): Expression {
  const pieces = ast.parts.map((part) => (typeof part === 'string' ? part : compilePiece(part, c)));
  if (pieces.length === 2) return joinTwo(pieces[0]!, pieces[1]!);
  return (f) => {
    let text = '';
    for (const piece of pieces) text += typeof piece === 'string' ? piece : pieceText(piece, f);
    return text;
  };
}

/** Interpolated variables are read without strict mode's complaint (powershell-surprises.md, Parsing). */
function compilePiece(part: ExpressionAst, c: Compiler): Expression {
  return c.interpolated(part);
}

function pieceText(piece: Expression, f: Parameters<Expression>[0]): string {
  const value = piece(f);
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : toText(f.session, value);
}

function joinTwo(first: string | Expression, second: string | Expression): Expression {
  if (typeof first === 'string') {
    if (typeof second === 'string') return () => first + second;
    return (f) => first + pieceText(second, f);
  }
  if (typeof second === 'string') return (f) => pieceText(first, f) + second;
  return (f) => {
    const start = pieceText(first, f);
    return start + pieceText(second, f);
  };
}
