import { typedArray } from '../../../src/engine/values/arrays.js';
import { DictionaryBase, Hashtable, OrderedDictionary } from '../../../src/engine/values/collections.js';
import { CustomObject, typeNamesOf } from '../../../src/engine/values/custom-object.js';
import { propertiesOf } from '../../../src/engine/values/members.js';
import { typeOf } from '../../../src/engine/values/net-type.js';
import type { ScriptContext } from '../../../src/engine/values/script-access.js';
import { NetObject, type Value } from '../../../src/engine/values/value.js';

/** How deep objects are copied; what is deeper becomes text, as PowerShell's serializer does at its own depth. */
const maximumDepth = 2;

/** What a job's objects carry in addition. */
export interface JobMarks {
  readonly runspaceId: Value;
  readonly instanceId: Value;
}

/** A copy of what a job wrote, as it comes out of another process: property bags with `Deserialized.` type names. */
export function deserialized(ctx: ScriptContext, value: Value, marks: JobMarks): Value {
  const copy = copyOf(ctx, value, 0);
  if (!(copy instanceof CustomObject)) return copy;
  return bag(
    [
      ...propertiesOf(copy).map((property) => [property.name, property.get(ctx)] as [string, Value]),
      ['PSComputerName', 'localhost'],
      ['RunspaceId', marks.runspaceId],
      ['PSShowComputerName', false],
      ['PSSourceJobInstanceId', marks.instanceId],
    ],
    typeNamesOf(copy),
  );
}

/** An object of notes with exactly these type names. */
function bag(pairs: readonly (readonly [string, Value])[], typeNames: readonly string[]): CustomObject {
  const object = CustomObject.from(pairs);
  object.typeNames = [...typeNames];
  return object;
}

function copyOf(ctx: ScriptContext, value: Value, depth: number): Value {
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value;
  if (Array.isArray(value)) {
    const items = value.map((item: Value) => copyOf(ctx, item, depth));
    return typedArray(typeOf(value).elementType!, items);
  }
  if (value instanceof DictionaryBase) return copyDictionary(ctx, value, depth);
  if (!(value instanceof NetObject) || isPlain(value)) return value;
  if (depth >= maximumDepth) return String(typeOf(value).fullName);
  return bag(
    propertiesOf(value).map((property) => [property.name, copyOf(ctx, property.get(ctx), depth + 1)]),
    typeNamesOf(value).map((name) => (name.startsWith('Deserialized.') ? name : `Deserialized.${name}`)),
  );
}

/** Numbers, times and other simple values cross the border as they are. */
function isPlain(value: NetObject): boolean {
  if (value instanceof CustomObject) return false;
  const type = typeOf(value);
  return type.isValueType || simpleTypes.has(type.fullName);
}

const simpleTypes: ReadonlySet<string> = new Set([
  'System.DateTime',
  'System.DateTimeOffset',
  'System.TimeSpan',
  'System.Guid',
  'System.Uri',
  'System.Version',
  'System.Decimal',
  'System.Double',
  'System.Char',
  'System.Security.SecureString',
  'System.Management.Automation.PSCredential',
  'System.Management.Automation.ErrorRecord',
]);

function copyDictionary(ctx: ScriptContext, value: DictionaryBase, depth: number): Value {
  const copy = value instanceof OrderedDictionary ? new OrderedDictionary() : new Hashtable();
  for (const entry of value.entries()) copy.set(entry.key, copyOf(ctx, entry.value, depth + 1));
  return copy;
}
