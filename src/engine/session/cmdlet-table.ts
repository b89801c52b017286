import type { CmdletDefinition, CmdletMetadata } from '../command/definition.js';

/** One cmdlet a session knows. Its file is loaded at the first call of `load`. */
export interface CmdletEntry {
  readonly metadata: CmdletMetadata;
  /** The whole definition. Synchronous; the same value at every call. */
  load(): CmdletDefinition;
}

/** The cmdlets of a session, by name. Aliases are not looked up here: the session's alias table has them. */
export interface CmdletTable {
  /** By name in any case; null when there is none. */
  find(name: string): CmdletEntry | null;
  /** Names as declared, in alphabetical order. */
  names(): readonly string[];
  /** What is known of all of them without loading any. */
  all(): Iterable<CmdletMetadata>;
}

/** A table of definitions that are loaded already: for tests and small tools. */
export function cmdletTable(definitions: Iterable<CmdletDefinition>): CmdletTable {
  return lazyCmdletTable([...definitions].map((definition) => ({ metadata: definition, load: () => definition })));
}

/** A table over entries whose bodies may not be loaded yet, as the generated index makes it. */
export function lazyCmdletTable(entries: Iterable<CmdletEntry>): CmdletTable {
  const byName = new Map<string, CmdletEntry>();
  for (const entry of entries) byName.set(entry.metadata.name.toLowerCase(), entry);
  const metadata = [...byName.values()].map((entry) => entry.metadata);
  const names = metadata.map((one) => one.name).sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1));
  return { find: (name) => byName.get(name.toLowerCase()) ?? null, names: () => names, all: () => metadata };
}
