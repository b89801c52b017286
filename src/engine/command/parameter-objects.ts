import { Hashtable, OrderedDictionary } from '../values/dictionaries.js';
import { defineType, type NetType } from '../values/net-type.js';
import type { ScriptContext } from '../values/script-access.js';
import { requireType } from '../values/type-names.js';
import { lazyTypes } from '../values/type-registry.js';
import { NetObject, type Value } from '../values/value.js';
import { AttributeObject, nameList } from './attribute-objects.js';
import type { ParameterTable, SetUse, TableParameter } from './parameter-table.js';
import { listedSets, orderedParameters, setSyntax } from './syntax.js';

const space = 'System.Management.Automation';

/** `(Get-Command x).Parameters['Name']` */
class ParameterMetadata extends NetObject {
  readonly parameter: TableParameter;
  readonly table: ParameterTable;

  constructor(parameter: TableParameter, table: ParameterTable) {
    super();
    this.parameter = parameter;
    this.table = table;
  }
}

/** `(Get-Command x).ParameterSets[0]` */
class ParameterSetInfo extends NetObject {
  readonly table: ParameterTable;
  readonly set: number;

  constructor(table: ParameterTable, set: number) {
    super();
    this.table = table;
    this.set = set;
  }
}

/** `(Get-Command x).ParameterSets[0].Parameters[0]` */
class ParameterSetParameter extends NetObject {
  readonly parameter: TableParameter;
  readonly use: SetUse;

  constructor(parameter: TableParameter, use: SetUse) {
    super();
    this.parameter = parameter;
    this.use = use;
  }
}

/** The dictionary of a command's parameters by name, common ones behind the declared ones. */
export function parameterDictionary(table: ParameterTable): OrderedDictionary {
  return OrderedDictionary.from(
    table.parameters.map((parameter) => [parameter.name, new ParameterMetadata(parameter, table)] as const),
  );
}

/** The parameter sets of a command, the default one first. */
export function parameterSets(table: ParameterTable): readonly ParameterSetInfo[] {
  return listedSets(table).map((set) => new ParameterSetInfo(table, set));
}

/** The .NET type of a parameter. */
function parameterType(parameter: TableParameter, ctx: ScriptContext): NetType {
  return parameter.typeName === 'System.Object' ? requireType('System.Object') : parameter.type(ctx);
}

/** Last declared attributes come first, the type's own at the end, as PowerShell lists them. */
function attributesOf({ parameter, table }: ParameterMetadata): Value[] {
  const list: Value[] = parameter.validations.map(
    (one) =>
      new AttributeObject(`${one.kind}Attribute`, { ValidValues: one.values === null ? null : nameList(one.values) }),
  );
  if (parameter.aliases.length > 0)
    list.push(new AttributeObject('AliasAttribute', { AliasNames: nameList(parameter.aliases) }));
  for (const set of table.allSetNumbers) {
    const use = parameter.uses[set];
    if (use) list.push(parameterAttribute(parameter, use, table.setNames[set]!));
    if (parameter.uses.every((one) => one === use)) break;
  }
  if (parameter.typeIsTransform) list.push(new AttributeObject('ArgumentTypeConverterAttribute', {}));
  return list;
}

function parameterAttribute(parameter: TableParameter, use: SetUse, set: string): AttributeObject {
  return new AttributeObject('ParameterAttribute', {
    Position: use.position ?? -2147483648,
    ParameterSetName: set,
    Mandatory: use.mandatory,
    ValueFromPipeline: use.pipeline,
    ValueFromPipelineByPropertyName: use.byName,
    ValueFromRemainingArguments: use.remaining,
    HelpMessage: parameter.helpMessage === '' ? null : parameter.helpMessage,
    DontShow: parameter.hidden,
  });
}

