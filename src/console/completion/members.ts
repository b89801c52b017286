import type { Session } from '../../engine/session/session.js';
import { propertiesOf } from '../../engine/values/property-list.js';
import type { Value } from '../../engine/values/value.js';
import { byLabel, type CompletionMatch, match, quoted, startsWith } from './completion-match.js';

/** `$name.Property.Pro`: the path, the separator and what has been typed of the member. */
const MEMBER = /(\$[\w:]+(?:\.\w+)*)\.(\w*)$/;

/** Kinds of properties whose value can be had without running a script. */
const PLAIN = new Set(['NoteProperty', 'Property']);

/** The value of `$name.Property…` as far as it can be had without running anything; undefined when it cannot. */
function valueAt(session: Session, path: string): Value {
  const [name = '', ...members] = path.slice(1).split('.');
  const bare = name.replace(/^(?:global|local|script|private):/i, '');
  let value: Value = session.scope.find(bare.toLowerCase())?.read();
  for (const member of members) {
    const property = propertiesOf(value).find((one) => one.name.toLowerCase() === member.toLowerCase());
    value = property !== undefined && PLAIN.has(property.kind) ? property.get(session) : undefined;
  }
  return value;
}

/** The members of a variable's value behind a dot; null when the cursor does not stand behind one. */
export function completeMember(
  session: Session,
  text: string,
): { readonly start: number; readonly matches: CompletionMatch[] } | null {
  const found = MEMBER.exec(text);
  if (found === null) return null;
  const [, path = '', typed = ''] = found;
  const matches = propertiesOf(valueAt(session, path))
    .filter((one) => !one.isHidden && startsWith(one.name, typed))
    .map((one) => match(quoted(one.name, ''), one.name, `${one.typeText} ${one.name}`))
    .sort(byLabel);
  return { start: text.length - typed.length, matches };
}
