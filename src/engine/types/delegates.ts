import { defineGeneric } from '../values/constructed-types.js';
import { Delegate } from '../values/delegate.js';
import { defineType, type NetType } from '../values/net-type.js';
import { registerDelegateBase } from '../values/overload-rank.js';
import type { ScriptContext } from '../values/script-access.js';
import type { TypeDefinition } from '../values/type-definition.js';
import { typeOf } from '../values/type-of.js';
import type { Value } from '../values/value.js';
import { objectType } from './core.js';

/** `System.Delegate`. */
const delegateType = defineType({ name: 'System.Delegate', base: objectType });
registerDelegateBase(delegateType);

function delegateDefinition(name: string): TypeDefinition {
  const holder: { type?: NetType } = {};
  const invoke = (self: Delegate, [args]: [Value[]], ctx: ScriptContext): Value => self.call(ctx, args);
  return {
    name,
    base: delegateType,
    convert: (value) => {
      if (value instanceof Delegate) return new Delegate(holder.type!, value.block);
      return isBlock(value) ? new Delegate(holder.type!, value as object) : undefined;
    },
    methods: { 'Invoke(Params System.Object[] args): System.Object': invoke },
    onBuilt: (type) => {
      holder.type = type;
    },
  };
}

function isBlock(value: Value): boolean {
  return (
    typeof value === 'object' && value !== null && typeOf(value).fullName === 'System.Management.Automation.ScriptBlock'
  );
}

for (const name of [
  'System.Action',
  'System.EventHandler',
  'System.Net.Security.RemoteCertificateValidationCallback',
  'System.Text.RegularExpressions.MatchEvaluator',
  'System.Threading.ThreadStart',
]) {
  defineType(delegateDefinition(name));
}
for (const [name, arities] of [
  ['System.Predicate', [1]],
  ['System.Comparison', [1]],
  ['System.Converter', [2]],
  ['System.Func', [1, 2, 3, 4]],
  ['System.Action', [1, 2, 3, 4]],
] as const) {
  for (const arity of arities) {
    defineGeneric(name, arity, (args) =>
      delegateDefinition(`${name}\`${arity}[${args.map((a) => a.fullName).join(',')}]`),
    );
  }
}