function setTable({ parameter, table }: ParameterMetadata): Hashtable {
  const everywhere = parameter.uses.every((use) => use !== null && use === parameter.uses[0]);
  const sets = table.allSetNumbers.filter((set) => parameter.uses[set]);
  if (everywhere || table.setNames.length === 1) {
    return Hashtable.from([['__AllParameterSets', new ParameterSetParameter(parameter, parameter.uses[0]!)]]);
  }
  return Hashtable.from(
    sets.map((set) => [table.setNames[set]!, new ParameterSetParameter(parameter, parameter.uses[set]!)] as const),
  );
}

lazyTypes(
  [`${space}.ParameterMetadata`],
  () =>
    void defineType({
      name: `${space}.ParameterMetadata`,
      represents: ParameterMetadata,
      properties: {
        'Name: string': (self: ParameterMetadata) => self.parameter.name,
        'ParameterType: type': (self: ParameterMetadata, ctx) => parameterType(self.parameter, ctx),
        'ParameterSets: System.Collections.Generic.Dictionary[string,System.Management.Automation.ParameterSetMetadata]':
          setTable,
        'IsDynamic: bool': (self: ParameterMetadata) => self.parameter.isDynamic,
        'Aliases: System.Collections.ObjectModel.Collection[string]': (self: ParameterMetadata) =>
          nameList(self.parameter.aliases),
        'Attributes: System.Collections.ObjectModel.Collection[System.Attribute]': attributesOf,
        'SwitchParameter: bool': (self: ParameterMetadata) => self.parameter.kind === 'switch',
      },
    }),
  [ParameterMetadata],
);

lazyTypes(
  [`${space}.CommandParameterSetInfo`],
  () =>
    void defineType({
      name: `${space}.CommandParameterSetInfo`,
      represents: ParameterSetInfo,
      properties: {
        'Name: string': (self: ParameterSetInfo) => self.table.setNames[self.set] ?? '',
        'IsDefault: bool': (self: ParameterSetInfo) => self.set === self.table.defaultSet,
        'Parameters: System.Collections.ObjectModel.ReadOnlyCollection[System.Management.Automation.CommandParameterInfo]':
          setParameters,
      },
      methods: { 'ToString(): string': (self: ParameterSetInfo) => setSyntax(self.table, self.set) },
      text: (self: ParameterSetInfo) => setSyntax(self.table, self.set),
    }),
  [ParameterSetInfo],
);

/** Those of the syntax line, then the common ones. */
function setParameters({ table, set }: ParameterSetInfo): Value[] {
  const ordered = orderedParameters(table, set);
  const common = table.parameters.filter(
    (one) => one.isCommon && one.uses[set] && !ordered.some(({ parameter }) => parameter === one),
  );
  return [
    ...ordered.map(({ parameter, use }) => new ParameterSetParameter(parameter, use)),
    ...common.map((parameter) => new ParameterSetParameter(parameter, parameter.uses[set]!)),
  ];
}

lazyTypes(
  [`${space}.CommandParameterInfo`],
  () =>
    void defineType({
      name: `${space}.CommandParameterInfo`,
      represents: ParameterSetParameter,
      properties: {
        'Name: string': (self: ParameterSetParameter) => self.parameter.name,
        'ParameterType: type': (self: ParameterSetParameter, ctx) => parameterType(self.parameter, ctx),
        'IsMandatory: bool': (self: ParameterSetParameter) => self.use.mandatory,
        'IsDynamic: bool': (self: ParameterSetParameter) => self.parameter.isDynamic,
        'Position: int': (self: ParameterSetParameter) => self.use.position ?? -2147483648,
        'ValueFromPipeline: bool': (self: ParameterSetParameter) => self.use.pipeline,
        'ValueFromPipelineByPropertyName: bool': (self: ParameterSetParameter) => self.use.byName,
        'ValueFromRemainingArguments: bool': (self: ParameterSetParameter) => self.use.remaining,
        'HelpMessage: string': (self: ParameterSetParameter) => self.parameter.helpMessage || null,
        'Aliases: System.Collections.ObjectModel.ReadOnlyCollection[string]': (self: ParameterSetParameter) =>
          nameList(self.parameter.aliases),
      },
    }),
  [ParameterSetParameter],
);
