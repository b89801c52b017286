import { typedArray } from '../values/arrays.js';
import { defineType, type NetType } from '../values/net-type.js';
import type { PropertyDefinition, StaticBody } from '../values/type-definition.js';
import { requireType } from '../values/type-names.js';
import { lazyTypes } from '../values/type-registry.js';
import { NetObject, type Value } from '../values/value.js';

const space = 'System.Management.Automation';

/** An attribute as an object: of a parameter's metadata, or made by a script for a dynamic parameter. */
export class AttributeObject extends NetObject {
  /** `ParameterAttribute`, `AliasAttribute`, … */
  readonly typeName: string;
  readonly values: Record<string, Value>;

  constructor(typeName: string, values: Readonly<Record<string, Value>> = {}) {
    super();
    this.typeName = typeName;
    this.values = { ...attributeTables[typeName]?.defaults, ...values };
  }
}

interface AttributeTable {
  /** Property names with their types. */
  readonly properties: Readonly<Record<string, string>>;
  readonly defaults: Readonly<Record<string, Value>>;
  /** Signature → properties it sets, in order. */
  readonly constructors: Readonly<Record<string, readonly string[]>>;
  readonly accelerator: string;
}

/** A position that means: only by name. */
const noPosition = -2147483648;
const plain = { 'new()': [] } as const;

const attributeTables: Readonly<Record<string, AttributeTable>> = {
  ParameterAttribute: {
    accelerator: 'Parameter',
    properties: {
      Position: 'int',
      ParameterSetName: 'string',
      Mandatory: 'bool',
      ValueFromPipeline: 'bool',
      ValueFromPipelineByPropertyName: 'bool',
      ValueFromRemainingArguments: 'bool',
      HelpMessage: 'string',
      HelpMessageBaseName: 'string',
      HelpMessageResourceId: 'string',
      DontShow: 'bool',
    },
    defaults: {
      Position: noPosition,
      ParameterSetName: '__AllParameterSets',
      Mandatory: false,
      ValueFromPipeline: false,
      ValueFromPipelineByPropertyName: false,
      ValueFromRemainingArguments: false,
      HelpMessage: null,
      HelpMessageBaseName: null,
      HelpMessageResourceId: null,
      DontShow: false,
    },
    constructors: plain,
  },
  AliasAttribute: {
    accelerator: 'Alias',
    properties: { AliasNames: 'System.Collections.Generic.IList[string]' },
    defaults: {},
    constructors: { 'new(Params string[] aliasNames)': ['AliasNames'] },
  },
  ValidateSetAttribute: {
    accelerator: 'ValidateSet',
    properties: { ErrorMessage: 'string', IgnoreCase: 'bool', ValidValues: 'System.Collections.Generic.IList[string]' },
    defaults: { ErrorMessage: null, IgnoreCase: true },
    constructors: { 'new(Params string[] validValues)': ['ValidValues'] },
  },
  ValidateRangeAttribute: {
    accelerator: 'ValidateRange',
    properties: { MinRange: 'System.Object', MaxRange: 'System.Object', RangeKind: 'string' },
    defaults: {},
    constructors: {
      'new(System.Object minRange, System.Object maxRange)': ['MinRange', 'MaxRange'],
      'new(string kind)': ['RangeKind'],
    },
  },
  ValidatePatternAttribute: {
    accelerator: 'ValidatePattern',
    properties: { RegexPattern: 'string', ErrorMessage: 'string' },
    defaults: { ErrorMessage: null },
    constructors: { 'new(string regexPattern)': ['RegexPattern'] },
  },
  ValidateLengthAttribute: {
    accelerator: 'ValidateLength',
    properties: { MinLength: 'int', MaxLength: 'int' },
    defaults: {},
    constructors: { 'new(int minLength, int maxLength)': ['MinLength', 'MaxLength'] },
  },
  ValidateCountAttribute: {
    accelerator: 'ValidateCount',
    properties: { MinLength: 'int', MaxLength: 'int' },
    defaults: {},
    constructors: { 'new(int minLength, int maxLength)': ['MinLength', 'MaxLength'] },
  },
  ValidateScriptAttribute: {
    accelerator: 'ValidateScript',
    properties: { ErrorMessage: 'string', ScriptBlock: 'scriptblock' },
    defaults: { ErrorMessage: null },
    constructors: { 'new(scriptblock scriptBlock)': ['ScriptBlock'] },
  },
  ValidateDriveAttribute: {
    accelerator: 'ValidateDrive',
    properties: { ValidRootDrives: 'System.Collections.Generic.IList[string]' },
    defaults: {},
    constructors: { 'new(Params string[] validRootDrives)': ['ValidRootDrives'] },
  },
  ...Object.fromEntries(
    [
      'ValidateUserDrive',
      'ValidateNotNull',
      'ValidateNotNullOrEmpty',
      'ValidateNotNullOrWhiteSpace',
      'AllowNull',
      'AllowEmptyString',
      'AllowEmptyCollection',
      'SupportsWildcards',
      'ArgumentTypeConverter',
    ].map((name) => [`${name}Attribute`, { accelerator: name, properties: {}, defaults: {}, constructors: plain }]),
  ),
};

const types = new Map<string, NetType>();

function typeOfAttribute(name: string): NetType {
  let type = types.get(name);
  if (type === undefined) {
    type = buildType(name);
    types.set(name, type);
  }
  return type;
}

function buildType(name: string): NetType {
  const table = attributeTables[name];
  const properties: Record<string, PropertyDefinition> = {};
  for (const [property, type] of Object.entries(table?.properties ?? {})) {
    properties[`${property}: ${type}`] = {
      get: (self: AttributeObject) => self.values[property] ?? null,
      set: (self: AttributeObject, value: Value) => {
        self.values[property] = value;
      },
    };
  }
  const constructors: Record<string, StaticBody> = {};
  for (const [signature, names] of Object.entries(table?.constructors ?? {})) {
    constructors[signature] = (args: readonly Value[]) =>
      new AttributeObject(name, Object.fromEntries(names.map((property, i) => [property, args[i]])));
  }
  return defineType({
    name: `${space}.${name}`,
    ...(table ? { accelerators: [table.accelerator] } : {}),
    base: requireType('System.Attribute'),
    properties,
    constructors,
  });
}

for (const [name, table] of Object.entries(attributeTables)) {
  lazyTypes([`${space}.${name}`, table.accelerator], () => void typeOfAttribute(name));
}

Object.defineProperty(AttributeObject.prototype, 'netType', {
  configurable: true,
  get(this: AttributeObject): NetType {
    return typeOfAttribute(this.typeName);
  },
});

defineType({ name: `${space}.IValidateSetValuesGenerator`, kind: 'interface' });

/** A `string[]` of names. */
export function nameList(items: readonly string[]): Value {
  return typedArray(requireType('System.String'), [...items]);
}
