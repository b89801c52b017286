import { convertTo } from '../../../src/engine/convert/convert.js';
import { toText } from '../../../src/engine/convert/text.js';
import { isTrue } from '../../../src/engine/convert/truth.js';
import { PSInvalidOperationException, SetValueException } from '../../../src/engine/errors/engine-exceptions.js';
import { newException } from '../../../src/engine/errors/exceptions.js';
import { engineError } from '../../../src/engine/errors/terminating.js';
import { ScriptBlock } from '../../../src/engine/pipeline/script-block.js';
import { itemsOf } from '../../../src/engine/values/arrays.js';
import { CustomObject } from '../../../src/engine/values/custom-object.js';
import { callScriptMethod, readScriptProperty, setScriptProperty } from '../../../src/engine/values/member-errors.js';
import type { ExtendedMember } from '../../../src/engine/values/member-set.js';
import { getProperty, setProperty } from '../../../src/engine/values/properties.js';
import type { ScriptContext } from '../../../src/engine/values/script-access.js';
import { requireType } from '../../../src/engine/values/type-names.js';
import { isNullish, type Value } from '../../../src/engine/values/value.js';

/** A member that is no plain note, from what Add-Member and Update-TypeData are given; raises when the value does not fit the kind. */
export function extendedMember(
  ctx: ScriptContext,
  kind: string,
  name: string,
  value: Value,
  second: Value,
): ExtendedMember {
  switch (kind) {
    case 'ScriptProperty':
      return scriptProperty(
        name,
        isNullish(value) && !isNullish(second) ? null : requireBlock(ctx, value),
        isNullish(second) ? null : requireBlock(ctx, second),
      );
    case 'ScriptMethod':
      return scriptMethod(name, requireBlock(ctx, value));
    case 'AliasProperty':
      return aliasProperty(name, toText(ctx, value));
    case 'PropertySet':
      return namesMember(
        name,
        itemsOf(value).map((item) => toText(ctx, item)),
      );
    case 'MemberSet':
      return memberSet(ctx, name, value);
    default:
      throw wrongValue(
        `Cannot add a member with type "${kind}". Specify a different type for the MemberTypes parameter.`,
        'CannotAddMemberType',
      );
  }
}

function requireBlock(ctx: ScriptContext, value: Value): ScriptBlock {
  const block = convertTo(ctx, value, requireType('System.Management.Automation.ScriptBlock'));
  if (block instanceof ScriptBlock) return block;
  throw wrongValue('The value must be a script block, not $null.');
}

function wrongValue(message: string, id = 'InvalidOperation'): Error {
  return engineError(newException(PSInvalidOperationException, message), id, 'InvalidOperation');
}

/** A property whose value a script block computes; `$this` is the object. */
function scriptProperty(name: string, getter: ScriptBlock | null, setter: ScriptBlock | null): ExtendedMember {
  const accessors = [getter && `get=${getter.text};`, setter && `set=${setter.text};`];
  return {
    kind: 'ScriptProperty',
    name,
    definition: `System.Object ${name} {${accessors.filter((text) => text !== null).join('')}}`,
    blocks: [getter, setter],
    get: (self, ctx) => (getter ? readScriptProperty(ctx, name, getter, self) : null),
    set: (self, value, ctx) => {
      if (!setter) throw noSetter(name);
      setScriptProperty(ctx, name, setter, self, value);
    },
  };
}

function noSetter(name: string): Error {
  const exception = newException(SetValueException, `Set accessor for property "${name}" is unavailable.`);
  return engineError(exception, 'SetWithoutSetterFromScriptProperty', 'NotSpecified');
}

/** A method whose body is a script block. */
function scriptMethod(name: string, block: ScriptBlock): ExtendedMember {
  return {
    kind: 'ScriptMethod',
    name,
    definition: `System.Object ${name}();`,
    blocks: [block],
    invoke: (self, args, ctx) => callScriptMethod(ctx, name, block, self, args),
  };
}

/** Another name for a property. */
function aliasProperty(name: string, target: string): ExtendedMember {
  return {
    kind: 'AliasProperty',
    name,
    definition: `${name} = ${target}`,
    get: (self, ctx) => getProperty(ctx, self, target),
    set: (self, value, ctx) => setProperty(ctx, self, target, value),
  };
}

/** Names of properties under one name. */
function namesMember(name: string, names: readonly string[]): ExtendedMember {
  return { kind: 'PropertySet', name, definition: `${name} {${names.join(', ')}}`, get: () => [...names] };
}

/** A set of members (`PSStandardMembers`): its property sets by name. */
function memberSet(ctx: ScriptContext, name: string, value: Value): ExtendedMember {
  const pairs = itemsOf(value).map((item): [string, Value] => {
    const names = getProperty(ctx, item, 'ReferencedPropertyNames');
    return [toText(ctx, getProperty(ctx, item, 'Name')), isTrue(names) ? names : getProperty(ctx, item, 'Value')];
  });
  const members = CustomObject.from(pairs);
  return {
    kind: 'PropertySet',
    name,
    definition: `${name} {${pairs.map(([key]) => key).join(', ')}}`,
    get: () => members,
  };
}
