import type { CmdletContext } from '../../../src/engine/command/cmdlet-context.js';
import { toText } from '../../../src/engine/convert/text.js';
import { SessionStateUnauthorizedAccessException } from '../../../src/engine/errors/engine-exceptions.js';
import { errorRecord } from '../../../src/engine/errors/error-record.js';
import { newException } from '../../../src/engine/errors/exceptions.js';
import { WildcardPattern } from '../../../src/engine/operators/wildcard.js';
import { isSet } from '../../../src/engine/session/scope.js';
import { Variable, variableOptions } from '../../../src/engine/session/variables.js';
import { itemsOf } from '../../../src/engine/values/arrays.js';
import { isNullish, type Value } from '../../../src/engine/values/value.js';
import { isProtected, matchingVariables, notWritableRecord } from './matching-variables.js';
import { scopeOf } from './scope-argument.js';
import { optionBits } from './scoped-item-options.js';

/** Parameters of Set-Variable that say what becomes of a variable. */
interface SetParameters {
  readonly Name: readonly string[];
  readonly Include: readonly string[] | undefined;
  readonly Exclude: readonly string[] | undefined;
  readonly Scope: string | undefined;
  readonly Description: string | undefined;
  readonly Option: readonly string[] | undefined;
  readonly Force: boolean;
  readonly PassThru: boolean;
}

type SetContext = Pick<CmdletContext<unknown>, 'session' | 'script' | 'write' | 'writeError' | 'shouldProcess'>;

/** What a variable becomes: from its old value and the given one. */
export type NewValue = (old: Value, given: Value) => Value;

/** The given value behind what the variable holds already (-Append). */
export const appended: NewValue = (old, given) => [
  ...(isNullish(old) ? [] : itemsOf(old)),
  ...(isNullish(given) ? [] : itemsOf(given)),
];

/** Sets every variable that is named; patterns stand for those that exist. `change` null leaves the value as it is. */
export function setVariables(context: SetContext, p: SetParameters, change: NewValue | null, given: Value): void {
  for (const name of p.Name) {
    for (const one of targetsOf(context, p, name)) setOne(context, p, one, change, given);
  }
}

function targetsOf({ session }: SetContext, p: SetParameters, name: string): string[] {
  if (!WildcardPattern.hasWildcards(name)) return [name];
  return matchingVariables(session, { ...p, Name: [name] }, () => {}).map(({ variable }) => variable.name);
}

function setOne(context: SetContext, p: SetParameters, given: string, change: NewValue | null, value: Value): void {
  const { session } = context;
  const qualified = /^(global|script|local|private):(.+)$/i.exec(given);
  const name = qualified ? qualified[2]! : given;
  const scopeName = p.Scope ?? qualified?.[1];
  if (!context.shouldProcess(`Name: ${name} Value: ${toText(context.script, value)}`, 'Set variable')) return;
  const scope = scopeName === undefined ? session.scope : scopeOf(session, scopeName);
  const key = name.toLowerCase();
  const own = scope.own(key);
  const existing = isSet(own) ? own : undefined;
  if (existing && isProtected(existing, p.Force)) {
    context.writeError(notWritableRecord(existing.name));
    return;
  }
  const bits = p.Option ? optionBits(p.Option) : null;
  if (existing && bits !== null && bits & variableOptions.constant) {
    context.writeError(notAtCreation(existing.name));
    return;
  }
  const variable = existing ?? createdFor(session, key, name, scope);
  const options = bits ?? variable.options;
  variable.setOptions(0);
  if (change)
    variable.assign(change(existing ? variable.read() : session.scope.find(key)?.read(), value), context.script);
  variable.setOptions(options);
  if (p.Description !== undefined) variable.description = p.Description;
  if (p.PassThru) context.write(variable);
}

function createdFor(
  session: SetContext['session'],
  key: string,
  name: string,
  scope: SetContext['session']['scope'],
): Variable {
  const shared = session.global.own(key);
  if (shared && shared.options & variableOptions.allScope) return shared;
  return scope.put(new Variable(name, null));
}

function notAtCreation(name: string): ReturnType<typeof errorRecord> {
  const message = `Existing variable ${name} cannot be made constant. Variables can be made constant only at creation time.`;
  const exception = newException(SessionStateUnauthorizedAccessException, message);
  return errorRecord({ exception, id: 'VariableCannotBeMadeConstant', category: 'WriteError', target: name });
}
