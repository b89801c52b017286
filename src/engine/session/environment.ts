import type { EnvironmentAccess } from '../values/script-access.js';

/** A session's environment variables. In a worker `process.env` is a copy, so that they belong to the session; children get them from here. */
export class Environment implements EnvironmentAccess {
  readonly #ignoreCase: boolean;
  readonly #entries = new Map<string, readonly [string, string]>();

  /** `ignoreCase`: names are compared as Windows does. */
  constructor(values: Readonly<Record<string, string | undefined>>, ignoreCase: boolean) {
    this.#ignoreCase = ignoreCase;
    for (const [name, value] of Object.entries(values)) if (value !== undefined) this.set(name, value);
  }

  get(name: string): string | undefined {
    return this.#entries.get(this.#key(name))?.[1];
  }

  set(name: string, value: string | undefined): void {
    const key = this.#key(name);
    if (value === undefined) this.#entries.delete(key);
    else this.#entries.set(key, [this.#entries.get(key)?.[0] ?? name, value]);
  }

  entries(): Iterable<readonly [string, string]> {
    return this.#entries.values();
  }

  /** A plain object for a child program. */
  toObject(): Record<string, string> {
    return Object.fromEntries(this.#entries.values());
  }

  #key(name: string): string {
    return this.#ignoreCase ? name.toLowerCase() : name;
  }
}
