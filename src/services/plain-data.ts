/** Data that can be posted to another thread: what services take and answer. */
export type PlainData =
  | null
  | undefined
  | boolean
  | number
  | bigint
  | string
  | Uint8Array
  | readonly PlainData[]
  | { readonly [name: string]: PlainData };

/** Raised when what a service was given has not the shape it asks for: a mistake of its caller. */
export class ServiceArgumentError extends TypeError {
  override readonly name = 'ServiceArgumentError';
}

/** The named fields of a service's argument, read with their types checked. */
export class ServiceArguments {
  readonly #service: string;
  readonly #fields: Readonly<Record<string, PlainData>>;

  constructor(service: string, data: PlainData) {
    if (typeof data !== 'object' || data === null || Array.isArray(data) || data instanceof Uint8Array)
      throw new ServiceArgumentError(`${service} takes an object of named fields.`);
    this.#service = service;
    this.#fields = data as Readonly<Record<string, PlainData>>;
  }

  /** A text that must be there. */
  text(name: string): string {
    const value = this.#fields[name];
    if (typeof value === 'string') return value;
    throw new ServiceArgumentError(`${this.#service} needs a text in '${name}'.`);
  }

  /** A text that may be missing. */
  optionalText(name: string): string | null {
    return this.#fields[name] === undefined || this.#fields[name] === null ? null : this.text(name);
  }

  /** A number, or what holds without one. */
  number(name: string, otherwise: number): number {
    const value = this.#fields[name];
    return typeof value === 'number' ? value : otherwise;
  }

  /** True when the field is true. */
  flag(name: string): boolean {
    return this.#fields[name] === true;
  }

  /** A list of texts; empty when it is missing. */
  texts(name: string): readonly string[] {
    const value = this.#fields[name];
    return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
  }

  /** Texts by name; empty when missing. */
  record(name: string): Readonly<Record<string, string>> {
    const value = this.#fields[name];
    if (typeof value !== 'object' || value === null || Array.isArray(value) || value instanceof Uint8Array) return {};
    const entries = Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
    return Object.fromEntries(entries);
  }

  /** Texts, or lists of them, by name; empty when missing. */
  listRecord(name: string): Readonly<Record<string, string | string[]>> {
    const value = this.#fields[name];
    if (typeof value !== 'object' || value === null || Array.isArray(value) || value instanceof Uint8Array) return {};
    const texts = (item: PlainData): string | string[] | null =>
      typeof item === 'string' ? item : Array.isArray(item) ? item.filter((one) => typeof one === 'string') : null;
    const entries = Object.entries(value).map(([key, item]) => [key, texts(item)] as const);
    return Object.fromEntries(entries.filter((entry): entry is [string, string | string[]] => entry[1] !== null));
  }

  /** The field as it is. */
  value(name: string): PlainData {
    return this.#fields[name];
  }
}
