import { CustomObject } from '../values/custom-object.js';
import { exactKey } from '../values/keys.js';
import type { Value } from '../values/value.js';

const identities = new WeakMap<object, number>();
let nextIdentity = 46104728;

/** `GetHashCode()`: equal values give equal numbers; objects without a value of their own are numbered as they come. */
export function hashOf(value: Value): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return Number(value);
  const key = typeof value === 'object' && value !== null && !(value instanceof CustomObject) ? exactKey(value) : value;
  if (typeof key === 'object' && key !== null) return identityOf(key);
  const text = String(key);
  let hash = 5381;
  for (let i = 0; i < text.length; i++) hash = (Math.imul(hash, 33) ^ text.charCodeAt(i)) | 0;
  return hash;
}

function identityOf(value: object): number {
  let identity = identities.get(value);
  if (identity === undefined) {
    identity = nextIdentity;
    nextIdentity = (nextIdentity + 1013904223) & 0x7fffffff;
    identities.set(value, identity);
  }
  return identity;
}
