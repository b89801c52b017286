import { NetType } from '../values/net-type.js';
import { NetObject } from '../values/value.js';

/** An attribute of a variable as `(Get-Variable x).Attributes` lists it. */
export class VariableAttribute extends NetObject {
  readonly kind: string;

  /** `kind`: the type's name without namespace and `Attribute`. */
  constructor(kind: string) {
    super();
    this.kind = kind;
  }

  override get netType(): NetType {
    return attributeType(this.kind);
  }
}

const types = new Map<string, NetType>();

function attributeType(kind: string): NetType {
  let type = types.get(kind);
  if (!type) {
    const name = `System.Management.Automation.${kind}Attribute`;
    type = new NetType({ name, text: () => name });
    types.set(kind, type);
  }
  return type;
}
