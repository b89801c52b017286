import { GenericList } from '../values/lists.js';
import type { NetType } from '../values/net-type.js';
import type { ScriptContext } from '../values/script-access.js';
import type { MethodBody } from '../values/type-definition.js';
import type { Value } from '../values/value.js';
import { test } from './callbacks.js';
import { checkPart } from './list-ranges.js';

function findFrom(ctx: ScriptContext, self: GenericList, from: number, count: number, block: Value): number {
  checkPart(self, from, count);
  const at = self.items.slice(from, from + count).findIndex((item) => test(ctx, block, [item]));
  return at < 0 ? -1 : from + at;
}

/** What `List[T]` looks up with a predicate. `t` is the element type as PowerShell prints it. */
export function searchMethods(element: NetType, t: string): Record<string, MethodBody> {
  const predicate = `System.Predicate[${t}]`;
  return {
    [`Exists(${predicate} match): bool`]: (self: GenericList, [block]: [Value], ctx: ScriptContext) =>
      self.items.some((item) => test(ctx, block, [item])),
    [`Find(${predicate} match): ${t}`]: (self: GenericList, [block]: [Value], ctx: ScriptContext) =>
      self.items.find((item) => test(ctx, block, [item])) ?? element.definition.defaultValue?.() ?? null,
    [`FindAll(${predicate} match): System.Collections.Generic.List[${t}]`]: (
      self: GenericList,
      [block]: [Value],
      ctx: ScriptContext,
    ) =>
      new GenericList(
        self.element,
        self.items.filter((item) => test(ctx, block, [item])),
      ),
    [`FindIndex(${predicate} match): int`]: (self: GenericList, [block]: [Value], ctx: ScriptContext) =>
      self.items.findIndex((item) => test(ctx, block, [item])),
    [`FindLast(${predicate} match): ${t}`]: (self: GenericList, [block]: [Value], ctx: ScriptContext) =>
      self.items.findLast((item) => test(ctx, block, [item])) ?? element.definition.defaultValue?.() ?? null,
    [`FindLastIndex(${predicate} match): int`]: (self: GenericList, [block]: [Value], ctx: ScriptContext) =>
      self.items.findLastIndex((item) => test(ctx, block, [item])),
    [`FindIndex(int startIndex, ${predicate} match): int`]: (
      self: GenericList,
      [from, block]: [number, Value],
      ctx: ScriptContext,
    ) => findFrom(ctx, self, from, self.items.length - from, block),
    [`FindIndex(int startIndex, int count, ${predicate} match): int`]: (
      self: GenericList,
      [from, count, block]: [number, number, Value],
      ctx: ScriptContext,
    ) => findFrom(ctx, self, from, count, block),
  };
}
