/** Which product a server is, from what it tells, and how many connections such servers take (reference/servers-and-limits.md §4). */

import type { FolderPath } from '../mailbox.js';

/** Products that need to be treated in their own way. */
export type ServerFamily =
  | 'Dovecot'
  | 'Courier'
  | 'Exchange'
  | 'ExchangeOnline'
  | 'Gmail'
  | 'Yahoo'
  | 'Stalwart'
  | 'Other';

/** What a server told of itself. */
export interface ServerSigns {
  readonly host: string;
  readonly greeting: string;
  /** In any case. */
  readonly capabilities: Iterable<string>;
  /** `name` and `vendor` of its ID response (RFC 2971), joined; empty when it gave none. */
  readonly id: string;
}

/** Connections at a time. */
export interface ConnectionCaps {
  /** For one account. */
  readonly perUser: number;
  /** From this machine, whatever the accounts. */
  readonly perAddress: number;
}

const unlimited = Number.POSITIVE_INFINITY;

/** What servers take unless their administrators said otherwise; for Exchange Online and Yahoo what is safe. */
export const familyCaps: Readonly<Record<ServerFamily, ConnectionCaps>> = {
  Dovecot: { perUser: 10, perAddress: unlimited },
  Courier: { perUser: 4, perAddress: 4 },
  Exchange: { perUser: 16, perAddress: unlimited },
  ExchangeOnline: { perUser: 4, perAddress: unlimited },
  Gmail: { perUser: 15, perAddress: unlimited },
  Yahoo: { perUser: 4, perAddress: unlimited },
  Stalwart: { perUser: 16, perAddress: unlimited },
  Other: { perUser: 10, perAddress: unlimited },
};

/** The fewest that any family takes: what is safe before the family is known. */
export const safeCap = Math.min(...Object.values(familyCaps).map(({ perUser }) => perUser));

const byWords: readonly (readonly [RegExp, ServerFamily])[] = [
  [/gimap/i, 'Gmail'],
  [/microsoft exchange/i, 'Exchange'],
  [/courier/i, 'Courier'],
  [/dovecot/i, 'Dovecot'],
  [/stalwart/i, 'Stalwart'],
  [/yahoo|\bymail\b/i, 'Yahoo'],
];

/** Recognises a server. A name in its ID counts more than the greeting, which administrators like to change. */
export function serverFamily({ host, greeting, capabilities, id }: ServerSigns): ServerFamily {
  const offers = new Set([...capabilities].map((name) => name.toUpperCase()));
  if (offers.has('X-GM-EXT-1')) return 'Gmail';
  const found = [id, greeting, host].map((words) => byWords.find(([pattern]) => pattern.test(words))?.[1]);
  const family = found.find((one) => one !== undefined) ?? 'Other';
  // Exchange Online is reached by one name, and tells of machinery that servers in a cellar do not have.
  const isOnline = /(^|\.)outlook\.(office365\.)?com$|(^|\.)office365\.(com|us)$/i.test(host);
  if (isOnline || offers.has('CLIENTNETWORKPRESENCELOCATION')) return 'ExchangeOnline';
  return family;
}

/** Top folders that Exchange shows although no mail is in them, in English (servers-and-limits.md §1.4); other languages are taken for mail. */
const exchangeItems = new Set([
  'calendar',
  'contacts',
  'conversation action settings',
  'journal',
  'notes',
  'outbox',
  'sync issues',
  'tasks',
]);

/**
 * Characters that must not be in a folder's name although the server takes them. Courier 5 makes such folders for clients that enabled
 * UTF8=ACCEPT, and its LIST then ends the connection of all others: their user would see no folder at all.
 */
export function refusedInNames(family: ServerFamily): RegExp | undefined {
  return family === 'Courier' ? /[\u{10000}-\u{10ffff}]/u : undefined;
}

/** False for folders of appointments, contacts and the like. */
export function holdsMail(family: ServerFamily, path: FolderPath): boolean {
  return !family.startsWith('Exchange') || !exchangeItems.has(path[0]?.toLowerCase() ?? '');
}
