import type {
  Ast,
  AttributeAst,
  AttributeBaseAst,
  MemberAst,
  PropertyMemberAst,
  StatementAst,
  TypeConstraintAst,
} from '../ast.js';
import { type Extent, extentBetween } from '../extent.js';
import type { LexedToken } from '../lexer/state.js';
import { TokenFlags } from '../token-traits.js';
import { parseMember } from './class-members.js';
import { parseSimpleName, peekSimpleName } from './names.js';
import { after, errorStatement, type ParserState } from './state.js';
import { parseTypeName } from './type-names.js';

// class-statement: attribute* 'class' name ( ':' type-name ( ',' type-name )* )? '{' member* '}'
/** Reads a class behind its keyword. */
export function parseClass(
  parser: ParserState,
  keyword: LexedToken,
  attributes: readonly AttributeBaseAst[],
): StatementAst {
  parser.skipNewlines();
  const name = peekSimpleName(parser);
  if (!name) return missingName(parser, keyword);
  name.flags |= TokenFlags.TypeName;
  parser.next();
  parser.skipNewlines();
  const mode = parser.setMode('Signature');
  const baseTypes = parseBaseTypes(parser);
  const open = parser.take('LCurly');
  if (!open) {
    parser.setMode(mode);
    return missingBody(parser, keyword, (baseTypes[baseTypes.length - 1] ?? name).extent, baseTypes);
  }
  const members: MemberAst[] = [];
  const broken: Ast[] = [];
  while (parseMember(parser, name.text, members, broken)) {
    // parseMember keeps what it reads
  }
  const close = parser.take('RCurly');
  if (!close) parser.missingAt(after(open.extent), parser.peek().extent, 'MissingEndCurlyBrace');
  parser.setMode(mode);
  const last = close ?? members[members.length - 1] ?? open;
  return finishType(keyword, name, 'Class', attributes, baseTypes, members, last.extent, broken);
}

function missingName(parser: ParserState, keyword: LexedToken): StatementAst {
  parser.missing(after(keyword.extent), 'MissingNameAfterKeyword', keyword.text);
  return errorStatement(keyword.extent);
}

function missingBody(parser: ParserState, keyword: LexedToken, last: Extent, parsed: readonly Ast[]): StatementAst {
  parser.missing(after(last), 'MissingTypeBody', keyword.text.toLowerCase());
  return errorStatement(extentBetween(keyword.extent, last), parsed);
}

function finishType(
  keyword: LexedToken,
  name: LexedToken,
  typeKind: 'Class' | 'Enum',
  attributes: readonly AttributeBaseAst[],
  baseTypes: readonly TypeConstraintAst[],
  members: readonly MemberAst[],
  last: Extent,
  broken: readonly Ast[],
): StatementAst {
  const extent = extentBetween((attributes[0] ?? keyword).extent, last);
  if (broken.length > 0) return errorStatement(extent, [...baseTypes, ...members, ...broken]);
  const onlyAttributes = attributes.filter((attribute): attribute is AttributeAst => attribute.kind === 'Attribute');
  return {
    kind: 'TypeDefinition',
    extent,
    name: name.text,
    nameExtent: name.extent,
    typeKind,
    attributes: onlyAttributes,
    baseTypes,
    members,
  };
}

// base-types: ':' type-name ( ',' type-name )*
function parseBaseTypes(parser: ParserState): TypeConstraintAst[] {
  const types: TypeConstraintAst[] = [];
  let separator = parser.take('Colon');
  while (separator) {
    parser.skipNewlines();
    const parsed = parseTypeName(parser, false);
    if (!parsed) {
      parser.missing(after(separator.extent), 'TypeNameExpected');
      break;
    }
    types.push({ kind: 'TypeConstraint', extent: parsed.typeName.extent, typeName: parsed.typeName });
    parser.skipNewlines();
    separator = parser.take('Comma');
  }
  return types;
}

// enum-statement: attribute* 'enum' name ( ':' type-name )? '{' enum-member* '}'
/** Reads an enum behind its keyword. */
export function parseEnum(
  parser: ParserState,
  keyword: LexedToken,
  attributes: readonly AttributeBaseAst[],
): StatementAst {
  parser.skipNewlines();
  const name = peekSimpleName(parser);
  if (!name) return missingName(parser, keyword);
  name.flags |= TokenFlags.TypeName;
  parser.next();
  parser.skipNewlines();
  const mode = parser.setMode('Signature');
  const baseTypes = parseBaseTypes(parser);
  parser.setMode(mode);
  const open = parser.take('LCurly');
  if (!open) return missingBody(parser, keyword, (baseTypes[baseTypes.length - 1] ?? name).extent, baseTypes);
  const members: MemberAst[] = [];
  for (let member = parseEnumMember(parser); member; member = parseEnumMember(parser)) members.push(member);
  const close = parser.take('RCurly');
  if (!close) parser.missingAt(after(open.extent), parser.peek().extent, 'MissingEndCurlyBrace');
  const last = close ?? members[members.length - 1] ?? open;
  return finishType(keyword, name, 'Enum', attributes, baseTypes, members, last.extent, []);
}

// enum-member: simple-name ( '=' expression )? (';' | newline)*
function parseEnumMember(parser: ParserState): PropertyMemberAst | null {
  parser.skipNewlines();
  const name = parseSimpleName(parser);
  if (!name) return null;
  const mode = parser.setMode('Expression');
  const equals = parser.take('Equals');
  const initialValue = equals && parser.grammar.expression(parser, false);
  if (equals && !initialValue) parser.error(after(equals.extent), 'ExpectedValueExpression', '=');
  parser.setMode(mode);
  let end = (initialValue ?? equals ?? name).extent;
  const { kind, extent } = parser.peek();
  const terminated = kind === 'NewLine' || kind === 'Semi' || kind === 'RCurly';
  if (!terminated && !(equals && !initialValue)) parser.missing(after(end), 'MissingPropertyTerminator');
  parser.skipNewlines(true);
  if (kind === 'Semi') end = extent;
  return {
    kind: 'PropertyMember',
    extent: extentBetween(name.extent, end),
    name: name.value,
    type: null,
    attributes: [],
    initialValue,
    isStatic: true,
    isHidden: false,
  };
}
