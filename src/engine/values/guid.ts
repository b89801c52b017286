import { FormatException } from '../errors/exception-types.js';
import { newException } from '../errors/exceptions.js';
import { netError, type TerminatingError } from '../errors/terminating.js';
import { NetObject } from './value.js';

/** `System.Guid`, kept as its 32 lower-case hex digits with dashes. */
export class Guid extends NetObject {
  readonly text: string;

  private constructor(text: string) {
    super();
    this.text = text;
  }

  /** The GUID of all zeros. */
  static get empty(): Guid {
    return new Guid('00000000-0000-0000-0000-000000000000');
  }

  static create(): Guid {
    return new Guid(crypto.randomUUID());
  }

  /** Reads the forms N, D, B, P; null when the text is none. */
  static tryParse(text: string): Guid | null {
    const match = /^(?:\{(.*)\}|\((.*)\)|(.*))$/s.exec(text.trim());
    const inner = (match?.[1] ?? match?.[2] ?? match?.[3] ?? '').toLowerCase();
    if (/^[\da-f]{32}$/.test(inner)) return new Guid(dashed(inner));
    return /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/.test(inner) ? new Guid(inner) : null;
  }

  /** Error: FormatException with .NET's text. */
  static parse(text: string): Guid {
    const guid = Guid.tryParse(text);
    if (guid) return guid;
    throw badGuid(text);
  }

  /** From .NET's 16 bytes (the first three groups little-endian). */
  static fromBytes(bytes: Uint8Array): Guid {
    const order = [3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15];
    return new Guid(dashed(order.map((i) => bytes[i]!.toString(16).padStart(2, '0')).join('')));
  }

  toBytes(): Uint8Array {
    const hex = this.text.replaceAll('-', '');
    const bytes = Array.from({ length: 16 }, (_, i) => Number.parseInt(hex.slice(i * 2, i * 2 + 2), 16));
    const order = [3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15];
    return Uint8Array.from(order, (i) => bytes[i]!);
  }

  override toString(): string {
    return this.text;
  }
}

function dashed(hex: string): string {
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

function badGuid(text: string): TerminatingError {
  const bare = text.replace(/[{}()-]/g, '');
  const message =
    bare.length === 32 || /^[{(]?[^-]{8}-/.test(text)
      ? 'Guid should contain 32 digits with 4 dashes (xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx).'
      : 'Unrecognized Guid format.';
  return netError(newException(FormatException, message));
}
