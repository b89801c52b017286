/** Names on disk: folders of Maildir++ and messages (https://cr.yp.to/proto/maildir.html, Dovecot's and Courier's extensions). */
import { createHash } from 'node:crypto';
import { escapeName } from '../escape.js';
import { normalFlags } from '../flags.js';
import { decodeUtf7, encodeUtf7 } from '../imap/utf7.js';
import type { FolderPath, Origin, OutgoingMessage } from '../mailbox.js';

/** Windows has no `:` in file names. */
const infoSeparator = process.platform === 'win32' ? ';' : ':';

/** `.` parts the levels of Maildir++; the rest is what file systems and IMAP clients cannot take. Dovecot shows `=2E` as it is. */
const forbidden = './\\*%<>:"|?';

/** The nearest path that Maildir++ can hold. */
export function fitMaildirPath(path: FolderPath): FolderPath {
  if (process.platform !== 'win32') return path.map((segment) => escapeName(segment, './*%'));
  // Windows cuts blanks off the end of names.
  return path.map((segment) => escapeName(segment, forbidden).replace(/ $/, '=20'));
}

/** The directory of a folder, below the root; empty for the inbox, which is the root itself. */
export function folderDirectory(path: FolderPath): string {
  if (path.length === 1 && path[0]?.toUpperCase() === 'INBOX') return '';
  return `.${path.map(encodeUtf7).join('.')}`;
}

/** The path of a directory; undefined when it is no folder of ours. */
export function directoryPath(name: string): FolderPath | undefined {
  if (!name.startsWith('.') || name === '.' || name === '..') return undefined;
  const segments = name.slice(1).split('.');
  return segments.includes('') ? undefined : segments.map(decodeUtf7);
}

/** A message's file name without flags: the same for the same message of the same source, so that a second delivery is seen. */
export function baseName(message: OutgoingMessage, size: number): string {
  const seconds = Math.max(0, Math.floor(message.internalDate / 1000));
  return `${seconds}.V${message.origin.uidValidity}U${message.id}.${originHash(message.origin)},S=${size}`;
}

/** The id of a message of this origin by its base name; undefined for all others. */
export function idFromBase(base: string, origin: Origin): number | undefined {
  const match = /^\d+\.V(\d+)U(\d+)\.([0-9a-f]+),/.exec(base);
  return match !== null && Number(match[1]) === origin.uidValidity && match[3] === originHash(origin)
    ? Number(match[2])
    : undefined;
}

function originHash(origin: Origin): string {
  return createHash('sha256').update(JSON.stringify(origin.folder)).digest('hex').slice(0, 12);
}

/** A file name in its parts. */
export interface MessageFile {
  readonly name: string;
  /** Everything before the flags. */
  readonly base: string;
  /** Letters behind `:2,`. */
  readonly letters: string;
}

/** Takes a file name apart. */
export function parseFileName(name: string): MessageFile {
  const match = /^(.*?)[:;!]2,([^,]*)$/s.exec(name);
  return match === null ? { name, base: name, letters: '' } : { name, base: match[1]!, letters: match[2]! };
}

/** The file name for a base and letters; letters in ASCII order, as the specification asks. */
export function fileName(base: string, letters: Iterable<string>): string {
  return `${base}${infoSeparator}2,${[...new Set(letters)].sort().join('')}`;
}

const systemLetters = new Map([
  ['\\Draft', 'D'],
  ['\\Flagged', 'F'],
  ['\\Answered', 'R'],
  ['\\Seen', 'S'],
  ['\\Deleted', 'T'],
]);
const letterFlags = new Map([...systemLetters].map(([flag, letter]) => [letter, flag]));

/** Letters for flags; `keywordLetter` gives a keyword's letter, or undefined when there is none left. */
export function flagLetters(
  flags: readonly string[],
  keywordLetter: (keyword: string) => string | undefined,
): { letters: string[]; lost: string[] } {
  const letters: string[] = [];
  const lost: string[] = [];
  for (const flag of normalFlags(flags)) {
    const letter = systemLetters.get(flag) ?? (flag.startsWith('\\') ? undefined : keywordLetter(flag));
    if (letter === undefined) lost.push(flag);
    else letters.push(letter);
  }
  return { letters, lost };
}

/** Flags for letters; `keywords[0]` is letter `a`. Letters that nobody explains are left out. */
export function lettersToFlags(letters: string, keywords: readonly (string | undefined)[]): string[] {
  const flags: string[] = [];
  for (const letter of letters) {
    const flag = letterFlags.get(letter) ?? keywords[letter.charCodeAt(0) - 97];
    if (flag !== undefined) flags.push(flag);
  }
  return normalFlags(flags);
}
