import { toText } from '../../engine/convert/text.js';
import type { Session } from '../../engine/session/session.js';
import { unwrap } from '../../engine/values/custom-object.js';
import { DictionaryBase } from '../../engine/values/dictionaries.js';
import type { NetType } from '../../engine/values/net-type.js';
import { type PropertyInfo, propertiesOf } from '../../engine/values/property-list.js';
import type { MethodGroup, Overload, TypeProperty } from '../../engine/values/type-definition.js';
import { isNullish } from '../../engine/values/value.js';
import type { Ast } from '../../language/ast.js';
import { byLabel, type CompletionMatch, match, quoted, startsWith } from './completion-match.js';
import { Inference, type Subject, typeOfSubject } from './inference.js';
import { pathAtEnd, withoutPlaceholder } from './syntax-path.js';

/** Completions that begin at a place of the text. */
export interface PlacedMatches {
  readonly start: number;
  readonly matches: CompletionMatch[];
}

/** `.`, `::` or `[` with what has been typed behind it. */
const memberSign = /(?:\.|::)\w*$/;

/** Members behind `.` and `::`, keys behind `[`; null when the cursor stands behind neither. */
export function completeMember(session: Session, text: string): PlacedMatches | null {
  if (/\$[\w:]+\[['"]?\w*$/.test(text)) return completeKey(session, text);
  if (!memberSign.test(text)) return null;
  const path = pathAtEnd(text);
  const member = path.findLast((node) => node.kind === 'MemberExpression');
  if (member?.kind !== 'MemberExpression' || member.member.kind !== 'StringConstantExpression') return null;
  if (member.member !== path.at(-1)) return null;
  const typed = withoutPlaceholder(member.member.value);
  const subject = new Inference(session, path as readonly Ast[]).subjectOf(member.target);
  const all = subject === null ? [] : member.isStatic ? staticMembers(subject) : instanceMembers(session, subject);
  return { start: text.length - typed.length, matches: all.filter((one) => startsWith(one.label, typed)) };
}

/** `$table['ke`: the keys of a table that is there. */
function completeKey(session: Session, text: string): PlacedMatches | null {
  const [, name = '', word = ''] = /\$([\w:]+)\[(['"]?\w*)$/.exec(text)!;
  const value = session.scope.find(name.replace(/^\w+:/, '').toLowerCase())?.read();
  if (!(value instanceof DictionaryBase)) return null;
  const typed = word.replace(/^['"]/, '');
  const matches = [...value.entries()]
    .map(({ key }) => toText(session, key))
    .filter((key) => startsWith(key, typed))
    .map((key) => match(quoted(key, word.startsWith('"') ? '"' : "'"), key));
  return { start: text.length - word.length, matches };
}

/** Kinds of properties in the order in which they are listed. */
const kindOrder = ['AliasProperty', 'CodeProperty', 'Property', 'NoteProperty', 'ScriptProperty', 'PropertySet'];

/** Properties first, each kind by name, then methods; what a list of them would show. */
export function instanceMembers(session: Session, subject: Subject): CompletionMatch[] {
  return [...instanceProperties(session, subject), ...methodMatches(typeOfSubject(unwrapped(subject)).methods)];
}

const unwrapped = (subject: Subject): Subject =>
  subject.kind === 'value' ? { kind: 'value', value: unwrap(subject.value) } : subject;

/** The properties alone: for parameters that name one. */
export function instanceProperties(session: Session, subject: Subject): CompletionMatch[] {
  if (subject.kind === 'value') {
    return propertiesOf(subject.value, session)
      .filter((one) => !one.isHidden)
      .sort((a, b) => kindOrder.indexOf(a.kind) - kindOrder.indexOf(b.kind) || byName(a.name, b.name))
      .map((one) => match(quoted(one.name, ''), one.name, propertyTip(session, one)));
  }
  return [...subject.type.properties.values()]
    .filter((one) => !one.isHidden && one.name !== 'Item' && one.name !== 'Chars')
    .map((one) => match(one.name, one.name, `${one.typeText} ${one.name} ${one.set ? '{ get; set; }' : '{ get; }'}`))
    .sort(byLabel);
}

const byName = (a: string, b: string): number => (a.toLowerCase() < b.toLowerCase() ? -1 : 1);

function propertyTip(session: Session, property: PropertyInfo): string {
  if (property.kind === 'NoteProperty') {
    const value = property.get(session);
    return `${property.typeText} ${property.name}=${isNullish(value) ? 'null' : toText(session, value)}`;
  }
  if (property.extended) return property.extended.definition;
  return `${property.typeText} ${property.name} ${property.isSettable ? '{get;set;}' : '{get;}'}`;
}

function staticMembers(subject: Subject): CompletionMatch[] {
  const type = typeOfSubject(subject);
  const properties = [...type.statics.values()].map((one) => match(one.name, one.name, staticTip(one))).sort(byLabel);
  const methods = methodMatches(type.staticMethods);
  const [firstNew] = type.constructors.overloads;
  if (firstNew) methods.push(match('new(', 'new', newTip(type, firstNew)));
  return [...properties, ...methods.sort(byLabel)];
}

const staticTip = (property: TypeProperty): string =>
  `static ${property.typeText} ${property.name} ${property.set ? '{get;set;}' : '{get;}'}`;

/** Accessors and operators are left out. */
const special = /^(?:get|set|add|remove|op)_|^(?:Item|Chars)$/;

function methodMatches(groups: ReadonlyMap<string, MethodGroup>): CompletionMatch[] {
  return [...groups.values()]
    .filter(({ name }) => !special.test(name))
    .map(({ name, overloads }) => match(`${name}(`, name, overloads[0] ? methodTip(overloads[0]) : name))
    .sort(byLabel);
}

const methodTip = (overload: Overload): string =>
  `${overload.isStatic ? 'static ' : ''}${overload.returnText} ${overload.name}(${parameterList(overload)})`;

const newTip = (type: NetType, overload: Overload): string => `${type.displayName} new(${parameterList(overload)})`;

const parameterList = (overload: Overload): string =>
  overload.parameters.map(({ typeText, name, isRef }) => `${isRef ? '[ref] ' : ''}${typeText} ${name}`).join(', ');
