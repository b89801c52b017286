import type { Host, PlainData } from '../../../src/engine/host.js';
import { type MailRoute, removalVerdict } from '../../../src/migration/batch/removal.js';
import { batchCounts } from '../../../src/migration/batch/status.js';
import { usersOf } from '../../../state/batch-users.js';
import { readSummary } from '../../../state/facts.js';
import type { State } from '../../../state/folder.js';
import { findEndpoint, readOrganization } from '../../../state/organization.js';
import type { BatchDocument } from '../../../state/schema.js';

/** Domains whose MX record is looked up; a batch has one, seldom two. */
const MOST_DOMAINS = 3;

/** The answer to "may this batch be removed?", in words; empty for a batch that nothing was copied for, and one that is completed. */
export function removalAdvice(host: Host, state: State, batch: BatchDocument): string {
  const summary = readSummary(state, batch.guid);
  if (summary === undefined || batch.started === null || batch.analyze) return '';
  const counts = batchCounts(batch, summary);
  const source = findEndpoint(readOrganization(state), batch.sourceEndpoint);
  const unsynced = counts.total - counts.synced - counts.finalized;
  const isHopeless = summary.lastSynced === null || unsynced > 0;
  const domains = isHopeless || source === undefined ? [] : domainsOf(state, batch);
  const routes = domains.map((domain) => routeOf(host, domain, source!.remoteServer));
  return removalVerdict({ name: batch.name, unsynced, lastSynced: summary.lastSynced, routes }).text;
}

function domainsOf(state: State, batch: BatchDocument): string[] {
  const domains = new Set<string>();
  for (const { user } of usersOf(state, batch.guid)) {
    domains.add(user.emailAddress.slice(user.emailAddress.lastIndexOf('@') + 1).toLowerCase());
    if (domains.size === MOST_DOMAINS) break;
  }
  return [...domains];
}

function routeOf(host: Host, domain: string, source: string): MailRoute {
  const request: PlainData = { domain, host: source };
  const { hosts, ttl, leadsToHost } = host.callService('dns.mailRoute', request) as {
    readonly hosts: readonly string[];
    readonly ttl: number | null;
    readonly leadsToHost: boolean;
  };
  return { domain, hosts, ttl, leadsToSource: leadsToHost };
}
