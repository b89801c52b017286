import type { SimpleTypeName, TypeName } from '../ast.js';
import { type Extent, extentBetween } from '../extent.js';
import { assemblyName } from '../lexer/glued.js';
import type { LexedToken } from '../lexer/state.js';
import { syncTo } from './recovery.js';
import { after, before, type ParserState } from './state.js';

/** A type name and the token it starts with (an attribute's name is marked as such later). */
export interface ParsedTypeName {
  readonly typeName: TypeName;
  readonly first: LexedToken;
}

// type-name: identifier ( '[' (']' | ','+ ']' | generic-arguments ']') )* ( ',' assembly-name )?
/** Reads a type name; null when there is none. */
export function parseTypeName(parser: ParserState, assemblies: boolean): ParsedTypeName | null {
  const mode = parser.setMode('TypeName');
  const first = parser.next();
  let typeName: TypeName | null = null;
  if (first.kind === 'Identifier') typeName = finishTypeName(parser, first, assemblies);
  else parser.unget(first);
  parser.setMode(mode);
  return typeName && { typeName, first };
}

function simple(token: LexedToken): SimpleTypeName {
  return { kind: 'TypeName', extent: token.extent, fullName: token.text, assembly: null };
}

function finishTypeName(parser: ParserState, name: LexedToken, assemblies: boolean): TypeName {
  const token = parser.peek();
  if (token.kind === 'LBracket') {
    parser.next();
    parser.skipNewlines();
    return finishBracketedName(parser, name, token, assemblies);
  }
  if (token.kind === 'Comma' && assemblies) {
    const assembly = parseAssembly(parser);
    if (assembly === '') return simple(name);
    const extent = extentBetween(name.extent, lastExtent(parser));
    return { kind: 'TypeName', extent, fullName: `${name.text},${assembly}`, assembly };
  }
  return simple(name);
}

function lastExtent(parser: ParserState): Extent {
  return parser.lexer.tokens[parser.lexer.tokens.length - 1]!.extent;
}

function finishBracketedName(
  parser: ParserState,
  name: LexedToken,
  bracket: LexedToken,
  assemblies: boolean,
): TypeName {
  const token = parser.next();
  switch (token.kind) {
    case 'RBracket':
    case 'Comma':
      return finishArray(parser, simple(name), token, assemblies);
    case 'LBracket':
    case 'Identifier':
      return finishGeneric(parser, name, token, assemblies);
    case 'EndOfInput':
      parser.unget(token);
      parser.missing(after(bracket.extent), 'MissingTypename');
      return simple(name);
    default:
      parser.error(token.extent, 'UnexpectedToken', token.text);
      syncTo(parser, true, ['RBracket']);
      return simple(name);
  }
}

/** Reads the assembly behind the comma at the lookahead; empty when it is missing (reported). */
function parseAssembly(parser: ParserState): string {
  const comma = parser.next();
  const assembly = assemblyName(parser.lexer);
  if (assembly.trim() === '') parser.error(after(comma.extent), 'MissingAssemblyNameSpecification');
  return assembly.trim();
}

// dimension: ','* ']'
function finishArray(parser: ParserState, element: TypeName, first: LexedToken, assemblies: boolean): TypeName {
  let result = element;
  let token = first;
  for (let dimensions = 1; ; dimensions++) {
    result = finishDimension(parser, result, token);
    if (parser.tooManyTypes(dimensions)) return result;
    const next = parser.peek();
    if (next.kind === 'Comma' && assemblies) {
      const assembly = parseAssembly(parser);
      return assembly === '' ? result : { ...result, fullName: `${result.fullName},${assembly}` };
    }
    if (next.kind !== 'LBracket') return result;
    parser.next();
    token = parser.next();
  }
}

