import type { Extent } from '../../language/extent.js';
import {
  ArgumentTransformationMetadataException,
  ParameterBindingArgumentTransformationException,
  ParameterBindingValidationException,
} from '../errors/engine-exceptions.js';
import { type NetException, newException } from '../errors/exceptions.js';
import type { TerminatingError } from '../errors/terminating.js';
import { type BindingSite, bindingError } from './binding-errors.js';
import type { TableParameter } from './parameter-table.js';

/** A list for a scalar parameter, a text for a switch: no conversion is tried. */
export function cannotConvert(
  site: BindingSite,
  parameter: TableParameter,
  fromType: string,
  reason: string,
  extent: Extent | null,
): TerminatingError {
  return bindingError(site, {
    id: 'CannotConvertArgument',
    message: `Cannot convert '${fromType}' to the type '${parameter.typeName}' required by parameter '${parameter.name}'. ${reason}`,
    parameter: parameter.name,
    extent,
  });
}

/** The conversion of a compiled parameter failed. */
export function conversionFailed(
  site: BindingSite,
  parameter: TableParameter,
  cause: NetException,
  extent: Extent | null,
): TerminatingError {
  return bindingError(site, {
    id: 'CannotConvertArgumentNoMessage',
    message: `Cannot bind parameter '${parameter.name}'. ${cause.message}`,
    parameter: parameter.name,
    inner: cause,
    extent,
  });
}

/** A transformation (also the declared type of a script parameter) failed. */
export function transformationFailed(
  site: BindingSite,
  parameter: TableParameter,
  cause: NetException,
  extent: Extent | null,
): TerminatingError {
  return bindingError(site, {
    id: 'ParameterArgumentTransformationError',
    message: `Cannot process argument transformation on parameter '${parameter.name}'. ${cause.message}`,
    category: 'InvalidData',
    type: ParameterBindingArgumentTransformationException,
    parameter: parameter.name,
    inner: newException(ArgumentTransformationMetadataException, cause.message, cause),
    extent,
  });
}

/** A Validate… attribute refused. */
export function validationFailed(
  site: BindingSite,
  parameter: TableParameter,
  cause: NetException,
  extent: Extent | null,
): TerminatingError {
  return bindingError(site, {
    id: 'ParameterArgumentValidationError',
    message: `Cannot validate argument on parameter '${parameter.name}'. ${cause.message}`,
    category: 'InvalidData',
    type: ParameterBindingValidationException,
    parameter: parameter.name,
    inner: cause,
    extent,
  });
}

/** Kinds of emptiness that a mandatory parameter refuses, with the end of the id and the words of the message. */
const emptiness = {
  null: ['NullNotAllowed', 'null'],
  string: ['EmptyStringNotAllowed', 'an empty string'],
  array: ['EmptyArrayNotAllowed', 'an empty array'],
  collection: ['EmptyCollectionNotAllowed', 'an empty collection'],
} as const;

/** A mandatory parameter got nothing. */
export function emptyNotAllowed(
  site: BindingSite,
  parameter: TableParameter,
  kind: keyof typeof emptiness,
  extent: Extent | null,
): TerminatingError {
  const [id, words] = emptiness[kind];
  return bindingError(site, {
    id: `ParameterArgumentValidationError${id}`,
    message: `Cannot bind argument to parameter '${parameter.name}' because it is ${words}.`,
    category: 'InvalidData',
    type: ParameterBindingValidationException,
    parameter: parameter.name,
    extent,
  });
}

/** `[PSTypeName('…')]` refused. */
export function typeNameMismatch(
  site: BindingSite,
  parameter: TableParameter,
  extent: Extent | null,
): TerminatingError {
  return bindingError(site, {
    id: 'MismatchedPSTypeName',
    message: `Cannot bind argument to parameter '${parameter.name}', because PSTypeNames of the argument do not match the PSTypeName required by the parameter: ${parameter.psTypeName}.`,
    parameter: parameter.name,
    extent,
  });
}
