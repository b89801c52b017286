import { castCause, valueCastError } from '../../convert/cast-errors.js';
import { ArgumentException, FormatException } from '../../errors/exception-types.js';
import { newException } from '../../errors/exceptions.js';
import { netError, TerminatingError } from '../../errors/terminating.js';
import { defineType, type NetType } from '../../values/net-type.js';
import type { Reference } from '../../values/reference.js';
import { NetObject, type Value } from '../../values/value.js';
import { objectType } from '../core.js';

/** `System.Net.Mail.MailAddress`. */
export class MailAddress extends NetObject {
  readonly user: string;
  readonly host: string;
  readonly displayName: string;

  constructor(user: string, host: string, displayName: string) {
    super();
    this.user = user;
    this.host = host;
    this.displayName = displayName;
  }

  get address(): string {
    return `${this.user}@${this.host}`;
  }

  get text(): string {
    return this.displayName === '' ? this.address : `"${this.displayName}" <${this.address}>`;
  }
}

/** Reads `user@host`, `Name <user@host>`, `"Name" <user@host>`; null when it is none. */
function read(text: string, displayName: string | null): MailAddress | null {
  const match = /^\s*(?:(?:"((?:[^"\\]|\\.)*)"|([^<>"]*?))\s*<([^<>\s]+)>|([^<>\s"]+))\s*$/.exec(text);
  if (!match) return null;
  const address = (match[3] ?? match[4])!;
  const at = address.lastIndexOf('@');
  const user = address.slice(0, at);
  const host = address.slice(at + 1);
  const dotAtom = /^[^\s()<>[\]:;@\\,."]+(?:\.[^\s()<>[\]:;@\\,."]+)*$/;
  if (
    at <= 0 ||
    !dotAtom.test(user) ||
    !/^(?:[^\s()<>[\]:;@\\,."]+(?:\.[^\s()<>[\]:;@\\,."]+)*|\[[^\]]+\])$/.test(host)
  )
    return null;
  return new MailAddress(user, host, displayName ?? match[1]?.replace(/\\(.)/g, '$1') ?? match[2] ?? '');
}

/** Errors: ArgumentException for the empty text, FormatException. */
export function parseMailAddress(text: string, displayName: string | null = null): MailAddress {
  if (text === '')
    throw netError(
      newException(ArgumentException, "The parameter 'address' cannot be an empty string. (Parameter 'address')"),
    );
  const address = read(text, displayName);
  if (address) return address;
  throw netError(newException(FormatException, problem(text)));
}

function problem(text: string): string {
  const bare = text.trim();
  if (!bare.includes('@') || bare.endsWith('@') || bare.startsWith('@'))
    return 'The specified string is not in the form required for an e-mail address.';
  const bad = /[\s()<>[\]:;\\,"]/.exec(bare);
  return bad
    ? `An invalid character was found in the mail header: '${bad[0]}'.`
    : 'The specified string is not in the form required for an e-mail address.';
}

function cast(value: Value): Value {
  if (typeof value !== 'string') return undefined;
  try {
    return parseMailAddress(value);
  } catch (error) {
    if (!(error instanceof TerminatingError)) throw error;
    throw valueCastError('InvalidCastConstructorTargetInvocation', value, mailAddressType, castCause(error));
  }
}

/** `System.Net.Mail.MailAddress`. */
const mailAddressType: NetType = defineType({
  name: 'System.Net.Mail.MailAddress',
  accelerators: ['mailaddress'],
  base: objectType,
  represents: MailAddress,
  convert: cast,
  text: (self: MailAddress) => self.text,
  equals: (self: MailAddress, other) =>
    other instanceof MailAddress && other.text.toLowerCase() === self.text.toLowerCase(),
  properties: {
    'DisplayName: string': (self: MailAddress) => self.displayName,
    'User: string': (self: MailAddress) => self.user,
    'Host: string': (self: MailAddress) => self.host,
    'Address: string': (self: MailAddress) => self.address,
  },
  staticMethods: {
    'TryCreate(string address, [ref] mailaddress result): bool': ([text, result]: [string, Reference]) => {
      result.value = text === '' ? null : read(text, null);
      return result.value !== null;
    },
    'TryCreate(string address, string displayName, [ref] mailaddress result): bool': ([text, name, result]: [
      string,
      string,
      Reference,
    ]) => {
      result.value = text === '' ? null : read(text, name);
      return result.value !== null;
    },
  },
  constructors: {
    'new(string address)': ([text]: [string]) => parseMailAddress(text),
    'new(string address, string displayName)': ([text, name]: [string, string]) => parseMailAddress(text, name),
  },
});
