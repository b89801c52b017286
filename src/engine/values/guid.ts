import { NetObject } from './value.js';

/** `System.Guid`: 32 hexadecimal digits, lower case, with hyphens. */
export class Guid extends NetObject {
  readonly text: string;

  private constructor(text: string) {
    super();
    this.text = text;
  }

  /** From the forms D, N, B and P; null when the text is none of them. */
  static tryParse(text: string): Guid | null {
    const digits = /^\s*[({]?([0-9a-f]{8})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{12})[)}]?\s*$/i.exec(text);
    return digits ? new Guid(digits.slice(1).join('-').toLowerCase()) : null;
  }

  /** A text that is known to be a GUID. */
  static parse(text: string): Guid {
    const guid = Guid.tryParse(text);
    if (!guid) throw new TypeError(`'${text}' is not a GUID.`);
    return guid;
  }

  override toString(): string {
    return this.text;
  }
}