function finishDimension(parser: ParserState, element: TypeName, first: LexedToken): TypeName {
  switch (first.kind) {
    case 'RBracket':
      return arrayOf(element, 1, first.extent);
    case 'Comma': {
      let rank = 1;
      let comma = first;
      let token = first;
      while (token.kind === 'Comma') {
        comma = token;
        rank++;
        token = parser.next();
      }
      if (token.kind !== 'RBracket') {
        parser.unget(token);
        parser.error(after(comma.extent), 'EndSquareBracketExpectedAtEndOfAttribute');
        return arrayOf(element, rank, comma.extent);
      }
      return arrayOf(element, rank, token.extent);
    }
    case 'EndOfInput':
      parser.unget(first);
      parser.error(before(first.extent), 'EndSquareBracketExpectedAtEndOfAttribute');
      return element;
    default:
      parser.error(first.extent, 'UnexpectedToken', first.text);
      syncTo(parser, true, ['RBracket']);
      return element;
  }
}

function arrayOf(element: TypeName, rank: number, last: Extent): TypeName {
  const fullName = `${element.fullName}[${','.repeat(rank - 1)}]`;
  return { kind: 'ArrayTypeName', extent: extentBetween(element.extent, last), fullName, element, rank };
}

// generic-arguments: generic-argument ( ',' generic-argument )*
function finishGeneric(parser: ParserState, name: LexedToken, first: LexedToken, assemblies: boolean): TypeName {
  const definition = simple(name);
  const { types, closing } = parseGenericArguments(parser, first);
  const last = closing?.extent ?? types[types.length - 1]!.extent;
  const fullName = `${name.text}[${types.map((type) => bracketed(type)).join(',')}]`;
  const extent = extentBetween(name.extent, last);
  const result: TypeName = { kind: 'GenericTypeName', extent, fullName, definition, arguments: types };
  const next = parser.peek();
  if (next.kind === 'LBracket') {
    parser.next();
    return finishArray(parser, result, parser.next(), assemblies);
  }
  if (next.kind === 'Comma' && assemblies) {
    const assembly = parseAssembly(parser);
    if (assembly !== '') return { ...result, definition: { ...definition, assembly } };
  }
  return result;
}

function bracketed(type: TypeName): string {
  return type.kind === 'TypeName' && type.assembly !== null ? `[${type.fullName}]` : type.fullName;
}

/** Reads types up to the closing bracket; `first` is an identifier or `[`. */
export function parseGenericArguments(
  parser: ParserState,
  first: LexedToken,
): { readonly types: readonly TypeName[]; readonly closing: LexedToken | null } {
  const types = [parseGenericArgument(parser, first)];
  for (;;) {
    parser.skipNewlines();
    const token = parser.next();
    if (token.kind === 'RBracket') return { types, closing: token };
    if (token.kind !== 'Comma') {
      parser.unget(token);
      parser.missing(before(token.extent), 'EndSquareBracketExpectedAtEndOfAttribute');
      return { types, closing: null };
    }
    parser.skipNewlines();
    const next = parser.peek();
    if (next.kind === 'Identifier' || next.kind === 'LBracket') {
      types.push(parseGenericArgument(parser, parser.next()));
    } else {
      parser.missing(after(token.extent), 'MissingTypename');
      types.push(simple(token));
    }
  }
}

// generic-argument: type-name | '[' type-name ( ',' assembly-name )? ']'
function parseGenericArgument(parser: ParserState, first: LexedToken): TypeName {
  const result = parser.enter() ? parseGenericArgumentInside(parser, first) : simple(first);
  parser.leave();
  return result;
}

function parseGenericArgumentInside(parser: ParserState, first: LexedToken): TypeName {
  if (first.kind === 'Identifier') return finishTypeName(parser, first, false);
  const name = parser.next();
  if (name.kind !== 'Identifier') {
    parser.unget(name);
    parser.missing(after(name.extent), 'MissingTypename');
    return simple(first);
  }
  const type = finishTypeName(parser, name, true);
  const closing = parser.next();
  if (closing.kind !== 'RBracket') {
    parser.unget(closing);
    parser.missing(before(closing.extent), 'EndSquareBracketExpectedAtEndOfType');
  }
  return type;
}
