/** Which flags an APPEND can carry, and what to leave out when a server refuses a message. */
import { isSystemFlag, normalFlags } from '../flags.js';
import type { OutgoingMessage } from '../mailbox.js';

/** Flags that a folder can hold, and those it cannot. */
export interface FittedFlags {
  readonly kept: readonly string[];
  readonly lost: readonly string[];
}

/** What a folder can hold of flags (`permanentFlags`: lower case; undefined = the server did not say). */
export function fitFlags(flags: readonly string[], permanentFlags: ReadonlySet<string> | undefined): FittedFlags {
  const all = normalFlags(flags);
  const holds = (flag: string) =>
    permanentFlags === undefined ||
    permanentFlags.size === 0 ||
    permanentFlags.has(flag.toLowerCase()) ||
    (permanentFlags.has('\\*') && !flag.startsWith('\\'));
  return { kept: all.filter(holds), lost: all.filter((flag) => !holds(flag)) };
}

/** {@link fitFlags} for the messages of one folder: many have the same array of flags (see `readFlags`), which is looked at once. */
export class FlagFitting {
  private readonly permanentFlags: ReadonlySet<string> | undefined;
  private readonly known = new WeakMap<readonly string[], FittedFlags>();

  constructor(permanentFlags: ReadonlySet<string> | undefined) {
    this.permanentFlags = permanentFlags;
  }

  fit(flags: readonly string[]): FittedFlags {
    let fitted = this.known.get(flags);
    if (fitted === undefined) {
      fitted = fitFlags(flags, this.permanentFlags);
      this.known.set(flags, fitted);
    }
    return fitted;
  }
}

/** Exchange takes `$MDNSent` and shows it to people as a category of theirs: it is left out there (servers-and-limits.md §1.3). */
export async function* withoutReceiptMark(
  messages: AsyncIterable<readonly OutgoingMessage[]>,
): AsyncGenerator<readonly OutgoingMessage[]> {
  for await (const block of messages) yield block.map((message) => ({ ...message, flags: withoutMark(message.flags) }));
}

/** The same for flags alone. */
export function withoutMark(flags: readonly string[]): string[] {
  return flags.filter((flag) => flag.toLowerCase() !== '$mdnsent');
}

/** The flags to try one after the other when a message is refused: all, without keywords, none. Each once. */
export function flagLadder(flags: readonly string[]): string[][] {
  const rungs = [[...flags], flags.filter(isSystemFlag), []];
  return rungs.filter((rung, index) => index === 0 || rung.length < rungs[index - 1]!.length);
}

/** What an outcome says of flags that a message was stored without; undefined: it has them all. */
export function flagsLeftOut(
  lost: readonly string[],
  dropped: readonly string[],
): { lostFlags?: readonly string[]; droppedFlags?: readonly string[] } | undefined {
  if (lost.length === 0 && dropped.length === 0) return undefined;
  return {
    ...(lost.length > 0 ? { lostFlags: lost } : {}),
    ...(dropped.length > 0 ? { droppedFlags: dropped } : {}),
  };
}
