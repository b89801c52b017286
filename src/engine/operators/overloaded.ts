import { type NetType, type OperatorName, typeOf } from '../values/net-type.js';
import type { ScriptContext } from '../values/script-access.js';
import { isNullish, type Value } from '../values/value.js';

/** The operator that a type declares itself (`op_Addition` …); `undefined` when neither side has one for the other. */
export function overloadedOperator(ctx: ScriptContext, name: OperatorName, left: Value, right: Value): Value {
  for (const owner of [left, right]) {
    if (isNullish(owner)) continue;
    for (let type: NetType | null = typeOf(owner); type; type = type.base) {
      const result = type.definition.operators?.[name]?.(left as never, right as never, ctx);
      if (result !== undefined) return result;
    }
  }
  return undefined;
}
