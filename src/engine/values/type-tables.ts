import type { NetType } from './net-type.js';
import type { ScriptContext } from './script-access.js';
import type {
  MemberTable,
  MethodBody,
  MethodGroup,
  Overload,
  Parameter,
  PropertyDefinition,
  StaticBody,
  TypeProperty,
} from './type-definition.js';
import type { Value } from './value.js';

/** `int, List[string,int]` taken apart at the commas outside of brackets. */
export function splitArguments(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (c === '[') depth++;
    else if (c === ']') depth--;
    else if (c === ',' && depth === 0) {
      parts.push(text.slice(start, i).trim());
      start = i + 1;
    }
  }
  parts.push(text.slice(start).trim());
  return parts;
}

function entriesOf<T>(table: MemberTable<T> = {}): [string, T][] {
  return Object.entries(typeof table === 'function' ? table() : table);
}

/** The instance properties of a type, own ones first, by lower-case name. */
export function collectProperties(type: NetType): Map<string, TypeProperty> {
  const found = new Map<string, TypeProperty>();
  for (const [key, entry] of entriesOf(type.definition.properties)) {
    const property = readProperty(key, entry);
    found.set(property.name.toLowerCase(), property);
  }
  inheritInto(found, type.base?.properties);
  return found;
}

/** The static properties and fields of a type. */
export function collectStatics(type: NetType): Map<string, TypeProperty> {
  const found = new Map<string, TypeProperty>();
  for (const [key, entry] of entriesOf(type.definition.statics)) {
    const [name, typeText] = splitPropertyKey(key);
    const parts = typeof entry === 'function' ? { get: entry, set: undefined, field: false } : entry;
    const set = parts.set as ((value: Value, ctx: ScriptContext) => void) | undefined;
    const property = {
      name,
      typeText,
      isStatic: true,
      isField: parts.field ?? false,
      isHidden: false,
      kind: 'Property' as const,
    };
    const get = (_self: Value, ctx: ScriptContext): Value => parts.get(ctx);
    found.set(
      name.toLowerCase(),
      set ? { ...property, get, set: (_self, value, ctx) => set(value, ctx) } : { ...property, get },
    );
  }
  inheritInto(found, type.base?.statics);
  return found;
}

function inheritInto<T>(found: Map<string, T>, inherited: ReadonlyMap<string, T> | undefined): void {
  if (inherited) for (const [key, entry] of inherited) if (!found.has(key)) found.set(key, entry);
}

function splitPropertyKey(key: string): [string, string] {
  const colon = key.indexOf(':');
  return [key.slice(0, colon).trim(), key.slice(colon + 1).trim()];
}

function readProperty(key: string, entry: PropertyDefinition): TypeProperty {
  const [name, typeText] = splitPropertyKey(key);
  const parts = typeof entry === 'function' ? { get: entry } : entry;
  const property = {
    name,
    typeText,
    isStatic: false,
    isField: parts.field ?? false,
    isHidden: parts.hidden ?? false,
    kind: parts.kind ?? ('Property' as const),
    get: parts.get as TypeProperty['get'],
  };
  return parts.set ? { ...property, set: parts.set as NonNullable<TypeProperty['set']> } : property;
}

/** The instance methods of a type; own overloads hide inherited ones of the same parameters. */
export function collectMethods(type: NetType): Map<string, MethodGroup> {
  return collectGroups(type, entriesOf(type.definition.methods), false, type.base?.methods);
}

/** The static methods of a type. */
export function collectStaticMethods(type: NetType): Map<string, MethodGroup> {
  return collectGroups(type, entriesOf(type.definition.staticMethods), true, type.base?.staticMethods);
}

function collectGroups(
  type: NetType,
  entries: readonly (readonly [string, MethodBody | StaticBody | null])[],
  isStatic: boolean,
  inherited: ReadonlyMap<string, MethodGroup> | undefined,
): Map<string, MethodGroup> {
  const groups = new Map<string, { name: string; overloads: Overload[] }>();
  for (const [signature, body] of entries) {
    const overload = readSignature(signature, body, isStatic, type.genericArguments);
    const key = overload.name.toLowerCase();
    const group = groups.get(key);
    if (group) group.overloads.push(overload);
    else groups.set(key, { name: overload.name, overloads: [overload] });
  }
  for (const [key, group] of inherited ?? []) {
    const own = groups.get(key);
    if (!own) groups.set(key, { name: group.name, overloads: [...group.overloads] });
    else
      for (const overload of group.overloads)
        if (!own.overloads.some((o) => sameParameters(o, overload))) own.overloads.push(overload);
  }
  return groups;
}

function sameParameters(a: Overload, b: Overload): boolean {
  return (
    a.parameters.length === b.parameters.length &&
    a.parameters.every((p, i) => p.typeText === b.parameters[i]!.typeText)
  );
}

/** The constructors of a type; they are not inherited. */
export function collectConstructors(type: NetType): MethodGroup {
  const overloads = entriesOf(type.definition.constructors).map(([signature, body]) =>
    readSignature(signature, body, true, type.genericArguments),
  );
  return { name: 'new', overloads };
}

/** Reads `Name(type a, Params type[] b): type` into an overload. */
function readSignature(
  signature: string,
  body: MethodBody | StaticBody | null,
  isStatic: boolean,
  typeArguments: readonly NetType[],
): Overload {
  const open = signature.indexOf('(');
  const close = signature.lastIndexOf(')');
  const colon = signature.indexOf(':', close);
  const inside = signature.slice(open + 1, close).trim();
  const parameters = inside === '' ? [] : splitArguments(inside).map(readParameter);
  return {
    name: signature.slice(0, open),
    parameters,
    returnText: colon < 0 ? '' : signature.slice(colon + 1).trim(),
    isStatic,
    body,
    ...(typeArguments.length > 0 ? { typeArguments } : {}),
  };
}

function readParameter(text: string): Parameter {
  const isRef = text.startsWith('[ref] ');
  const isParams = text.startsWith('Params ');
  const rest = isRef ? text.slice(6) : isParams ? text.slice(7) : text;
  const blank = rest.lastIndexOf(' ');
  const isOptional = rest.endsWith('?');
  const name = isOptional ? rest.slice(blank + 1, -1) : rest.slice(blank + 1);
  return { name, typeText: rest.slice(0, blank), isRef, isParams, isOptional };
}
