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
  const entries = [...definitions].map((definition) => ({ metadata: definition, load: () => definition }));
  return tableOf(
    entries.map(({ metadata }) => metadata.name),
    (index) => entries[index]!,
  );
}

/**
 * A table over what the generated index knows: the names, and a JSON text for each. A text is read when its cmdlet is first asked for: a start
 * that reads all of them takes a millisecond longer.
 */
export function indexedCmdletTable(
  names: readonly string[],
  texts: readonly string[],
  load: (name: string) => CmdletDefinition,
): CmdletTable {
  return tableOf(names, (index) => ({
    metadata: JSON.parse(texts[index]!) as CmdletMetadata,
    load: () => load(names[index]!),
  }));
}

/** A later cmdlet of the same name hides the earlier one. */
function tableOf(names: readonly string[], entryAt: (index: number) => CmdletEntry): CmdletTable {
  const places = new Map(names.map((name, index) => [name.toLowerCase(), index]));
  const entries = new Map<number, CmdletEntry>();
  const entry = (index: number): CmdletEntry => {
    const known = entries.get(index) ?? entryAt(index);
    entries.set(index, known);
    return known;
  };
  const inOrder = (): number[] => [...places].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, index]) => index);
  return {
    find(name) {
      const index = places.get(name.toLowerCase());
      return index === undefined ? null : entry(index);
    },
    names: () => inOrder().map((index) => names[index]!),
    all: () => [...places.values()].map((index) => entry(index).metadata),
  };
}
