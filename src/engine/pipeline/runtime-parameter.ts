import { tableParameters } from '../command/cmdlet-parameters.js';
import type { TableParameter } from '../command/parameter-table.js';
import { psobject } from '../command/parameter-types.js';
import { defineType, type NetType } from '../values/net-type.js';
import { NetObject, type Value } from '../values/value.js';

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
  return { ...entry!, typeName: type.fullName, type: () => type, convert: null, typeIsTransform: true };
}

defineType({
  name: 'System.Management.Automation.RuntimeDefinedParameter',
  represents: RuntimeDefinedParameter,
  properties: {
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
  },
  constructors: {
    'new(string name, type parameterType, System.Object attributes)': ([name, type, attributes]: [
      string,
      NetType,
      Value,
    ]) => new RuntimeDefinedParameter(name, type, attributes),
  },
});
