import type { NetType } from './net-type.js';
import type { NetObject } from './value.js';

const byName = new Map<string, NetType>();
const loaders = new Map<string, () => void>();

/** Makes types known to `findType` by full name and accelerators. */
export function registerTypes(...types: readonly NetType[]): void {
  for (const type of types) {
    byName.set(type.fullName.toLowerCase(), type);
    for (const accelerator of type.definition.accelerators ?? []) byName.set(accelerator.toLowerCase(), type);
  }
}

/** Declares a family that is built only when one of its names is first resolved. `represents` classes get their `netType` on first use too. */
export function lazyTypes(
  names: readonly string[],
  load: () => void,
  represents: readonly { readonly prototype: object }[] = [],
): void {
  let loaded = false;
  const once = (): void => {
    if (loaded) return;
    loaded = true;
    for (const name of names) loaders.delete(name.toLowerCase());
    load();
  };
  for (const name of names) loaders.set(name.toLowerCase(), once);
  for (const { prototype } of represents) {
    Object.defineProperty(prototype, 'netType', {
      configurable: true,
      get(this: NetObject): NetType {
        once();
        return this.netType;
      },
    });
  }
}

/** The type of exactly this full name or accelerator, without generics, arrays and namespaces; loads its family. */
export function knownType(name: string): NetType | null {
  const key = name.toLowerCase();
  const found = byName.get(key);
  if (found) return found;
  const load = loaders.get(key);
  if (!load) return null;
  load();
  return byName.get(key) ?? null;
}

/** Lower-case names and accelerators of all types without generics and arrays, loaded or not. */
export function knownTypeNames(): Iterable<string> {
  return new Set([...byName.keys(), ...loaders.keys()]);
}
