import type { CmdletBody, CmdletContext } from '../../../src/engine/command/cmdlet-context.js';
import { isTrue } from '../../../src/engine/convert/truth.js';
import { PSArgumentException } from '../../../src/engine/errors/engine-exceptions.js';
import { errorRecord } from '../../../src/engine/errors/error-record.js';
import { newException } from '../../../src/engine/errors/exceptions.js';
import * as compare from '../../../src/engine/operators/comparison.js';
import { unwrap } from '../../../src/engine/values/custom-object.js';
import { DictionaryBase } from '../../../src/engine/values/dictionaries.js';
import { findProperty } from '../../../src/engine/values/properties.js';
import type { ScriptContext } from '../../../src/engine/values/script-access.js';
import { isNullish, type Value } from '../../../src/engine/values/value.js';
import { operatorOf } from './operators.js';

/** The parameters of Where-Object with a property and an operator; the operator is the parameter set. */
export interface ComparisonParameters {
  readonly InputObject: Value;
  readonly Property: string | undefined;
  readonly Value: Value;
  readonly EQ: boolean;
}

/** A property and an operator: `Where-Object Size -gt 5`; a property alone asks whether it is true. */
export function comparisonBody(context: CmdletContext<ComparisonParameters>): CmdletBody {
  const test = testOf(context);
  const { script, out } = context;
  return {
    process() {
      const { input } = context;
      const value = propertyOf(context, input, context.parameters.Property ?? '');
      if (value !== undefined && test(script, value)) out.write(input);
    },
  };
}

function testOf(context: CmdletContext<ComparisonParameters>): (ctx: ScriptContext, left: Value) => boolean {
  const set = context.parameterSet;
  if (set === 'Not') return (_ctx, left) => !isTrue(left);
  const hasOperator = context.isBound('EQ') || set !== 'EqualSet';
  const hasValue = context.isBound('Value');
  if (!hasOperator && !hasValue) return (_ctx, left) => isTrue(left);
  if (!hasOperator) return (ctx, left) => isTrue(compare.equal(ctx, left, context.parameters.Value, false));
  if (!hasValue || !context.isBound('Property')) throwIncomplete(context);
  const operator = operatorOf(set);
  const right = context.parameters.Value;
  return (ctx, left) => isTrue(operator(ctx, left, right));
}

/** `Where-Object Size -gt` without a value, `-eq 1` without a property. */
function throwIncomplete(context: CmdletContext<ComparisonParameters>): never {
  const text =
    'The specified operator requires both the -Property and -Value parameters. Provide values for both parameters, and then try the command again.';
  const exception = newException(PSArgumentException, text);
  context.throwTerminating(
    errorRecord({ exception, id: 'ValueNotSpecifiedForWhereObject', category: 'InvalidArgument', target: null }),
  );
}

/** The value of the property, or the entry of a dictionary. Null when there is none; in strict mode that is an error and undefined. */
function propertyOf(context: CmdletContext<ComparisonParameters>, input: Value, name: string): Value {
  const plain = unwrap(input);
  if (isNullish(plain)) return null;
  if (plain instanceof DictionaryBase && plain.has(name)) return plain.get(name);
  const value = findProperty(context.script, input, name.toLowerCase());
  if (value !== undefined || context.script.strictMode < 2) return value ?? null;
  const exception = newException(PSArgumentException, `The input name "${name}" cannot be resolved to a property.`);
  context.writeError(errorRecord({ exception, id: 'PropertyNotFound', category: 'InvalidArgument', target: input }));
  return undefined;
}
