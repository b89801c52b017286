import { readFileSync } from 'node:fs';
import type { Diagnostic } from '../../../language/diagnostic.js';
import { parse } from '../../../language/parse.js';
import { flagsOf, TokenFlags } from '../../../language/token-traits.js';
import type { Token } from '../../../language/tokens.js';
import { typedArray } from '../../values/arrays.js';
import { enumOf, enumValue } from '../../values/enums.js';
import { defineType } from '../../values/net-type.js';
import type { Reference } from '../../values/reference.js';
import type { ScriptContext } from '../../values/script-access.js';
import { findType, requireType } from '../../values/type-names.js';
import { lazyTypes } from '../../values/type-registry.js';
import { NetObject, type Value } from '../../values/value.js';
import { decodeFile } from '../io/encoding.js';
import { onFile } from '../io/faults.js';
import { placeOf } from '../io/places.js';
import { AstView } from './ast-view.js';
import { ScriptExtent } from './script-extent.js';

const namespace = 'System.Management.Automation.Language';

/** Parse errors as scripts see them (`$_.Exception.Errors`). */
export function parseErrorList(diagnostics: readonly Diagnostic[]): Value[] {
  return diagnostics.map((diagnostic) => new ParseErrorView(diagnostic));
}

class ParseErrorView extends NetObject {
  readonly diagnostic: Diagnostic;

  constructor(diagnostic: Diagnostic) {
    super();
    this.diagnostic = diagnostic;
  }
}

class TokenView extends NetObject {
  readonly token: Token;

  constructor(token: Token) {
    super();
    this.token = token;
  }
}

/** Parses a text; tokens and errors go into the references, the tree is the result. */
function parseInto(text: string, file: string | null, tokens: Reference, errors: Reference, ctx: ScriptContext): Value {
  const result = parse(text, { file, resolveType: (name) => findType(name) ?? ctx.findScriptType(name) });
  tokens.value = typedArray(
    requireType(`${namespace}.Token`),
    result.tokens.map((token) => new TokenView(token)),
  );
  errors.value = typedArray(requireType(`${namespace}.ParseError`), parseErrorList(result.diagnostics));
  return new AstView(result.ast, null);
}

function parseFile(path: string, tokens: Reference, errors: Reference, ctx: ScriptContext): Value {
  const place = placeOf(ctx, path);
  const bytes = onFile(place, (file) => new Uint8Array(readFileSync(file)));
  return parseInto(decodeFile(bytes), place, tokens, errors, ctx);
}

function defineParser(): void {
  const into = `[ref] ${namespace}.Token[] tokens, [ref] ${namespace}.ParseError[] errors): ${namespace}.ScriptBlockAst`;
  defineType({
    name: `${namespace}.Parser`,
    kind: 'static',
    staticMethods: {
      [`ParseInput(string input, ${into}`]: ([text, tokens, errors]: [string, Reference, Reference], ctx) =>
        parseInto(text, null, tokens, errors, ctx),
      [`ParseInput(string input, string fileName, ${into}`]: (
        [text, file, tokens, errors]: [string, string, Reference, Reference],
        ctx,
      ) => parseInto(text, file, tokens, errors, ctx),
      [`ParseFile(string fileName, ${into}`]: ([file, tokens, errors]: [string, Reference, Reference], ctx) =>
        parseFile(file, tokens, errors, ctx),
    },
  });
}

function defineParts(): void {
  const extent = `Extent: ${namespace}.IScriptExtent`;
  defineType({
    name: `${namespace}.ParseError`,
    represents: ParseErrorView,
    properties: {
      [extent]: (self: ParseErrorView) => new ScriptExtent(self.diagnostic.extent),
      'ErrorId: string': (self: ParseErrorView) => self.diagnostic.id,
      'Message: string': (self: ParseErrorView) => self.diagnostic.message,
      'IncompleteInput: bool': (self: ParseErrorView) => self.diagnostic.incomplete,
    },
    text: (self: ParseErrorView) => self.diagnostic.message,
  });
  defineType({
    name: `${namespace}.Token`,
    represents: TokenView,
    properties: {
      'Text: string': (self: TokenView) => self.token.text,
      [`Kind: ${namespace}.TokenKind`]: (self: TokenView) => enumOf(`${namespace}.TokenKind`, self.token.kind),
      [`TokenFlags: ${namespace}.TokenFlags`]: (self: TokenView) =>
        enumValue(requireType(`${namespace}.TokenFlags`), BigInt(flagsOf(self.token))),
      'HasError: bool': (self: TokenView) => (flagsOf(self.token) & TokenFlags.TokenInError) !== 0,
      [extent]: (self: TokenView) => new ScriptExtent(self.token.extent),
      'Value: System.Object': (self: TokenView) => (typeof self.token.value === 'string' ? self.token.value : null),
    },
    text: (self: TokenView) => self.token.text,
  });
}

lazyTypes([`${namespace}.Parser`], defineParser);
lazyTypes([`${namespace}.ParseError`, `${namespace}.Token`], defineParts, [ParseErrorView, TokenView]);
