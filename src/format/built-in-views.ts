import type { ViewFamily } from './view-builders.js';
import { commandViews } from './views/commands.js';
import { dataViews } from './views/data-cmdlets.js';
import { debuggingViews } from './views/debugging.js';
import { dnsViews } from './views/dns.js';
import { errorViews } from './views/errors.js';
import { fileViews } from './views/files.js';
import { jobViews } from './views/jobs-and-modules.js';
import { machineViews } from './views/machine.js';
import { networkViews } from './views/network.js';
import { processViews } from './views/processes.js';
import { recordViews } from './views/records.js';
import { sessionViews } from './views/session.js';
import { styleViews } from './views/style.js';
import { systemViews } from './views/system.js';
import type { View } from './views.js';

const families: readonly ViewFamily[] = [
  systemViews,
  recordViews,
  dataViews,
  commandViews,
  sessionViews,
  errorViews,
  fileViews,
  jobViews,
  processViews,
  networkViews,
  dnsViews,
  styleViews,
  debuggingViews,
  machineViews,
];

const added: ViewFamily[] = [];
let familiesByType: Map<string, ViewFamily[]> | null = null;

/** Adds views that come with this program (the migration objects): every session sees them. */
export function registerViews(family: ViewFamily): void {
  added.push(family);
  familiesByType = null;
}

/** The built-in views for a type, named in lower case, in order; empty for most types. */
export function loadBuiltInViews(lowerName: string): readonly View[] {
  const isForType = (view: View): boolean => view.types.some((type) => type.toLowerCase() === lowerName);
  const found = index().get(lowerName);
  return found ? found.flatMap((family) => family.load().filter(isForType)) : [];
}

/** Names of all types with built-in views. */
export function builtInTypes(): readonly string[] {
  return [...families, ...added].flatMap((family) => family.types);
}

function index(): Map<string, ViewFamily[]> {
  if (familiesByType) return familiesByType;
  const map = new Map<string, ViewFamily[]>();
  for (const family of [...families, ...added]) {
    for (const type of family.types) {
      const name = type.toLowerCase();
      map.set(name, [...(map.get(name) ?? []), family]);
    }
  }
  familiesByType = map;
  return map;
}
