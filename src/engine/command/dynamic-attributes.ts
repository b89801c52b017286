import type { ScriptBlock } from '../pipeline/script-block.js';
import { dotNetRegex } from '../regex/net-regex.js';
import { hasMatch } from '../regex/search.js';
import { isEnumerable, itemsOf } from '../values/arrays.js';
import { unwrap } from '../values/custom-object.js';
import type { Value } from '../values/value.js';
import { AttributeObject } from './attribute-objects.js';
import { allSets, type SetUse, type TableParameter } from './parameter-table.js';
import type { Validation } from './validation.js';
import * as validation from './validation.js';
import { onDrive } from './validation-drive.js';
import { rangeKind, rangeKinds } from './validation-range.js';

/** What the attributes of a dynamic parameter say, as fields of its table entry. */
export type AttributeFields = Pick<
  TableParameter,
  | 'aliases'
  | 'uses'
  | 'validations'
  | 'allowNull'
  | 'allowEmptyString'
  | 'allowEmptyCollection'
  | 'helpMessage'
  | 'hidden'
>;

/** Reads the attribute objects of a dynamic parameter. */
export function readAttributeObjects(attributes: Value, setNames: readonly string[]): AttributeFields {
  const list = (isEnumerable(attributes) ? itemsOf(attributes) : [attributes])
    .map((one) => unwrap(one))
    .filter((one) => one instanceof AttributeObject);
  const named = (name: string): AttributeObject[] => list.filter((one) => one.typeName === `${name}Attribute`);
  const declared = named('Parameter');
  return {
    aliases: named('Alias').flatMap((one) => strings(one.values['AliasNames'])),
    uses: setNames.map((set) => useIn(declared, set)),
    validations: list.map(validationOf).filter((one) => one !== null),
    allowNull: named('AllowNull').length > 0,
    allowEmptyString: named('AllowEmptyString').length > 0,
    allowEmptyCollection: named('AllowEmptyCollection').length > 0,
    helpMessage: String(declared.find((one) => one.values['HelpMessage'])?.values['HelpMessage'] ?? ''),
    hidden: declared.some((one) => one.values['DontShow'] === true),
  };
}

function strings(value: Value): string[] {
  return (isEnumerable(value) ? itemsOf(value) : [value]).map(String);
}

const unsaid: SetUse = { mandatory: false, position: null, pipeline: false, byName: false, remaining: false };

function useIn(declared: readonly AttributeObject[], set: string): SetUse | null {
  if (declared.length === 0) return unsaid;
  const one =
    declared.find((attribute) => attribute.values['ParameterSetName'] === set) ??
    declared.find((attribute) => attribute.values['ParameterSetName'] === allSets);
  if (!one) return set === allSets ? unsaid : null;
  const { values } = one;
  const position = Number(values['Position']);
  return {
    mandatory: values['Mandatory'] === true,
    position: position < 0 ? null : position,
    pipeline: values['ValueFromPipeline'] === true,
    byName: values['ValueFromPipelineByPropertyName'] === true,
    remaining: values['ValueFromRemainingArguments'] === true,
  };
}

type Maker = (values: Readonly<Record<string, Value>>) => Validation;

function text(value: Value): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

const makers: Readonly<Record<string, Maker>> = {
  ValidateSetAttribute: (values) => {
    const errorMessage = text(values['ErrorMessage']);
    return validation.validSet(strings(values['ValidValues']), {
      caseSensitive: values['IgnoreCase'] === false,
      ...(errorMessage === undefined ? {} : { errorMessage }),
    });
  },
  ValidateRangeAttribute: (values) => {
    const kind = rangeKinds.find((one) => one === text(values['RangeKind']));
    return kind ? rangeKind(kind) : validation.range(values['MinRange'], values['MaxRange']);
  },
  ValidatePatternAttribute: (values) => {
    const source = String(values['RegexPattern']);
    const regex = dotNetRegex(source, { ignoreCase: true });
    return validation.pattern(source, (given) => hasMatch(regex, given), text(values['ErrorMessage']));
  },
  ValidateLengthAttribute: (values) =>
    validation.lengthBetween(Number(values['MinLength']), Number(values['MaxLength'])),
  ValidateCountAttribute: (values) => validation.countBetween(Number(values['MinLength']), Number(values['MaxLength'])),
  ValidateScriptAttribute: (values) => {
    const block = values['ScriptBlock'] as ScriptBlock;
    return validation.script(block, block.text, text(values['ErrorMessage']));
  },
  ValidateDriveAttribute: (values) => onDrive('ValidateDrive', strings(values['ValidRootDrives'])),
  ValidateUserDriveAttribute: () => onDrive('ValidateUserDrive', ['User']),
  ValidateNotNullAttribute: () => validation.notNull,
  ValidateNotNullOrEmptyAttribute: () => validation.notNullOrEmpty,
  ValidateNotNullOrWhiteSpaceAttribute: () => validation.notNullOrWhiteSpace,
};

/** The check that an attribute object asks for; null for other attributes. */
function validationOf(attribute: AttributeObject): Validation | null {
  return makers[attribute.typeName]?.(attribute.values) ?? null;
}
