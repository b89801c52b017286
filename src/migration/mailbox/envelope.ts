import { headerText, type IdentifyingFields, identifyingFields } from '../../mail/headers.js';

/** What a person knows a message by. */
export interface Envelope {
  readonly subject: string;
  /** The From header as it is shown: `Terry Adams <terrya@contoso.edu>`. */
  readonly sender: string;
  /** The Date header in milliseconds since 1970; absent where it cannot be read. */
  readonly dateSent?: number;
}

/** Of a message whose headers were not read. */
export const unknownEnvelope: Envelope = { subject: '', sender: '' };

/** Longest text of a field in a report, in characters. */
const longest = 255;

/** The envelope of a message, from its raw headers. */
export function envelopeOf(header: Buffer): Envelope {
  return envelopeFrom(identifyingFields(header));
}

/** The envelope of a message, from the raw values of its headers. */
export function envelopeFrom(fields: IdentifyingFields): Envelope {
  const text = (name: keyof IdentifyingFields): string => headerText(fields[name] ?? '').slice(0, longest);
  // What stands in brackets behind the time is a comment (RFC 5322): `+0100 (CET)`.
  const dateSent = Date.parse(
    text('date')
      .replace(/\([^)]*\)/g, '')
      .trim(),
  );
  return {
    subject: text('subject'),
    sender: text('from'),
    ...(Number.isFinite(dateSent) ? { dateSent } : {}),
  };
}
