import { convertArguments } from '../values/convert-arguments.js';
import type { NetType } from '../values/net-type.js';
import { chooseOverload } from '../values/overloads.js';
import type { ScriptContext } from '../values/script-access.js';
import type { NetObject, Value } from '../values/value.js';
import type { ClassDeclaration } from './class-declaration.js';

/** Text, equality and order as the class's own methods say. `session`: where methods run that are asked for by a dictionary. */
export function rulesOf(declaration: ClassDeclaration, session: ScriptContext): Partial<NetType['definition']> {
  const has = (name: string, count: number): boolean =>
    declaration.methods.some(
      (method) => !method.isStatic && method.name.toLowerCase() === name && method.code.parameters.length === count,
    );
  const call = (self: Value, name: string, args: readonly Value[], ctx: ScriptContext): Value => {
    const group = (self as NetObject).netType.findMethod(name)!;
    const candidate = chooseOverload(group, args);
    const body = candidate.overload.body as (self: Value, args: readonly Value[], ctx: ScriptContext) => Value;
    return body(self, convertArguments(ctx, candidate, args, name), ctx);
  };
  return {
    ...(has('tostring', 0)
      ? { text: (self: never, ctx: ScriptContext) => String(call(self, 'tostring', [], ctx)) }
      : {}),
    ...(has('equals', 1)
      ? { equals: (self: never, other: Value, ctx: ScriptContext) => call(self, 'equals', [other], ctx) === true }
      : {}),
    ...(has('equals', 1) && has('gethashcode', 0)
      ? {
          keyForm: canonicalObjects(
            (self) => call(self, 'gethashcode', [], session),
            (self, other) => call(self, 'equals', [other], session) === true,
          ),
        }
      : {}),
    ...(has('compareto', 1)
      ? {
          comparesAnything: true,
          compare: (self: never, other: never, ctx: ScriptContext) => Number(call(self, 'compareto', [other], ctx)),
        }
      : {}),
  };
}

/** For each set of equal objects the one that was a key first: what a dictionary knows them by. */
function canonicalObjects(
  hash: (self: Value) => Value,
  areEqual: (self: Value, other: Value) => boolean,
): (self: object) => object {
  const buckets = new Map<Value, WeakRef<object>[]>();
  return (self) => {
    const code = hash(self);
    const bucket = (buckets.get(code) ?? []).filter((one) => one.deref() !== undefined);
    const known = bucket.map((one) => one.deref()!).find((one) => one === self || areEqual(self, one));
    if (!known) bucket.push(new WeakRef(self));
    buckets.set(code, bucket);
    return known ?? self;
  };
}
