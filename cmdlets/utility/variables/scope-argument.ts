import { PSArgumentException } from '../../../src/engine/errors/engine-exceptions.js';
import { ArgumentOutOfRangeException, withParameter } from '../../../src/engine/errors/exception-types.js';
import { newException } from '../../../src/engine/errors/exceptions.js';
import { engineError } from '../../../src/engine/errors/terminating.js';
import type { Scope } from '../../../src/engine/session/scope.js';
import type { Session } from '../../../src/engine/session/session.js';

/** The scope that a -Scope argument names, seen from the caller; raises PowerShell's errors for what is none. */
export function scopeOf(session: Session, name: string): Scope {
  const { scope } = session;
  switch (name.toLowerCase()) {
    case 'global':
      return session.global;
    case 'script':
      return scope.script;
    case 'local':
    case 'private':
      return scope;
    default:
      return /^\d+$/.test(name) ? ancestorOf(scope, Number(name)) : notValid();
  }
}

function ancestorOf(scope: Scope, levels: number): Scope {
  const found = scope.ancestor(levels);
  if (found) return found;
  const message = `The scope number '${levels}' exceeds the number of active scopes.`;
  const text = `${withParameter(message, 'Scope')}\nActual value was ${levels}.`;
  throw engineError(newException(ArgumentOutOfRangeException, text), 'ArgumentOutOfRange', 'InvalidArgument');
}

function notValid(): never {
  const message =
    'Cannot process argument because the value of parameter "Scope" is not valid. Valid values are "Global", "Local", or "Script", or a number relative to the current scope (0 through the number of scopes where 0 is the current scope and 1 is its parent). Change the value of the "Scope" parameter and run the operation again.';
  throw engineError(newException(PSArgumentException, message), 'Argument', 'InvalidArgument');
}
