import { reportTime } from './report.js';

/** Where the mail of one domain goes. */
export interface MailRoute {
  readonly domain: string;
  /** The hosts of its MX record; none when it has no answer. */
  readonly hosts: readonly string[];
  /** Seconds that others may remember the record; null where nobody tells. */
  readonly ttl: number | null;
  /** One of the hosts is the server that the batch copies from. */
  readonly leadsToSource: boolean;
}

/** What the answer to "may this batch be removed?" depends on. */
export interface RemovalFacts {
  readonly name: string;
  /** Mailboxes that were never synced, or whose last sync failed. */
  readonly unsynced: number;
  /** When the batch was synced last; an instant, null for never. */
  readonly lastSynced: string | null;
  readonly routes: readonly MailRoute[];
}

/** How long the walkthrough waits after a change of the MX record: until everybody has noticed, in milliseconds. */
const WALKTHROUGH_WAIT = 72 * 60 * 60 * 1000;

/**
 * Says whether a batch may be removed without losing mail that still arrives at the source: `safe`, and why. Mail may be delivered to the old place
 * until the record's TTL is over, and for 72 hours at least; only a sync after that brings it along.
 */
export function removalVerdict(facts: RemovalFacts): { readonly safe: boolean; readonly text: string } {
  const no = (why: string): { safe: boolean; text: string } => ({
    safe: false,
    text: `Not safe to remove yet: ${why}`,
  });
  const sync = `Set-MigrationBatch "${facts.name}" -SyncNow`;
  if (facts.lastSynced === null) return no('the batch was never synced.');
  if (facts.unsynced > 0)
    return no(
      `${facts.unsynced} of its mailboxes are not synced (Get-MigrationUser -BatchId "${facts.name}" | where StatusSummary -ne Synced).`,
    );
  const old = facts.routes.find((route) => route.leadsToSource);
  if (old !== undefined)
    return no(
      `the MX record of ${old.domain} still leads to the source (${old.hosts[0]}). Change it, wait 72 hours, then: ${sync}.`,
    );
  const unknown = facts.routes.find((route) => route.hosts.length === 0);
  const longest = Math.max(WALKTHROUGH_WAIT, ...facts.routes.map(({ ttl }) => (ttl ?? 0) * 1000));
  const synced = new Date(facts.lastSynced);
  const before = `${reportTime(new Date(synced.getTime() - longest))} (UTC), ${Math.round(longest / 3_600_000)} hours before the last sync`;
  if (unknown !== undefined)
    return {
      safe: false,
      text: `It can't be told whether it's safe to remove: the MX record of ${unknown.domain} can't be looked up. It is if the record was changed before ${before}. If it was changed later, wait and sync once more: ${sync}.`,
    };
  const where = facts.routes.map((route) => `${route.domain} → ${route.hosts[0]}${ttlText(route.ttl)}`).join(', ');
  return {
    safe: true,
    text: `Safe to remove if the MX record (${where}) was changed before ${before}. If it was changed later, wait and sync once more: ${sync}.`,
  };
}

function ttlText(ttl: number | null): string {
  return ttl === null ? '' : `, TTL ${ttl.toLocaleString('en-US')} s`;
}
