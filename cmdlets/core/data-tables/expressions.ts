import { convertTo } from '../../../src/engine/convert/convert.js';
import { toText } from '../../../src/engine/convert/text.js';
import { SyntaxErrorException } from '../../../src/engine/errors/exception-types.js';
import { newException } from '../../../src/engine/errors/exceptions.js';
import { netError, type TerminatingError } from '../../../src/engine/errors/terminating.js';
import { compareEqual, compareOrder } from '../../../src/engine/operators/comparison.js';
import { WildcardPattern } from '../../../src/engine/operators/wildcard.js';
import { DBNull } from '../../../src/engine/types/dbnull.js';
import { Double } from '../../../src/engine/values/numbers.js';
import type { ScriptContext } from '../../../src/engine/values/script-access.js';
import { requireType } from '../../../src/engine/values/type-names.js';
import type { Value } from '../../../src/engine/values/value.js';
import type { Row, Table } from './table.js';

type Test = (row: Row) => boolean;
type Operand = (row: Row) => Value;

interface Token {
  readonly kind: 'text' | 'number' | 'date' | 'name' | 'word' | 'sign' | 'end';
  readonly text: string;
}

const pattern = /\s*(?:'((?:[^']|'')*)'|#([^#]*)#|\[([^\]]*)\]|(\d+(?:\.\d+)?)|([A-Za-z_]\w*)|(<>|<=|>=|[=<>(),+-]))/y;

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  pattern.lastIndex = 0;
  while (pattern.lastIndex < text.trimEnd().length) {
    const match = pattern.exec(text);
    if (!match) throw syntaxError(text);
    const kinds = ['text', 'date', 'name', 'number', 'word', 'sign'] as const;
    const at = match.slice(1).findIndex((part) => part !== undefined);
    tokens.push({ kind: kinds[at]!, text: match[at + 1]! });
  }
  tokens.push({ kind: 'end', text: '' });
  return tokens;
}

function syntaxError(near: string): TerminatingError {
  return netError(newException(SyntaxErrorException, `Syntax error: The filter '${near}' is not understood.`));
}

/**
 * A filter of `DataTable.Select`: comparisons of columns and constants, `LIKE`, `IN`, `IS NULL`, `AND`, `OR`, `NOT`, brackets.
 * Raises SyntaxErrorException for anything else.
 */
class FilterReader {
  readonly #tokens: readonly Token[];
  readonly #table: Table;
  readonly #ctx: ScriptContext;
  #at = 0;

  constructor(ctx: ScriptContext, table: Table, text: string) {
    this.#ctx = ctx;
    this.#table = table;
    this.#tokens = tokensOf(text);
  }

  read(): Test {
    const test = this.#or();
    if (this.#peek.kind !== 'end') throw syntaxError(this.#peek.text);
    return test;
  }

  get #peek(): Token {
    return this.#tokens[this.#at]!;
  }

