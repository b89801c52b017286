/** Message flags, compared and written the same way by all mailboxes. */

const systemFlags = new Map(
  ['\\Seen', '\\Answered', '\\Flagged', '\\Deleted', '\\Draft'].map((flag) => [flag.toLowerCase(), flag]),
);

/** What RFC 9051 allows as a flag. A server that sends anything else could otherwise put words into our commands. */
const safeFlag = /^\\?[^\s(){}%*"\\\]\x00-\x1f\x7f-\uffff]+$/;

/** A folder has few different sets of flags, and many messages: each set is made once. */
const knownSets = new Map<string, readonly string[]>();
const maxKnownSets = 1000;

/** {@link normalFlags} of the text between the parentheses of `FLAGS (…)`; equal texts give the same array. */
export function readFlags(text: string): readonly string[] {
  const known = knownSets.get(text);
  if (known !== undefined) return known;
  const flags = Object.freeze(normalFlags(text.split(' ').filter((flag) => flag !== '')));
  if (knownSets.size >= maxKnownSets) knownSets.clear();
  knownSets.set(text, flags);
  return flags;
}

/** System flags in RFC 9051's spelling, without `\Recent`, doubles and what is no flag, sorted. Keywords keep their case. */
export function normalFlags(flags: Iterable<string>): string[] {
  const seen = new Map<string, string>();
  for (const flag of flags) {
    const key = flag.toLowerCase();
    if (key !== '\\recent' && safeFlag.test(flag) && !seen.has(key)) seen.set(key, systemFlags.get(key) ?? flag);
  }
  return [...seen.values()].sort();
}

/** True for `\Seen` and the other flags of RFC 9051 that every mailbox can hold. */
export function isSystemFlag(flag: string): boolean {
  return systemFlags.has(flag.toLowerCase());
}

/** A string equal for equal sets of flags; keywords compare without case, as servers do. */
export function flagsKey(flags: readonly string[]): string {
  return normalFlags(flags)
    .map((flag) => flag.toLowerCase())
    .sort()
    .join(' ');
}

/** Flags from the text under which they are remembered (joined by blanks). */
export function splitFlags(text: string): string[] {
  return text === '' ? [] : text.split(' ');
}

/** What to add and to remove to come from one set to another. */
export function flagDifference(from: readonly string[], to: readonly string[]): { add: string[]; remove: string[] } {
  const had = new Set(from.map((flag) => flag.toLowerCase()));
  const has = new Set(to.map((flag) => flag.toLowerCase()));
  return {
    add: normalFlags(to).filter((flag) => !had.has(flag.toLowerCase())),
    remove: normalFlags(from).filter((flag) => !has.has(flag.toLowerCase())),
  };
}
