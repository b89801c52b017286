/** What identifies a message where UIDs cannot: a hash over its headers (reference/mail-moving.md §3.1). */
import { createHash } from 'node:crypto';
import { splitFields } from '../../mail/headers.js';

/** A message's keys. Equal keys do not prove equality: matching counts copies. */
export interface MessageKey {
  /** 16 hexadecimal digits over Message-ID, Date, From, Subject; without a Message-ID also To, Cc and INTERNALDATE. */
  readonly full: string;
  /** 16 hexadecimal digits over the Message-ID alone; undefined when there is none. */
  readonly id: string | undefined;
}

/** The key of a message from its identifying headers (`identifyingHeaders`, or what a server sent for them). */
export function messageKey(header: Buffer, internalDate: number): MessageKey {
  const first = new Map<string, string>();
  for (const { name, value } of splitFields(header.toString('latin1'))) {
    if (!first.has(name)) first.set(name, normalise(value));
  }
  const field = (name: string) => first.get(name) ?? '';
  const id = field('message-id').toLowerCase();
  const parts = [id, field('date'), field('from'), field('subject')];
  if (id === '') parts.push(field('to'), field('cc'), String(Math.floor(internalDate / 1000)));
  return { full: digest(parts.join('\0')), id: id === '' ? undefined : digest(id) };
}

/** Servers fold lines anew, squeeze blanks, and replace 8-bit bytes: none of it may count. */
function normalise(value: string): string {
  return value
    .replace(/[\x00-\x20]+/g, ' ')
    .replace(/[\x80-\xff]/g, 'X')
    .trim();
}

function digest(text: string): string {
  return createHash('sha256').update(text, 'latin1').digest('hex').slice(0, 16);
}
