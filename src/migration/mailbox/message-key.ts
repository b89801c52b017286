/** What identifies a message where UIDs cannot: a hash over its headers (reference/mail-moving.md §3.1). */
import { hash } from 'node:crypto';
import { identifyingFields } from '../../mail/headers.js';

/** A message's keys. Equal keys do not prove equality: matching counts copies. */
export interface MessageKey {
  /** 16 hexadecimal digits over Message-ID, Date, From, Subject; without a Message-ID also To, Cc and INTERNALDATE. */
  readonly full: string;
  /** 16 hexadecimal digits over the Message-ID alone; undefined when there is none. */
  readonly id: string | undefined;
}

/** The key of a message from its identifying headers (`identifyingHeaders`, or what a server sent for them). */
export function messageKey(header: Buffer, internalDate: number): MessageKey {
  const fields = identifyingFields(header);
  const id = messageId(fields);
  return { full: fullKey(fields, internalDate), id: id === '' ? undefined : digest(id) };
}

/** {@link MessageKey.full} from the values of the identifying headers. */
export function fullKey(fields: ReadonlyMap<string, string>, internalDate: number): string {
  const field = (name: string) => normalise(fields.get(name) ?? '');
  const id = messageId(fields);
  const parts = [id, field('date'), field('from'), field('subject')];
  if (id === '') parts.push(field('to'), field('cc'), String(Math.floor(internalDate / 1000)));
  return digest(parts.join('\0'));
}

function messageId(fields: ReadonlyMap<string, string>): string {
  return normalise(fields.get('message-id') ?? '').toLowerCase();
}

/** Servers fold lines anew, squeeze blanks, and replace 8-bit bytes: none of it may count. */
function normalise(value: string): string {
  if (!/[\x00-\x1f\x80-\xff]| {2}/.test(value)) return value.trim();
  return value
    .replace(/[\x00-\x20]+/g, ' ')
    .replace(/[\x80-\xff]/g, 'X')
    .trim();
}

/** Of ASCII text. */
function digest(text: string): string {
  return hash('sha256', text, 'hex').slice(0, 16);
}
