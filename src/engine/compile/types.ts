import type {
  ConvertExpressionAst,
  ExpressionAst,
  HashtableAst,
  TypeExpressionAst,
  TypeName,
} from '../../language/ast.js';
import type { Extent } from '../../language/extent.js';
import { convertTo } from '../convert/convert.js';
import { castToCustomObject } from '../convert/custom-object-cast.js';
import { ArgumentTransformationMetadataException } from '../errors/engine-exceptions.js';
import { newException } from '../errors/exceptions.js';
import { engineError, placedAt, TerminatingError } from '../errors/terminating.js';
import { VariableAttribute } from '../session/variable-attribute.js';
import type { VariableConstraint } from '../session/variables.js';
import type { NetType } from '../values/net-type.js';
import type { Value } from '../values/value.js';
import type { Compiler } from './compiler.js';
import type { Expression, Frame } from './frame.js';
import { compileObjectLiteral } from './hashtables.js';
import { compileReference, isReferenceCast } from './references.js';
import { resolveType } from './resolve-type.js';

/** Resolves a type name where it is used: built-in types once, classes of scripts at each use (they can be redefined). */
export function compileType(name: TypeName, c: Compiler): (f: Frame) => NetType {
  let known: NetType | null = null;
  let version = -1;
  const { usings } = c;
  return (f) => {
    const { types } = f.session;
    if (known === null || version !== types.version) {
      known = resolveType(f.session, name, usings);
      version = types.version;
    }
    return known;
  };
}

/** `[type]` */
export function compileTypeExpression(ast: TypeExpressionAst, c: Compiler): Expression {
  return placedType(compileType(ast.typeName, c), ast.extent);
}

const customObjectNames = new Set(['pscustomobject', 'system.management.automation.pscustomobject']);

/** `[type] value`; `[ordered]@{}` and `[pscustomobject]@{}` keep the order of the literal. */
export function compileConvert(ast: ConvertExpressionAst, c: Compiler): Expression {
  const name = ast.type.typeName.fullName.toLowerCase();
  const table = literalOf(ast.operand);
  if (table) {
    const literal = compileObjectLiteral(name, table, c);
    if (literal) return literal;
  }
  if (isReferenceCast(ast)) return compileReference(ast, c);
  const operand = c.expression(ast.operand);
  if (customObjectNames.has(name)) return (f) => castToCustomObject(f.session, operand(f));
  if (name === 'void' || name === 'system.void')
    return (f) => {
      operand(f);
      // Not $null: a function that drops a value outputs nothing.
      return undefined;
    };
  const type = placedType(compileType(ast.type.typeName, c), ast.type.typeName.extent);
  return (f) => {
    const target = type(f);
    return convertTo(f.session, operand(f), target);
  };
}

/** A type whose absence is told where its name stands. */
function placedType(type: (f: Frame) => NetType, extent: Extent): (f: Frame) => NetType {
  return (f) => {
    try {
      return type(f);
    } catch (error) {
      throw placedAt(error, extent);
    }
  };
}

/** `@{}`, also behind `[ordered]`: `[pscustomobject][ordered]@{}` is the same object. */
function literalOf(ast: ExpressionAst): HashtableAst | null {
  if (ast.kind === 'Hashtable') return ast;
  if (ast.kind !== 'ConvertExpression' || ast.operand.kind !== 'Hashtable') return null;
  return ast.type.typeName.fullName.toLowerCase() === 'ordered' ? ast.operand : null;
}

const typeAttribute = new VariableAttribute('ArgumentTypeConverter');

/** The constraint that `[type]$x` puts on a variable. */
export function typeConstraint(type: NetType): VariableConstraint {
  const isBool = type.fullName === 'System.Boolean';
  return {
    attribute: typeAttribute,
    isType: true,
    apply(value: Value, _variable, ctx): Value {
      if (isBool && typeof value === 'string') throw boolFromText();
      try {
        return convertTo(ctx, value, type);
      } catch (error) {
        throw asMetadataError(error);
      }
    },
  };
}

/** The constraint of a parameter and of a typed variable inside a block of its own scope: failures are those of a cast. */
export function castConstraint(type: NetType): VariableConstraint {
  return { attribute: typeAttribute, isType: true, apply: (value, _variable, ctx) => convertTo(ctx, value, type) };
}

/** Typed boolean variables take no text. */
function boolFromText(): Error {
  const text =
    'Cannot convert value "System.String" to type "System.Boolean". Boolean parameters accept only Boolean values and numbers, such as $True, $False, 1 or 0.';
  return engineError(newException(ArgumentTransformationMetadataException, text), 'RuntimeException', 'MetadataError');
}

/** A failed conversion to the type of a variable is an ArgumentTransformationMetadataException. */
function asMetadataError(error: unknown): unknown {
  if (!(error instanceof TerminatingError)) return error;
  const exception = newException(ArgumentTransformationMetadataException, error.exception.message, error.exception);
  return engineError(exception, 'RuntimeException', 'MetadataError');
}
