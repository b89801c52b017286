import type { NetType } from '../values/net-type.js';
import { chooseOverload, convertArguments } from '../values/overloads.js';
import type { ScriptContext } from '../values/script-access.js';
import type { NetObject, Value } from '../values/value.js';
import type { ClassDeclaration } from './class-declaration.js';

/** Text, equality and order as the class's own methods say. */
export function rulesOf(declaration: ClassDeclaration): Partial<NetType['definition']> {
  const has = (name: string, count: number): boolean =>
    declaration.methods.some(
      (method) => !method.isStatic && method.name.toLowerCase() === name && method.code.parameters.length === count,
    );
  const call = (self: Value, name: string, args: readonly Value[], ctx: ScriptContext): Value => {
    const group = (self as NetObject).netType.findMethod(name)!;
    const candidate = chooseOverload(group, args);
    const body = candidate.overload.body as unknown as (
      self: Value,
      args: readonly Value[],
      ctx: ScriptContext,
    ) => Value;
    return body(self, convertArguments(ctx, candidate, args, name), ctx);
  };
  return {
    ...(has('tostring', 0)
      ? { text: (self: never, ctx: ScriptContext) => String(call(self, 'tostring', [], ctx)) }
      : {}),
    ...(has('equals', 1)
      ? { equals: (self: never, other: Value, ctx: ScriptContext) => call(self, 'equals', [other], ctx) === true }
      : {}),
    ...(has('compareto', 1)
      ? {
          comparesAnything: true,
          compare: (self: never, other: never, ctx: ScriptContext) => Number(call(self, 'compareto', [other], ctx)),
        }
      : {}),
  };
}
