import type { CmdletBody, CmdletContext } from '../../../src/engine/command/cmdlet-context.js';
import { toText } from '../../../src/engine/convert/text.js';
import { PSArgumentException } from '../../../src/engine/errors/engine-exceptions.js';
import { errorRecord } from '../../../src/engine/errors/error-record.js';
import { newException } from '../../../src/engine/errors/exceptions.js';
import { TerminatingError } from '../../../src/engine/errors/terminating.js';
import { WildcardPattern } from '../../../src/engine/operators/wildcard.js';
import { unwrap } from '../../../src/engine/values/custom-object.js';
import { DictionaryBase } from '../../../src/engine/values/dictionaries.js';
import { invokeMethod } from '../../../src/engine/values/methods.js';
import { findOwnProperty } from '../../../src/engine/values/properties.js';
import { propertiesOf } from '../../../src/engine/values/property-list.js';
import { typeOf } from '../../../src/engine/values/type-of.js';
import { isNullish, NetObject, type Value } from '../../../src/engine/values/value.js';

/** The parameters of ForEach-Object with a member's name. */
export interface MemberParameters {
  readonly InputObject: Value;
  readonly MemberName: string | undefined;
  readonly ArgumentList: readonly Value[] | undefined;
}

type MemberContext = CmdletContext<MemberParameters>;

/** A member by name: a property's value, or what a method returns. Wildcards may stand for one member. */
export function memberBody(context: MemberContext): CmdletBody {
  return {
    process() {
      const { MemberName: name = '', ArgumentList: args } = context.parameters;
      const input = context.input === undefined ? context.parameters.InputObject : context.input;
      if (isNullish(input)) return;
      const arguments_ = !args || args.length === 0 ? null : args;
      if (arguments_ !== null) callMethod(context, input, name, arguments_);
      else readMember(context, input, name);
    },
  };
}

function readMember(context: MemberContext, input: Value, name: string): void {
  const plain = unwrap(input);
  if (plain instanceof DictionaryBase && plain.has(name)) {
    context.write(plain.get(name), true);
    return;
  }
  const isPattern = /[*?[]/.test(name);
  const found = isPattern ? resolve(context, input, name, memberNames(input)) : name;
  if (found === null) return;
  const key = found.toLowerCase();
  const value = findOwnProperty(context.script, input, key);
  if (value === undefined) {
    if (methodNames(input).some((method) => method.toLowerCase() === key)) callMethod(context, input, found, []);
    else missing(context, input, name);
    return;
  }
  if (confirm(context, input, `Retrieve the value for property '${found}'`)) context.write(value, true);
}

/** A member that is not there reads as null; in strict mode it is an error. */
function missing(context: MemberContext, input: Value, name: string): void {
  if (context.script.strictMode < 2) context.write(null);
  else fail(context, 'PropertyOrMethodNotFound', `The input name "${name}" cannot be resolved to a member.`, input);
}

function callMethod(context: MemberContext, input: Value, name: string, args: readonly Value[]): void {
  const names = methodNames(input);
  const found = resolve(context, input, name, names);
  if (found === null) return;
  if (!names.some((method) => method.toLowerCase() === found.toLowerCase())) {
    fail(context, 'MethodNotFound', `Input name "${name}" cannot be resolved to a method.`, input);
    return;
  }
  const list = args.map((arg) => `'${toText(context.script, arg)}'`).join(', ');
  const action = args.length === 0 ? `Invoke method '${found}'` : `Invoke method '${found}' with arguments: ${list}`;
  if (!confirm(context, input, action)) return;
  try {
    context.write(invokeMethod(context.script, input, found, args), true);
  } catch (error) {
    if (!(error instanceof TerminatingError)) throw error;
    context.writeError(
      errorRecord({
        exception: error.exception,
        id: 'MethodInvocationError',
        category: 'InvalidOperation',
        target: input,
      }),
    );
  }
}

/** The one member a name or pattern means; null after an error about several. A name that nobody has is returned as it is. */
function resolve(context: MemberContext, input: Value, name: string, names: readonly string[]): string | null {
  const key = name.toLowerCase();
  const exact = names.find((candidate) => candidate.toLowerCase() === key);
  if (exact !== undefined) return exact;
  if (!/[*?[]/.test(name)) return name;
  const pattern = new WildcardPattern(name, false);
  const matching = names.filter((candidate) => pattern.matches(candidate));
  if (matching.length <= 1) return matching[0] ?? name;
  const list = matching.map((candidate) => ` ${candidate}`).join('');
  const text = `Input name "${name}" is ambiguous. It can be resolved to multiple matched members. Possible matches include:${list}.`;
  fail(context, 'AmbiguousPropertyOrMethodName', text, input);
  return null;
}

function memberNames(input: Value): readonly string[] {
  return [...propertiesOf(input).map((property) => property.name), ...methodNames(input)];
}

function methodNames(input: Value): readonly string[] {
  const added = input instanceof NetObject && input.members !== null ? input.members.shape : null;
  const scripted = added === null ? [] : added.names.filter((_name, i) => added.kinds[i] === 'ScriptMethod');
  return [...scripted, ...[...typeOf(unwrap(input)).methods.values()].map((group) => group.name)];
}

function confirm(context: MemberContext, input: Value, action: string): boolean {
  return context.shouldProcess(`InputObject: ${toText(context.script, input)}`, action);
}

function fail(context: MemberContext, id: string, message: string, target: Value): void {
  const exception = newException(PSArgumentException, message);
  context.writeError(errorRecord({ exception, id, category: 'InvalidArgument', target }));
}
