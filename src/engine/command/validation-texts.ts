/** What the Validate… attributes say, word for word (resources Metadata.resx of PowerShell 7.6). */
import { toTextCulture } from '../convert/text.js';
import type { ScriptContext } from '../values/script-access.js';
import type { Value } from '../values/value.js';

/** Puts `{0}`, `{1}` of an attribute's ErrorMessage. */
function filled(template: string, ...parts: readonly string[]): string {
  return template.replace(/\{(\d+)\}/g, (whole, digits: string) => parts[Number(digits)] ?? whole);
}

/** AutomationExceptions.ArgumentOutOfRange. */
export const argumentOutOfRange = (argument: string): string =>
  `Cannot process argument because the value of argument "${argument}" is out of range. Change argument "${argument}" to a value that is within range.`;

/** ValidateNotNull: the argument. */
export const isNull =
  'The argument is null. Provide a valid value for the argument, and then try running the command again.';

/** ValidateNotNull: an element. */
export const hasNull =
  'The argument has a null value, or an element of the argument collection contains a null value. Provide a collection that does not contain any null values, and then try the command again.';

/** ValidateNotNullOrEmpty: the argument. */
export const nullOrEmpty =
  'The argument is null or empty. Provide an argument that is not null or empty, and then try the command again.';

/** ValidateNotNullOrEmpty: an element. */
export const nullElement =
  'The argument is null, empty, or an element of the argument collection contains a null value. Supply a collection that does not contain any null values and then try the command again.';

/** ValidateNotNullOrWhiteSpace: the argument. */
export const nullOrWhiteSpace =
  'The argument is null, empty, or consists of only white-space characters. Provide an argument that contains non white-space characters, and then try the command again.';

/** ValidateNotNullOrWhiteSpace: an element. */
export const whiteSpaceElement =
  'The argument is null, empty, or an element of the argument collection contains a null value or consists of only white-space characters. Supply a collection that does not contain any null values or only white-space characters and then try the command again.';

/** ValidateDrive on something that is no string. */
export const pathIsNoString = 'The path argument is invalid. Supply a path argument that is a string type.';

/** ValidateDrive: the path names a provider, not a drive. */
export const pathHasNoDrive = 'The path argument has no root drive.  Supply a full path argument with a root drive.';

/** ValidateDrive: another drive than the approved ones. */
export function driveNotApproved(drive: string, approved: string): string {
  return `The path argument drive ${drive} does not belong to the set of approved drives: ${approved}. Supply a path argument with an approved drive.`;
}

/** ValidateDrive: the drive of the path is not there. */
export function noSuchDrive(drive: string): string {
  return `Cannot find drive. A drive with the name '${drive}' does not exist.`;
}

/** ValidateLength on something that is no string. */
export const lengthNeedsString =
  'The ValidateLength attribute cannot be applied to a parameter that is not a string or string[] parameter. Make the parameter a string or string[] parameter.';

/** ValidateCount on something that is no collection. */
export const countNeedsCollection =
  'The ValidateCount attribute cannot be applied to a non-array parameter. Either remove the attribute from the parameter or make the parameter an array parameter.';

/** What is wrong with the attributes' own arguments. */
export const maximumBelowMinimum = {
  range:
    'The specified maximum range cannot be accepted because it is less than the specified minimum range. Update the ValidateRange attribute for the parameter.',
  length:
    'The specified maximum character length of the argument is shorter than the specified minimum argument character length. Update the ValidateLength attribute for the parameter.',
  count:
    'The specified maximum number of arguments for a parameter is fewer than the specified minimum number of arguments. Update the ValidateCount attribute for the parameter.',
} as const;

/** `minimum` and `maximum` are short names of types. */
export function unlikeLimits(minimum: string, maximum: string): string {
  return `The specified minimum range (${minimum}) cannot be accepted because it is not the same type as the specified maximum range (${maximum}). Update the ValidateRange attribute for the parameter.`;
}

/** `errorMessage` replaces the text: `{0}` the value, `{1}` the set. */
export function notInSet(given: string, set: string, errorMessage?: string): string {
  if (errorMessage) return filled(errorMessage, given, set);
  return `The argument "${given}" does not belong to the set "${set}" specified by the ValidateSet attribute. Supply an argument that is in the set and then try the command again.`;
}

/** ValidateRange: less than the minimum. */
export function belowRange(given: string, minimum: string): string {
  return `The ${given} argument is less than the minimum allowed range of ${minimum}. Supply an argument that is greater than or equal to ${minimum} and then try the command again.`;
}

/** ValidateRange: more than the maximum. */
export function aboveRange(given: string, maximum: string): string {
  return `The ${given} argument is greater than the maximum allowed range of ${maximum}. Supply an argument that is less than or equal to ${maximum} and then try the command again.`;
}

/** `type` and `wanted` are short names of types. */
export function rangeType(type: string, wanted: string): string {
  return `The argument cannot be validated because its type "${type}" is not the same type (${wanted}) as the maximum and minimum limits of the parameter. Make sure the argument is of type ${wanted} and then try the command again.`;
}

const signWords = {
  Positive: 'greater than zero',
  NonNegative: 'greater than or equal to zero',
  Negative: 'less than zero',
  NonPositive: 'less than or equal to zero',
} as const;

/** ValidateRange by the name of a sign. */
export function wrongSign(given: string, kind: keyof typeof signWords): string {
  return `The argument "${given}" cannot be validated because its value is not ${signWords[kind]}.`;
}

/** ValidatePattern. */
export function noPatternMatch(given: string, source: string, errorMessage?: string): string {
  if (errorMessage) return filled(errorMessage, given, source);
  return `The argument "${given}" does not match the "${source}" pattern. Supply an argument that matches "${source}" and try the command again.`;
}

/** ValidateLength: too short. */
export function tooShort(minimum: number, length: number): string {
  return `The character length (${length}) of the argument is too short. Specify an argument with a length that is greater than or equal to "${minimum}", and then try the command again.`;
}

/** ValidateLength: too long. */
export function tooLong(maximum: number, length: number): string {
  return `The character length of the ${length} argument is too long. Shorten the character length of the argument so it is fewer than or equal to "${maximum}" characters, and then try the command again.`;
}

/** ValidateCount: outside of the limits. */
export function wrongCount(minimum: number, maximum: number, count: number): string {
  return `The parameter requires at least ${minimum} value(s) and no more than ${maximum} value(s) - ${count} value(s) were provided.`;
}

/** ValidateCount: another number than the one that both limits name. */
export function wrongExactCount(count: number, given: number): string {
  return `The parameter requires exactly ${count} value(s) - ${given} value(s) were provided.`;
}

/** The value is printed in the session's culture; `{1}` of the message is the script's source. */
export function scriptRefused(ctx: ScriptContext, element: Value, source: string, errorMessage?: string): string {
  const given = toTextCulture(ctx, element);
  if (errorMessage) return filled(errorMessage, given, source);
  return `The "${source}" validation script for the argument with value "${given}" did not return a result of True. Determine why the validation script failed, and then try the command again.`;
}
