/** What an APPEND can carry besides the bytes, and what to leave out when a server refuses a message. */
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
function flagLadder(flags: readonly string[]): string[][] {
  const rungs = [[...flags], flags.filter(isSystemFlag), []];
  return rungs.filter((rung, index) => index === 0 || rung.length < rungs[index - 1]!.length);
}

/** How a message is put to a server: its bytes are always the same. */
export interface MessageForm {
  readonly flags: readonly string[];
  readonly internalDate: number;
}

/** The first INTERNALDATE that every server takes and keeps: Courier and Cyrus refuse those before 1970, and put "now" for 0. In milliseconds. */
const earliestDate = 1000;

/** The forms to try one after the other when a message is refused: as it is, with a date that is not before 1970, then with fewer flags. */
export function plainerForms(flags: readonly string[], internalDate: number): MessageForm[] {
  const later = Math.max(internalDate, earliestDate);
  const [all = [], ...fewer] = flagLadder(flags);
  const redated = later === internalDate ? [] : [{ flags: all, internalDate: later }];
  return [{ flags: all, internalDate }, ...redated, ...fewer.map((left) => ({ flags: left, internalDate: later }))];
}

/** True when {@link plainerForms} are more than one. */
export function hasPlainerForm(flags: readonly string[], internalDate: number): boolean {
  return flags.length > 0 || internalDate < earliestDate;
}

/** What an outcome says of what a message was stored without; undefined: it is there as it is. */
export function leftOut(
  lost: readonly string[],
  dropped: readonly string[],
  redated: boolean,
): { lostFlags?: readonly string[]; droppedFlags?: readonly string[]; redated?: true } | undefined {
  if (lost.length === 0 && dropped.length === 0 && !redated) return undefined;
  return {
    ...(redated ? { redated: true } : {}),
    ...(lost.length > 0 ? { lostFlags: lost } : {}),
    ...(dropped.length > 0 ? { droppedFlags: dropped } : {}),
  };
}
