import type { ViewFamily } from './view-builders.js';
import { commandViews } from './views/commands.js';
import { dataViews } from './views/data-cmdlets.js';
import { errorViews } from './views/errors.js';
import { fileViews } from './views/files.js';
import { jobViews } from './views/jobs-and-modules.js';
import { networkViews } from './views/network.js';
import { processViews } from './views/processes.js';
import { recordViews } from './views/records.js';
import { sessionViews } from './views/session.js';
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
];

const added: ViewFamily[] = [];
let familiesByType: Map<string, ViewFamily[]> | null = null;

/** Adds views that come with this program (the migration objects): every session sees them. */
export function registerViews(family: ViewFamily): void {
  added.push(family);
  familiesByType = null;
}

/** The built-in views for a type, in order; empty for most types. */
export function loadBuiltInViews(typeName: string): readonly View[] {
  const found = index().get(typeName);
  return found ? found.flatMap((family) => family.load().filter((view) => view.types.includes(typeName))) : [];
}

/** Names of all types with built-in views. */
export function builtInTypes(): readonly string[] {
  return [...index().keys()];
}

function index(): Map<string, ViewFamily[]> {
  if (familiesByType) return familiesByType;
  const map = new Map<string, ViewFamily[]>();
  for (const family of [...families, ...added]) {
    for (const type of family.types) map.set(type, [...(map.get(type) ?? []), family]);
  }
  familiesByType = map;
  return map;
}
