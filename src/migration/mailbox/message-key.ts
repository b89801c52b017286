/** What identifies a message where UIDs cannot: a hash over its headers (reference/mail-moving.md §3.1). */
import { hash } from 'node:crypto';
import { type IdentifyingFields, identifyingFields } from '../../mail/headers.js';

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

/** Not every target keeps dates before 1970: all of them are one here (in milliseconds). */
const earliestKept = 1000;

/** {@link MessageKey.full} from the values of the identifying headers. */
export function fullKey(fields: IdentifyingFields, internalDate: number): string {
  const id = messageId(fields);
  const text = `${id}\0${normalise(fields.date)}\0${normalise(fields.from)}\0${normalise(fields.subject)}`;
  if (id !== '') return digest(text);
  return digest(
    `${text}\0${normalise(fields.to)}\0${normalise(fields.cc)}\0${Math.floor(Math.max(internalDate, earliestKept) / 1000)}`,
  );
}

function messageId(fields: IdentifyingFields): string {
  return normalise(fields['message-id']).toLowerCase();
}

/** Servers fold lines anew, squeeze blanks, and replace 8-bit bytes: none of it may count. Most values have none of it. */
function normalise(value = ''): string {
  let from = 0;
  let to = value.length;
  while (from < to && value.charCodeAt(from) <= 0x20) from++;
  while (from < to && value.charCodeAt(to - 1) <= 0x20) to--;
  const inner = value.slice(from, to);
  if (!/[\x00-\x1f\x80-\xff]| {2}/.test(inner)) return inner;
  return inner.replace(/[\x00-\x20]+/g, ' ').replace(/[\x80-\xff]/g, 'X');
}

/** Of ASCII text. */
function digest(text: string): string {
  return hash('sha256', text, 'hex').slice(0, 16);
}
