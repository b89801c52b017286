import { invokeStatic } from '../values/methods.js';
import { type NetType, type OperatorName, typeOf } from '../values/net-type.js';
import { chooseOverload, convertArguments } from '../values/overloads.js';
import type { ScriptContext } from '../values/script-access.js';
import type { NetObject, Value } from '../values/value.js';
import type { ClassDeclaration } from './class-declaration.js';

const operatorNames: readonly OperatorName[] = [
  'op_Addition',
  'op_Subtraction',
  'op_Multiply',
  'op_Division',
  'op_Modulus',
  'op_UnaryNegation',
];

/** The operators that a class declares as static methods. */
function operatorsOf(declaration: ClassDeclaration): NetType['definition']['operators'] {
  const declared = new Set(declaration.methods.filter((one) => one.isStatic).map((one) => one.name.toLowerCase()));
  const names = operatorNames.filter((name) => declared.has(name.toLowerCase()));
  const call = (name: OperatorName, left: Value, right: Value, ctx: ScriptContext): Value => {
    const owner = [left, right].map(typeOf).find((type) => type.findStaticMethod(name.toLowerCase()))!;
    return invokeStatic(ctx, owner, name, [left, right]);
  };
  return Object.fromEntries(
    names.map((name) => [name, (left: Value, right: Value, ctx: ScriptContext) => call(name, left, right, ctx)]),
  );
}

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
    operators: operatorsOf(declaration) ?? {},
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
