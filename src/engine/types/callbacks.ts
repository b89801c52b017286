import { isTrue } from '../convert/truth.js';
import { Delegate } from '../values/delegate.js';
import type { ScriptContext } from '../values/script-access.js';
import type { Value } from '../values/value.js';

/** Calls what a script passed for a delegate: a script block, or a delegate made of one. */
export function callBlock(ctx: ScriptContext, callable: Value, args: readonly Value[]): Value {
  if (callable instanceof Delegate) return callable.call(ctx, args);
  return ctx.invokeBlock(callable as object, args);
}

/** Calls a predicate; its answer is taken as a condition. */
export function test(ctx: ScriptContext, callable: Value, args: readonly Value[]): boolean {
  return isTrue(callBlock(ctx, callable, args));
}