  /** Takes the next token when it is this word or sign. */
  #takes(text: string): boolean {
    const { kind, text: next } = this.#peek;
    if ((kind !== 'word' && kind !== 'sign') || next.toUpperCase() !== text) return false;
    this.#at++;
    return true;
  }

  #expect(text: string): void {
    if (!this.#takes(text)) throw syntaxError(this.#peek.text);
  }

  #or(): Test {
    let left = this.#and();
    while (this.#takes('OR')) {
      const first = left;
      const second = this.#and();
      left = (row) => first(row) || second(row);
    }
    return left;
  }

  #and(): Test {
    let left = this.#not();
    while (this.#takes('AND')) {
      const first = left;
      const second = this.#not();
      left = (row) => first(row) && second(row);
    }
    return left;
  }

  #not(): Test {
    if (this.#takes('NOT')) {
      const inner = this.#not();
      return (row) => !inner(row);
    }
    if (this.#takes('(')) {
      const inner = this.#or();
      this.#expect(')');
      return inner;
    }
    return this.#comparison();
  }

  #comparison(): Test {
    const left = this.#operand();
    if (this.#takes('IS')) {
      const isNegated = this.#takes('NOT');
      this.#expect('NULL');
      return (row) => left(row) instanceof DBNull !== isNegated;
    }
    const isNegated = this.#takes('NOT');
    if (this.#takes('LIKE')) return this.#like(left, isNegated);
    if (this.#takes('IN')) return this.#in(left, isNegated);
    const operator = this.#tokens[this.#at++]!.text;
    const right = this.#operand();
    return (row) => compares(this.#ctx, operator, left(row), right(row));
  }

  #like(left: Operand, isNegated: boolean): Test {
    const right = this.#operand();
    return (row) => {
      const wildcard = toText(this.#ctx, right(row)).replace(/[[?`]/g, '`$&').replaceAll('%', '*');
      return new WildcardPattern(wildcard, false).matches(toText(this.#ctx, left(row))) !== isNegated;
    };
  }

  #in(left: Operand, isNegated: boolean): Test {
    this.#expect('(');
    const options = [this.#operand()];
    while (this.#takes(',')) options.push(this.#operand());
    this.#expect(')');
    return (row) => options.some((one) => compares(this.#ctx, '=', left(row), one(row))) !== isNegated;
  }

  #operand(): Operand {
    const isNegative = this.#takes('-');
    const { kind, text } = this.#tokens[this.#at++]!;
    if (kind === 'number') {
      const number = new Double(Number(text) * (isNegative ? -1 : 1));
      return () => number;
    }
    if (kind === 'text') return () => text.replaceAll("''", "'");
    if (kind === 'date') {
      const date = convertTo(this.#ctx, text, requireType('System.DateTime'));
      return () => date;
    }
    if (kind === 'word' && /^(?:true|false)$/i.test(text)) return () => text.toLowerCase() === 'true';
    if (kind !== 'word' && kind !== 'name') throw syntaxError(text);
    const column = this.#table.columnFor(this.#ctx, text);
    return (row) => row.get(column);
  }
}

/** Nothing compares with DBNull; texts are compared without case. */
function compares(ctx: ScriptContext, operator: string, left: Value, right: Value): boolean {
  if (left instanceof DBNull || right instanceof DBNull) return false;
  switch (operator) {
    case '=':
      return compareEqual(ctx, left, right, false);
    case '<>':
      return !compareEqual(ctx, left, right, false);
    case '<':
      return compareOrder(ctx, left, right, false) < 0;
    case '>':
      return compareOrder(ctx, left, right, false) > 0;
    case '<=':
      return compareOrder(ctx, left, right, false) <= 0;
    case '>=':
      return compareOrder(ctx, left, right, false) >= 0;
    default:
      throw syntaxError(operator);
  }
}

/** The rows that a filter lets pass; the empty filter all of them. */
export function rowFilter(ctx: ScriptContext, table: Table, text: string): Test {
  return text.trim() === '' ? () => true : new FilterReader(ctx, table, text).read();
}

/** `Name ASC, Size DESC` as an order of rows; rows without a value come first. */
export function rowOrder(ctx: ScriptContext, table: Table, text: string): (a: Row, b: Row) => number {
  const keys = text
    .split(',')
    .filter((part) => part.trim() !== '')
    .map((part) => {
      const [, name, direction] = /^\s*\[?(.*?)\]?(?:\s+(ASC|DESC))?\s*$/i.exec(part)!;
      return { column: table.columnFor(ctx, name!), sign: direction?.toUpperCase() === 'DESC' ? -1 : 1 };
    });
  return (a, b) => {
    for (const { column, sign } of keys) {
      const [left, right] = [a.get(column), b.get(column)];
      const nothing = Number(right instanceof DBNull) - Number(left instanceof DBNull);
      const order = nothing !== 0 || left instanceof DBNull ? nothing : compareOrder(ctx, left, right, false);
      if (order !== 0) return order * sign;
    }
    return 0;
  };
}
