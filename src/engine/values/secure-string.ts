import { NetObject } from './value.js';

/**
 * `System.Security.SecureString`. Its text is only reachable through `reveal`; its own text form is its type name, so that it cannot slip
 * into output, logs or errors.
 */
export class SecureString extends NetObject {
  #text: string;
  isReadOnly = false;

  constructor(text = '') {
    super();
    this.#text = text;
  }

  get length(): number {
    return this.#text.length;
  }

  /** The clear text; for handing it to a service, never for output. */
  reveal(): string {
    return this.#text;
  }

  /** Replaces the text (AppendChar and its like). */
  replace(text: string): void {
    this.#text = text;
  }
}
