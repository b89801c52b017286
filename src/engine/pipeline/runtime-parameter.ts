import { tableParameters } from '../command/cmdlet-parameters.js';
import { readAttributeObjects } from '../command/dynamic-attributes.js';
import type { TableParameter } from '../command/parameter-table.js';
import { psobject } from '../command/parameter-types.js';
import { Hashtable } from '../values/dictionaries.js';
import { defineType, type NetType } from '../values/net-type.js';
import { requireType } from '../values/type-names.js';
import { lazyTypes } from '../values/type-registry.js';
import { NetObject, type Value } from '../values/value.js';

const dictionaryName = 'System.Management.Automation.RuntimeDefinedParameterDictionary';

/** `System.Management.Automation.RuntimeDefinedParameter`: what a `dynamicparam` block makes for each parameter. */
export class RuntimeDefinedParameter extends NetObject {
  name: string;
  parameterType: NetType;
  readonly attributes: Value;
  value: Value = null;
  isSet = false;

  constructor(name: string, parameterType: NetType, attributes: Value) {
    super();
    this.name = name;
    this.parameterType = parameterType;
    this.attributes = attributes;
  }
}

/** The binder's entry for a dynamic parameter. */
export function runtimeTableParameter(
  parameter: RuntimeDefinedParameter,
  setNames: readonly string[],
  index: number,
): TableParameter {
  const [entry] = tableParameters({ [parameter.name]: { type: psobject, help: '' } }, setNames, index, 'dynamic');
  const type = parameter.parameterType;
  return {
    ...entry!,
    ...readAttributeObjects(parameter.attributes, setNames),
    typeName: type.fullName,
    kind:
      type.fullName === 'System.Management.Automation.SwitchParameter'
        ? 'switch'
        : type.elementType
          ? 'collection'
          : 'scalar',
    type: () => type,
    convert: null,
    typeIsTransform: true,
  };
}

defineType({
  name: 'System.Management.Automation.RuntimeDefinedParameter',
  represents: RuntimeDefinedParameter,
  properties: () => ({
    'Name: string': {
      get: (self: RuntimeDefinedParameter) => self.name,
      set: (self: RuntimeDefinedParameter, value: string) => {
        self.name = value;
      },
    },
    'ParameterType: type': (self: RuntimeDefinedParameter) => self.parameterType,
    'Value: System.Object': {
      get: (self: RuntimeDefinedParameter) => self.value,
      set: (self: RuntimeDefinedParameter, value: Value) => {
        self.value = value;
      },
    },
    'IsSet: bool': (self: RuntimeDefinedParameter) => self.isSet,
    'Attributes: System.Object': (self: RuntimeDefinedParameter) => self.attributes,
  }),
  constructors: () => ({
    'new(string name, type parameterType, System.Object attributes)': ([name, type, attributes]: [
      string,
      NetType,
      Value,
    ]) => new RuntimeDefinedParameter(name, type, attributes),
  }),
});

/** `System.Management.Automation.RuntimeDefinedParameterDictionary`: what a `dynamicparam` block returns. */
class RuntimeParameterDictionary extends Hashtable {}

lazyTypes(
  [dictionaryName],
  () =>
    void defineType({
      name: dictionaryName,
      base: requireType('System.Collections.Hashtable'),
      represents: RuntimeParameterDictionary,
      constructors: { 'new()': () => new RuntimeParameterDictionary() },
    }),
  [RuntimeParameterDictionary],
);
