import { ValidationMetadataException } from '../errors/engine-exceptions.js';
import { newException } from '../errors/exceptions.js';
import { isEnumerable, itemsOf } from '../values/arrays.js';
import { Credential } from '../values/credential.js';
import { typeNamesOf, unwrap } from '../values/custom-object.js';
import { DictionaryBase } from '../values/dictionaries.js';
import { SwitchParameter } from '../values/switch-parameter.js';
import { isNullish, type Value } from '../values/value.js';
import { emptyNotAllowed, typeNameMismatch, validationFailed } from './argument-errors.js';
import type { ValueBinding } from './bind-value.js';
import type { TableParameter } from './parameter-table.js';

/** `-Switch:$false` and `-Credential ([pscredential]::Empty)` of a parameter that does nothing here are no mistake. */
export function refusesNothing(value: Value): boolean {
  const plain = unwrap(value);
  return plain === false || plain === Credential.empty || (plain instanceof SwitchParameter && !plain.isPresent);
}

/** Type name check, validations, and the refusal of nothing by mandatory parameters. */
export function checkBound(parameter: TableParameter, value: Value, binding: ValueBinding): void {
  if (parameter.psTypeName !== null) checkTypeName(parameter, value, binding);
  for (let i = parameter.validations.length - 1; i >= 0; i--) {
    const message = parameter.validations[i]!.check(binding.ctx, value);
    if (message !== null) {
      throw validationFailed(
        binding.site,
        parameter,
        newException(ValidationMetadataException, message),
        binding.extent,
      );
    }
  }
  if (binding.mandatory) checkNotEmpty(parameter, value, binding);
}

function checkTypeName(parameter: TableParameter, value: Value, binding: ValueBinding): void {
  const wanted = parameter.psTypeName!.toLowerCase();
  const values = parameter.kind === 'collection' ? itemsOf(value) : [value];
  for (const one of values) {
    if (isNullish(one)) continue;
    if (!typeNamesOf(one).some((name) => name.toLowerCase() === wanted)) {
      throw typeNameMismatch(binding.site, parameter, binding.extent);
    }
  }
}

function checkNotEmpty(parameter: TableParameter, value: Value, binding: ValueBinding): void {
  const refuse = (kind: Parameters<typeof emptyNotAllowed>[2]): never => {
    throw emptyNotAllowed(binding.site, parameter, kind, binding.extent);
  };
  if (isNullish(value)) {
    if (!parameter.allowNull) refuse('null');
    return;
  }
  if (value === '') {
    if (!parameter.allowEmptyString && !takesAnything(parameter)) refuse('string');
    return;
  }
  if (takesAnything(parameter) || typeof value !== 'object' || value instanceof DictionaryBase) return;
  if (!isEnumerable(value)) return;
  const isArray = Array.isArray(value) || value instanceof Uint8Array;
  // The bytes of a file are not looked at one by one: none can be null.
  const items = value instanceof Uint8Array ? [] : itemsOf(value);
  const isEmpty = value instanceof Uint8Array ? value.length === 0 : items.length === 0;
  if (isEmpty && !parameter.allowEmptyCollection) refuse(isArray ? 'array' : 'collection');
  checkElements(parameter, items, refuse);
}

function checkElements(
  parameter: TableParameter,
  items: readonly Value[],
  refuse: (kind: 'null' | 'string') => never,
): void {
  const strings = parameter.typeName === 'System.String[]';
  for (const item of items) {
    if (isNullish(item)) {
      if (!parameter.allowNull) refuse('null');
    } else if (item === '' && strings && !parameter.allowEmptyString) refuse('string');
  }
}

/** True for parameters that take any object as it is. */
export function takesAnything(parameter: TableParameter): boolean {
  return objectTypes.has(parameter.typeName);
}

/** Full .NET names of the types that need no look into the type tables. */
export const objectTypes: ReadonlySet<string> = new Set(['System.Object', 'System.Management.Automation.PSObject']);
