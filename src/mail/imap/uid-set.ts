/** UID sets of IMAP commands (RFC 9051 sequence-set). */

import type { UidRange } from '../mailbox.js';

/** Servers limit the length of a command; Exchange's default is 10,240 bytes. */
const maxSetLength = 7000;

/** Rising UIDs as sets with ranges, each short enough for one command, of at most `maxCount` UIDs. */
export function uidSets(
  uids: readonly number[],
  maxCount = Number.POSITIVE_INFINITY,
): { set: string; uids: readonly number[] }[] {
  const sets: { set: string; uids: readonly number[] }[] = [];
  let parts: string[] = [];
  let length = 0;
  let begin = 0;
  for (let from = 0; from < uids.length; ) {
    const limit = Math.min(uids.length, begin + maxCount);
    let to = from;
    while (to + 1 < limit && uids[to + 1] === uids[to]! + 1) to++;
    const part = to === from ? `${uids[from]}` : `${uids[from]}:${uids[to]}`;
    parts.push(part);
    length += part.length + 1;
    from = to + 1;
    if (length > maxSetLength || from >= limit) {
      sets.push({ set: parts.join(','), uids: uids.slice(begin, from) });
      parts = [];
      length = 0;
      begin = from;
    }
  }
  return sets;
}

/** The ranges of a UID set that a server sent; either end of a range may come first (RFC 9051). */
export function readRanges(set: string): UidRange[] {
  return set.split(',').flatMap((part) => {
    const [from = 0, to = from] = part.split(':').map(Number);
    return from > 0 && to > 0 ? [{ first: Math.min(from, to), last: Math.max(from, to) }] : [];
  });
}
