import type { NetType } from './net-type.js';
import type { ScriptContext } from './script-access.js';
import type { MethodGroup, Overload, Parameter } from './type-definition.js';
import type { Value } from './value.js';

/** The methods behind properties and indexers: `get_Name()`, `set_Name(value)`, `Item(key)`, `get_Item(key)`, `set_Item(key, value)`. */
export function accessorGroup(type: NetType, lowerName: string): MethodGroup | null {
  if (lowerName === 'item' || lowerName === 'get_item')
    return indexGetter(type, lowerName === 'item' ? 'Item' : 'get_Item');
  if (lowerName === 'set_item') return indexSetter(type);
  const prefix = lowerName.slice(0, 4);
  if (prefix !== 'get_' && prefix !== 'set_') return null;
  const property = type.findProperty(lowerName.slice(4));
  if (!property) return null;
  const { set } = property;
  if (prefix === 'get_') {
    return single({
      name: `get_${property.name}`,
      parameters: [],
      returnText: property.typeText,
      isStatic: false,
      body: (self: Value, _args: readonly Value[], ctx: ScriptContext) => property.get(self, ctx),
    });
  }
  if (!set) return null;
  const body = (self: Value, [value]: [Value], ctx: ScriptContext): void => set(self, value, ctx);
  return single({
    name: `set_${property.name}`,
    parameters: [parameter('value', property.typeText)],
    returnText: 'void',
    isStatic: false,
    body,
  });
}

function indexGetter(type: NetType, name: string): MethodGroup | null {
  const getItem = type.rule('getItem');
  if (!getItem) return null;
  const body = (self: Value, [key]: [Value], ctx: ScriptContext): Value => getItem(self as never, key, ctx) ?? null;
  return single({
    name,
    parameters: [parameter('key', 'System.Object')],
    returnText: 'System.Object',
    isStatic: false,
    body,
  });
}

function indexSetter(type: NetType): MethodGroup | null {
  const setItem = type.rule('setItem');
  if (!setItem) return null;
  const body = (self: Value, [key, value]: [Value, Value], ctx: ScriptContext): void =>
    setItem(self as never, key, value, ctx);
  const parameters = [parameter('key', 'System.Object'), parameter('value', 'System.Object')];
  return single({ name: 'set_Item', parameters, returnText: 'void', isStatic: false, body });
}

function parameter(name: string, typeText: string): Parameter {
  return { name, typeText, isRef: false, isParams: false, isOptional: false };
}

function single(overload: Overload): MethodGroup {
  return { name: overload.name, overloads: [overload] };
}
