import { toText } from '../convert/text.js';
import { ValidationMetadataException } from '../errors/engine-exceptions.js';
import { newException } from '../errors/exceptions.js';
import { engineError } from '../errors/terminating.js';
import type { ScriptContext } from '../values/script-access.js';
import type { Value } from '../values/value.js';
import type { Scope } from './scope.js';
import { Variable, type VariableConstraint, variableOptions } from './variables.js';

/** Assigns in a scope: to the variable it has, to one of an outer scope that is in all scopes, else to a new one. */
export function assignVariable(ctx: ScriptContext, scope: Scope, key: string, name: string, value: Value): Variable {
  const own = scope.own(key) ?? allScopeVariable(scope, key);
  if (own) {
    own.assign(value, ctx);
    return own;
  }
  return scope.put(new Variable(name, value), key);
}

/** `$PID`, `$HOME` …: a variable that every scope shares. */
function allScopeVariable(scope: Scope, key: string): Variable | undefined {
  if (!scope.parent) return undefined;
  const global = scope.root.own(key);
  return global && global.options & variableOptions.allScope ? global : undefined;
}

/** `$private:x = …` */
export function assignPrivate(ctx: ScriptContext, scope: Scope, key: string, name: string, value: Value): void {
  const variable = assignVariable(ctx, scope, key, name, value);
  variable.setOptions(variable.options | variableOptions.private);
}

/** `[int]$x = …`: the variable takes these constraints and a value that passes them. */
export function assignConstrained(
  ctx: ScriptContext,
  scope: Scope,
  key: string,
  name: string,
  value: Value,
  constraints: readonly VariableConstraint[],
): void {
  const own = scope.own(key);
  const probe = new Variable(name, null);
  probe.constrain(constraints);
  for (const constraint of constraints) refuseInvalid(constraint, name, value, ctx);
  const checked = probe.constrained(value, ctx);
  if (own) {
    own.constrain(constraints);
    own.assign(checked, ctx);
  } else {
    const made = scope.put(new Variable(name, checked), key);
    made.constrain(constraints);
  }
}

/** A validation attribute that the first value already breaks cannot be put on the variable. */
function refuseInvalid(constraint: VariableConstraint, name: string, value: Value, ctx: ScriptContext): void {
  const complaint = constraint.complaint?.(value, ctx) ?? null;
  if (complaint === null) return;
  const text = `The attribute cannot be added because variable ${name} with value ${toText(ctx, value)} would no longer be valid.`;
  const inner = newException(ValidationMetadataException, complaint);
  throw engineError(newException(ValidationMetadataException, text, inner), 'ValidateSetFailure', 'MetadataError');
}
