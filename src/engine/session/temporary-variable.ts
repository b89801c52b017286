import type { Value } from '../values/value.js';
import type { Scope } from './scope.js';
import { Variable } from './variables.js';

/** Gives a variable of a scope a value for the time `body` runs, and what it had before afterwards. `name` is lower case. */
export function withVariable<T>(scope: Scope, name: string, value: Value, body: () => T): T {
  const before = scope.own(name);
  const old = before?.read();
  const variable = before ?? scope.put(new Variable(name, value), name);
  variable.value = value;
  try {
    return body();
  } finally {
    if (before) before.value = old;
    else if (scope.own(name) === variable) scope.remove(name);
  }
}
