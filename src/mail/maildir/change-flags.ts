/** Changing flags of messages, which are in their file names. */
import { rename } from 'node:fs/promises';
import { flagDifference, normalFlags } from '../flags.js';
import type { FlagChange } from '../mailbox.js';
import type { MaildirFolder, StoredMessage } from './folder.js';
import { fileName, flagLetters, lettersToFlags } from './names.js';
import { present } from './read.js';

/** A change of one message's flags. */
export interface OneChange {
  readonly uid: number;
  readonly change: FlagChange;
}

/** Changes flags as the folder was scanned; gives those whose file had another name by then, or was gone. */
export async function changeEach(folder: MaildirFolder, wanted: readonly OneChange[]): Promise<OneChange[]> {
  const byUid = new Map(folder.messages.map((message) => [message.uid, message]));
  const missed: OneChange[] = [];
  for (const one of wanted) {
    const message = byUid.get(one.uid);
    if (message === undefined) continue;
    const now = await changeOne(folder, message, one.change);
    if (now === undefined) missed.push(one);
    else byUid.set(one.uid, now);
  }
  return missed;
}

/** Undefined: there is no file of this name any more. */
async function changeOne(
  folder: MaildirFolder,
  message: StoredMessage,
  change: FlagChange,
): Promise<StoredMessage | undefined> {
  const flags = lettersToFlags(message.letters, folder.keywords.names);
  const removed = new Set(change.remove.map((flag) => flag.toLowerCase()));
  const wanted = normalFlags([...flags.filter((flag) => !removed.has(flag.toLowerCase())), ...change.add]);
  const { add, remove } = flagDifference(flags, wanted);
  if (add.length + remove.length === 0) return message;
  const known = flagLetters(wanted, (keyword) => folder.keywords.letter(keyword)).letters;
  // Letters that have no name here (P, "passed on"; keywords of other servers) stay.
  const unnamed = [...message.letters].filter((letter) => lettersToFlags(letter, folder.keywords.names).length === 0);
  const letters = [...new Set([...known, ...unnamed])];
  await folder.keywords.save();
  const now: StoredMessage = {
    ...message,
    place: 'cur',
    letters: [...letters].sort().join(''),
    name: fileName(message.base, letters),
  };
  const isDone = await present(rename(folder.file(message), folder.file(now)).then(() => true));
  if (isDone !== true) return undefined;
  folder.renamed(message, now);
  return now;
}
