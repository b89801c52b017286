import { invalidToken, xpathFault } from './xpath-errors.js';
import { type Axis, axes, type BinaryOperator, type NodeTest, type Step, type XPathNode } from './xpath-tree.js';

// Made by the first expression: classes of Unicode cost a start a millisecond.
let madeTokenPattern: RegExp | undefined;

function tokenPatternOf(): RegExp {
  madeTokenPattern ??=
    /\s*(?:(\d+(?:\.\d*)?|\.\d+)|("[^"]*"|'[^']*')|(\.\.|::|\/\/|!=|<=|>=|[()[\].@,/|+\-=<>*$:])|([\p{L}_][\p{L}\p{N}_.\-\u00b7]*))/uy;
  return madeTokenPattern;
}

interface Token {
  readonly kind: 'number' | 'text' | 'symbol' | 'name';
  readonly text: string;
}

/** Reads an XPath 1.0 expression. Error: XPathException with .NET's text. */
export function parseXPath(expression: string): XPathNode {
  const parser = new XPathParser(expression, readTokens(expression));
  return parser.whole();
}

function readTokens(expression: string): Token[] {
  const tokens: Token[] = [];
  const tokenPattern = tokenPatternOf();
  tokenPattern.lastIndex = 0;
  let at = 0;
  while (at < expression.trimEnd().length) {
    tokenPattern.lastIndex = at;
    const match = tokenPattern.exec(expression);
    if (!match) throw invalidToken(expression);
    const [, number, text, symbol, name] = match;
    if (number !== undefined) tokens.push({ kind: 'number', text: number });
    else if (text !== undefined) tokens.push({ kind: 'text', text: text.slice(1, -1) });
    else if (symbol !== undefined) tokens.push({ kind: 'symbol', text: symbol });
    else tokens.push({ kind: 'name', text: name! });
    at = tokenPattern.lastIndex;
  }
  return tokens;
}

/** Binary operators by precedence, the loosest first. */
const levels: readonly (readonly BinaryOperator[])[] = [
  ['or'],
  ['and'],
  ['=', '!='],
  ['<', '<=', '>', '>='],
  ['+', '-'],
  ['*', 'div', 'mod'],
];

const nodeTypes = new Set(['node', 'text', 'comment', 'processing-instruction']);

/** Recursive descent over the tokens of one expression. */
class XPathParser {
  readonly #expression: string;
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(expression: string, tokens: readonly Token[]) {
    this.#expression = expression;
    this.#tokens = tokens;
  }

  whole(): XPathNode {
    if (this.#tokens.length === 0) throw xpathFault(`'${this.#expression}' has an invalid token.`);
    const tree = this.#binary(0);
    if (this.#at < this.#tokens.length) throw invalidToken(this.#expression);
    return tree;
  }

  #is(text: string, ahead = 0): boolean {
    const token = this.#tokens[this.#at + ahead];
    return token !== undefined && token.kind !== 'text' && token.text === text;
  }

  #take(text: string): boolean {
    if (!this.#is(text)) return false;
    this.#at++;
    return true;
  }

  #expect(text: string): void {
    if (!this.#take(text)) throw invalidToken(this.#expression);
  }

  #binary(level: number): XPathNode {
    const operators = levels[level];
    if (!operators) return this.#unary();
    let left = this.#binary(level + 1);
    for (;;) {
      const operator = operators.find((one) => this.#is(one));
      if (!operator) return left;
      this.#at++;
      left = { kind: 'binary', operator, left, right: this.#binary(level + 1) };
    }
  }

  #unary(): XPathNode {
    if (this.#take('-')) return { kind: 'negate', operand: this.#unary() };
    let left = this.#path();
    while (this.#take('|')) left = { kind: 'binary', operator: '|', left, right: this.#path() };
    return left;
  }

  #path(): XPathNode {
    if (this.#isPrimary()) return this.#filterPath();
    if (this.#take('//')) return { kind: 'path', start: 'root', steps: [anyDescendant, ...this.#steps()] };
    if (this.#take('/')) return { kind: 'path', start: 'root', steps: this.#startsStep() ? this.#steps() : [] };
    return { kind: 'path', start: 'context', steps: this.#steps() };
  }

  #isPrimary(): boolean {
    const token = this.#tokens[this.#at];
    if (!token) throw invalidToken(this.#expression);
    if (token.kind === 'number' || token.kind === 'text') return true;
    if (token.text === '(') return true;
    if (token.text === '$') {
      throw xpathFault(
        'Namespace Manager or XsltContext needed. This query has a prefix, variable, or user-defined function.',
      );
    }
    return token.kind === 'name' && this.#is('(', 1) && !nodeTypes.has(token.text);
  }

  #filterPath(): XPathNode {
    let source = this.#primary();
    const predicates = this.#predicates();
    if (predicates.length > 0) source = { kind: 'filter', source, predicates };
    if (this.#take('//')) return { kind: 'path', start: source, steps: [anyDescendant, ...this.#steps()] };
    if (this.#take('/')) return { kind: 'path', start: source, steps: this.#steps() };
    return source;
  }

  #primary(): XPathNode {
    const token = this.#tokens[this.#at++]!;
    if (token.kind === 'number') return { kind: 'number', value: Number(token.text) };
    if (token.kind === 'text') return { kind: 'text', value: token.text };
    if (token.text === '(') {
      const inner = this.#binary(0);
      this.#expect(')');
      return inner;
    }
    return { kind: 'call', name: token.text, args: this.#arguments() };
  }

  #arguments(): XPathNode[] {
    this.#expect('(');
    const args: XPathNode[] = [];
    if (this.#take(')')) return args;
    do args.push(this.#binary(0));
    while (this.#take(','));
    this.#expect(')');
    return args;
  }

  #startsStep(): boolean {
    const token = this.#tokens[this.#at];
    return token !== undefined && (token.kind === 'name' || ['.', '..', '@', '*'].includes(token.text));
  }

  #steps(): Step[] {
    const steps = [this.#step()];
    for (;;) {
      if (this.#take('//')) steps.push(anyDescendant, this.#step());
      else if (this.#take('/')) steps.push(this.#step());
      else return steps;
    }
  }

  #step(): Step {
    if (this.#take('.')) return { axis: 'self', test: { type: 'node' }, predicates: this.#predicates() };
    if (this.#take('..')) return { axis: 'parent', test: { type: 'node' }, predicates: this.#predicates() };
    const axis = this.#axis();
    return { axis, test: this.#test(), predicates: this.#predicates() };
  }

  #axis(): Axis {
    if (this.#take('@')) return 'attribute';
    const token = this.#tokens[this.#at];
    if (token?.kind !== 'name' || !this.#is('::', 1)) return 'child';
    if (!axes.has(token.text)) throw invalidToken(this.#expression);
    this.#at += 2;
    return token.text as Axis;
  }

  #test(): NodeTest {
    if (this.#take('*')) return { type: 'name', prefix: '', local: '*' };
    const token = this.#tokens[this.#at];
    if (token?.kind !== 'name') throw invalidToken(this.#expression);
    this.#at++;
    if (this.#is('(') && nodeTypes.has(token.text)) return this.#typeTest(token.text);
    if (!this.#take(':')) return { type: 'name', prefix: '', local: token.text };
    if (this.#take('*')) return { type: 'name', prefix: token.text, local: '*' };
    const local = this.#tokens[this.#at++];
    if (local?.kind !== 'name') throw invalidToken(this.#expression);
    return { type: 'name', prefix: token.text, local: local.text };
  }

  #typeTest(type: string): NodeTest {
    this.#expect('(');
    const target = this.#tokens[this.#at]?.kind === 'text' ? this.#tokens[this.#at++]!.text : null;
    this.#expect(')');
    if (type === 'processing-instruction') return { type, target };
    return { type: type as 'node' | 'text' | 'comment' };
  }

  #predicates(): XPathNode[] {
    const predicates: XPathNode[] = [];
    while (this.#take('[')) {
      predicates.push(this.#binary(0));
      this.#expect(']');
    }
    return predicates;
  }
}

const anyDescendant: Step = { axis: 'descendant-or-self', test: { type: 'node' }, predicates: [] };
