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

/** What stands behind the names of a table, loaded when it is first asked for. */
export interface CmdletSource {
  /** What is known of the cmdlet at this place without loading it, as JSON. */
  metadataText(index: number): string;
  definition(name: string): CmdletDefinition;
}

/** A table over names alone: a start reads no more than these. */
export function indexedCmdletTable(names: readonly string[], source: CmdletSource): CmdletTable {
  return tableOf(names, (index) => new IndexedEntry(names[index]!, index, source));
}

class IndexedEntry implements CmdletEntry {
  readonly #name: string;
  readonly #index: number;
  readonly #source: CmdletSource;
  #metadata: CmdletMetadata | null = null;

  constructor(name: string, index: number, source: CmdletSource) {
    this.#name = name;
    this.#index = index;
    this.#source = source;
  }

  get metadata(): CmdletMetadata {
    this.#metadata ??= JSON.parse(this.#source.metadataText(this.#index)) as CmdletMetadata;
    return this.#metadata;
  }

  load(): CmdletDefinition {
    return this.#source.definition(this.#name);
  }
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
