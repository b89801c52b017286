import type { TableParameter } from '../../engine/command/parameter-table.js';
import type { CompletionScope } from '../../engine/command/parameter-type.js';
import type { Session } from '../../engine/session/session.js';
import { enumData } from '../../engine/values/enums.js';
import { commandNames } from './command-names.js';
import { type CompletionMatch, match, quoted, startsWith, unquoted } from './completion-match.js';
import { completePath } from './paths.js';
import { variableNames } from './variables.js';

/** What completers of parameter types may ask. */
function scopeOf(session: Session): CompletionScope {
  return {
    commandNames: () => commandNames(session),
    variableNames: () => variableNames(session),
    paths: (word) =>
      completePath(session, word).map(({ text, label, toolTip }) => ({ text, label, description: toolTip })),
    bound: new Map(),
  };
}

/** Names of the enumeration that a script's parameter is declared with; null for other types, and for one that is not there. */
function typeNames(session: Session, parameter: TableParameter): readonly string[] | null {
  try {
    const type = parameter.type(session);
    const element = parameter.kind === 'collection' ? (type.elementType ?? type) : type;
    return element.isEnum ? enumData(element).names : null;
  } catch {
    return null;
  }
}

/** Words a parameter declares: ValidateSet, an enumeration, booleans. Null: it declares none. */
function declaredValues(session: Session, parameter: TableParameter): readonly string[] | null {
  const set =
    parameter.validations.find((one) => one.values !== null)?.values ??
    parameter.enumNames ??
    typeNames(session, parameter);
  if (set !== null) return [...set].sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1));
  return parameter.kind === 'switch' || parameter.typeName === 'System.Boolean' ? ['$true', '$false'] : null;
}

/** What can be given to a parameter, for a started word; null when only paths can be offered. */
export function completeValue(session: Session, parameter: TableParameter, word: string): CompletionMatch[] | null {
  const typed = unquoted(word);
  const values = declaredValues(session, parameter);
  if (values !== null)
    return values
      .filter((one) => startsWith(one, typed))
      .map((one) => match(one.startsWith('$') ? one : quoted(one, word), one));
  if (parameter.complete === null) return null;
  return [...parameter.complete(typed, scopeOf(session))].map((one) =>
    match(quoted(one.text, word), one.label ?? one.text, one.description ?? one.text),
  );
}
