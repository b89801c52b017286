import type { NetType } from './net-type.js';
import type { ScriptContext } from './script-access.js';
import { NetObject, type Value } from './value.js';

/** A script block passed where .NET wants a function (`Predicate`, `Func`, `Action`, `Comparison` …). */
export class Delegate extends NetObject {
  readonly #type: NetType;
  readonly block: object;

  constructor(type: NetType, block: object) {
    super();
    this.#type = type;
    this.block = block;
  }

  override get netType(): NetType {
    return this.#type;
  }

  call(ctx: ScriptContext, args: readonly Value[]): Value {
    return ctx.invokeBlock(this.block, args, args[0]);
  }
}
