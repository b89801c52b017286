import { registerObjectMaker } from '../convert/object-creation.js';
import { CustomObject } from './custom-object.js';
import type { Shape } from './member-set.js';
import { construct } from './methods.js';
import { findProperty, missing, setProperty } from './properties.js';
import type { ScriptContext } from './script-access.js';
import type { Value } from './value.js';

export { construct, invokeMethod, invokeStatic } from './methods.js';
export { findProperty, getProperty, setProperty } from './properties.js';
export { type PropertyInfo, propertiesOf } from './property-list.js';
export { getStatic, setStatic } from './static-properties.js';

/**
 * One place in a script that reads `.name`: remembers where the last object of the same shape had it. A site belongs to one compiled
 * expression; it holds no session state beyond the shape.
 */
export class PropertySite {
  readonly name: string;
  readonly #lowerName: string;
  #shape: Shape | null = null;
  #index = -1;

  constructor(name: string) {
    this.name = name;
    this.#lowerName = name.toLowerCase();
  }

  get(ctx: ScriptContext, value: Value): Value {
    if (value instanceof CustomObject) {
      if (value.shape === this.#shape) return value.slots[this.#index] as Value;
      return this.#learn(ctx, value);
    }
    const found = findProperty(ctx, value, this.name, this.#lowerName);
    return found === undefined ? missing(ctx, this.name) : found;
  }

  #learn(ctx: ScriptContext, value: CustomObject): Value {
    const { shape } = value;
    const index = shape.indexOf(this.#lowerName);
    if (index >= 0 && shape.kinds[index] === 'NoteProperty') {
      this.#shape = shape;
      this.#index = index;
      return value.slots[index] as Value;
    }
    const found = findProperty(ctx, value, this.name, this.#lowerName);
    return found === undefined ? missing(ctx, this.name) : found;
  }

  set(ctx: ScriptContext, target: Value, value: Value): void {
    if (target instanceof CustomObject && target.shape === this.#shape && value !== undefined)
      target.slots[this.#index] = value;
    else setProperty(ctx, target, this.name, value);
  }
}

registerObjectMaker({ construct, setProperty });
