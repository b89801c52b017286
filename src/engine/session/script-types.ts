import type { NetType } from '../values/net-type.js';

/** The classes and enums that the scripts of a session have defined, by lower-case name. */
export class TypeTable {
  readonly #types = new Map<string, NetType>();

  find(name: string): NetType | null {
    if (this.#types.size === 0) return null;
    return this.#types.get(name.toLowerCase()) ?? null;
  }

  /** Counts definitions: what was looked up before a later one is looked up again. */
  version = 0;

  define(name: string, type: NetType): void {
    this.version++;
    this.#types.set(name.toLowerCase(), type);
  }

  all(): Iterable<NetType> {
    return this.#types.values();
  }
}
