import type { Ast, AttributeAst, ExpressionAst, MemberAst, TypeConstraintAst, VariablePath } from '../ast.js';
import { type Extent, extentBetween } from '../extent.js';
import type { LexedToken } from '../lexer/state.js';
import { hasTrait, TokenFlags } from '../token-traits.js';
import { parseAttribute } from './attributes.js';
import { parseParameters } from './functions.js';
import { parseArguments } from './members.js';
import { syncTo } from './recovery.js';
import { after, type ParserState } from './state.js';

/** What stands before the name of a member. */
interface Modifiers {
  readonly attributes: AttributeAst[];
  type: TypeConstraintAst | null;
  staticToken: LexedToken | null;
  hiddenToken: LexedToken | null;
  start: Extent | null;
  last: Extent | null;
}

// member: ( attribute | type-literal | 'static' | 'hidden' )* ( property | method )
/**
 * Reads one member of a class into `members`; what cannot be used goes to `broken`.
 * @returns false when no further member can be read
 */
export function parseMember(parser: ParserState, className: string, members: MemberAst[], broken: Ast[]): boolean {
  const modifiers = parseModifiers(parser);
  const token = parser.peek();
  const start = modifiers.start ?? token.extent;
  if (token.kind === 'Variable') {
    members.push(parseProperty(parser, parser.next(), start, modifiers));
    return true;
  }
  if (token.kind === 'Identifier' || hasTrait(token.kind, TokenFlags.Keyword)) {
    token.flags |= TokenFlags.NotKeyword;
    const method = parseMethod(parser, parser.next(), start, modifiers, className);
    if (method) members.push(method);
    else {
      syncTo(parser, false, ['RCurly']);
      broken.push(...modifiers.attributes, ...(modifiers.type ? [modifiers.type] : []));
    }
    return method !== null || modifiers.last !== null;
  }
  if (modifiers.last) {
    parser.missing(after(modifiers.last), 'IncompleteMemberDefinition');
    broken.push(...modifiers.attributes, ...(modifiers.type ? [modifiers.type] : []));
  }
  return false;
}

function parseModifiers(parser: ParserState): Modifiers {
  const found: Modifiers = {
    attributes: [],
    type: null,
    staticToken: null,
    hiddenToken: null,
    start: null,
    last: null,
  };
  for (;;) {
    parser.skipNewlines();
    const attribute = parseAttribute(parser);
    if (attribute) {
      if (attribute.kind === 'Attribute') found.attributes.push(attribute);
      else if (found.type === null) found.type = attribute;
      else parser.error(attribute.extent, 'TooManyTypes');
    } else if (!parseModifierWord(parser, found)) {
      return found;
    }
    const extent = attribute?.extent ?? (found.last as Extent);
    found.start ??= extent;
    found.last = extent;
  }
}

function parseModifierWord(parser: ParserState, found: Modifiers): boolean {
  const token = parser.take('Static') ?? parser.take('Hidden');
  if (!token) return false;
  const known = token.kind === 'Static' ? found.staticToken : found.hiddenToken;
  if (known) parser.error(token.extent, 'DuplicateQualifier', token.text);
  if (token.kind === 'Static') found.staticToken = token;
  else found.hiddenToken = token;
  found.last = token.extent;
  return true;
}

// property: variable ( '=' expression )? (';' | newline)
function parseProperty(parser: ParserState, variable: LexedToken, start: Extent, modifiers: Modifiers): MemberAst {
  const equals = parser.take('Equals');
  let initialValue: ExpressionAst | null = null;
  if (equals) {
    parser.skipNewlines();
    initialValue = parser.grammar.expression(parser, false);
    if (!initialValue) parser.error(after(equals.extent), 'ExpectedValueExpression', '=');
  }
  let end = (initialValue ?? variable).extent;
  const { kind, extent } = parser.peek();
  if (kind !== 'NewLine' && kind !== 'Semi' && kind !== 'RCurly')
    parser.missing(after(end), 'MissingPropertyTerminator');
  parser.skipNewlines(true);
  if (kind === 'Semi') end = extent;
  return {
    kind: 'PropertyMember',
    extent: extentBetween(start, end),
    name: (variable.value as VariablePath).userPath,
    type: modifiers.type,
    attributes: modifiers.attributes,
    initialValue,
    isStatic: modifiers.staticToken !== null,
    isHidden: modifiers.hiddenToken !== null,
  };
}

// method: name '(' parameter-list? ')' ( ':' 'base' '(' arguments ')' )? '{' script-block '}'
function parseMethod(
  parser: ParserState,
  name: LexedToken,
  start: Extent,
  modifiers: Modifiers,
  className: string,
): MemberAst | null {
  const hasList = parser.peek().kind === 'LParen';
  const list = hasList ? parseParameters(parser) : null;
  if (!list) parser.missing(after(name.extent), 'MissingMethodParameterList');
  const isConstructor = name.text.toLowerCase() === className.toLowerCase();
  const base = isConstructor && !modifiers.staticToken ? parseBaseCall(parser) : { args: null, broken: false };
  let broken = base.broken || (list?.brokenAt ?? null) !== null;
  if (parser.peek().kind !== 'LCurly' && !broken) {
    parser.missing(after((list?.close ?? name).extent), 'MissingFunctionBody');
    broken = true;
  }
  if (broken) return null;
  const open = parser.next();
  const mode = parser.setMode('Command');
  const body = parser.grammar.scriptBlock(parser, open, false);
  parser.setMode(mode);
  return {
    kind: 'FunctionMember',
    extent: extentBetween(start, body.extent),
    name: name.text,
    nameExtent: name.extent,
    returnType: modifiers.type,
    attributes: modifiers.attributes,
    parameters: list?.parameters ?? [],
    body,
    isStatic: modifiers.staticToken !== null,
    isHidden: modifiers.hiddenToken !== null,
    isConstructor,
    baseArguments: base.args,
  };
}

interface BaseCall {
  readonly args: readonly ExpressionAst[] | null;
  readonly broken: boolean;
}

// base-call: ':' 'base' '(' arguments ')'
function parseBaseCall(parser: ParserState): BaseCall {
  parser.skipNewlines();
  const colon = parser.take('Colon');
  if (!colon) return { args: null, broken: false };
  parser.skipNewlines();
  const word = parser.take('Base');
  if (!word) {
    parser.missing(after(colon.extent), 'MissingBaseCtorCall');
    return { args: null, broken: true };
  }
  parser.skipNewlines();
  const open = parser.take('LParen');
  if (!open) {
    parser.missing(after(word.extent), 'MissingMethodParameterList');
    return { args: null, broken: true };
  }
  const { args } = parseArguments(parser, open);
  parser.skipNewlines();
  return { args, broken: false };
}
