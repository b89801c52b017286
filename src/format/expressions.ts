import { TerminatingError } from '../engine/errors/terminating.js';
import { ScriptBlock } from '../engine/pipeline/script-block.js';
import type { Session } from '../engine/session/session.js';
import type { ScriptContext } from '../engine/values/script-access.js';
import type { Value } from '../engine/values/value.js';
import { allNames, missing, PropertyReader, resolveNames } from './property-reader.js';

/** What a column or a group asks of each object: one property, or what a script block yields. */
export interface Expression {
  /** Property name or the block's source: the label when none is given. */
  readonly label: string;
  /** Name of the property when it is one as it is. */
  readonly propertyName: string | null;
  /** The value, undefined where a script yields nothing, `missing` when the object has no such property; raises what the script or a getter raises. */
  evaluate(ctx: ScriptContext, object: Value): Value | typeof missing;
}

/** An expression that reads a property of exactly this name. */
export function propertyExpression(name: string): Expression {
  const reader = new PropertyReader(name);
  return { label: name, propertyName: name, evaluate: (ctx, object) => reader.read(ctx, object) };
}

/** An expression that runs a script block with the object in `$_`. */
export function scriptExpression(block: ScriptBlock): Expression {
  return {
    label: block.text,
    propertyName: null,
    evaluate: (ctx, object) => raising(ctx, () => ctx.invokeBlock(block, [], object)),
  };
}

/** Runs a block so that the errors of its statements end it, as they do where C# calls a script block. */
function raising<T>(ctx: ScriptContext, body: () => T): T {
  const session = ctx as Partial<Pick<Session, 'propagating'>>;
  const before = session.propagating;
  session.propagating = true;
  try {
    return body();
  } finally {
    session.propagating = before ?? false;
  }
}

/** An expression that one of our own views computes. */
export function computedExpression(label: string, compute: (ctx: ScriptContext, object: Value) => Value): Expression {
  return { label, propertyName: null, evaluate: compute };
}

/** A property name, which may be a pattern, or a script block, as a -Property argument gives it. */
export type ExpressionSource = string | ScriptBlock;

/** What an argument stands for on one object: patterns become the properties they match, property sets their members. */
export function resolveExpressions(ctx: ScriptContext, object: Value, source: ExpressionSource): Expression[] {
  if (source instanceof ScriptBlock) return [scriptExpression(source)];
  return resolveNames(ctx, object, source).map(propertyExpression);
}

/** All properties of an object as expressions. */
export function allExpressions(ctx: ScriptContext, object: Value): Expression[] {
  return allNames(ctx, object).map(propertyExpression);
}

/** What evaluating an expression came to: a value, nothing, or the error it raised. */
export type Outcome = { readonly value: Value } | { readonly error: TerminatingError } | null;

/** Evaluates without raising the errors of scripts and getters; null when the object has no such property. */
export function outcomeOf(ctx: ScriptContext, expression: Expression, object: Value): Outcome {
  try {
    const value = expression.evaluate(ctx, object);
    return value === missing ? null : { value: value as Value };
  } catch (error) {
    if (error instanceof TerminatingError) return { error };
    throw error;
  }
}
