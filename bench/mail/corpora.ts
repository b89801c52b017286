/** What is moved: mailboxes made of numbers, the same in every run. */

/** Mail of one benchmark, and how far away the servers are. */
export interface Corpus {
  readonly name: string;
  readonly about: string;
  readonly mailboxes: number;
  readonly messages: number;
  /** Bytes of message `at` of a mailbox. */
  readonly size: (at: number) => number;
  /** Messages of a mailbox are spread over so many folders. */
  readonly folders: number;
  /** Round trip to the source, and where `bothFar` to the target as well, in milliseconds; 0: none added. */
  readonly roundTrip: number;
  readonly bothFar: boolean;
}

const kibi = 1024;

/** Mean 48 KiB: most messages are short, one in ten has an attachment. */
function mixed(at: number): number {
  const share = (at * 7919) % 1000;
  const within = ((at * 104_729) % 997) / 997;
  if (share < 600) return Math.round((4 + 16 * within) * kibi);
  if (share < 900) return Math.round((20 + 60 * within) * kibi);
  return Math.round((100 + 316 * within) * kibi);
}

/** Mean 12 KiB. */
function short(at: number): number {
  return Math.round((4 + (16 * ((at * 104_729) % 997)) / 997) * kibi);
}

const near = { folders: 1, roundTrip: 0, bothFar: false };

/** The corpora by name, in the order they are run. */
export const corpora: readonly Corpus[] = [
  {
    name: 'ten',
    about: '10 mailboxes × 2,000 messages, 48 KiB mean',
    mailboxes: 10,
    messages: 2000,
    size: mixed,
    ...near,
  },
  {
    name: 'small',
    about: '1,000 mailboxes × 20 messages in 4 folders, 12 KiB mean',
    mailboxes: 1000,
    messages: 20,
    size: short,
    ...near,
    folders: 4,
  },
  {
    name: 'folder',
    about: 'one folder of 100,000 messages, 12 KiB mean',
    mailboxes: 1,
    messages: 100_000,
    size: short,
    ...near,
  },
  {
    name: 'large',
    about: '10 mailboxes × 4 messages of 20 MiB',
    mailboxes: 10,
    messages: 4,
    size: () => 20 * kibi * kibi,
    ...near,
  },
  {
    name: 'far20',
    about: 'one mailbox of 4,000 messages, 48 KiB mean, source 20 ms away',
    mailboxes: 1,
    messages: 4000,
    size: mixed,
    ...near,
    roundTrip: 20,
  },
  {
    name: 'far80',
    about: 'one mailbox of 4,000 messages, 48 KiB mean, source 80 ms away',
    mailboxes: 1,
    messages: 4000,
    size: mixed,
    ...near,
    roundTrip: 80,
  },
  {
    name: 'both20',
    about: 'one mailbox of 4,000 messages, 48 KiB mean, both servers 20 ms away',
    mailboxes: 1,
    messages: 4000,
    size: mixed,
    ...near,
    roundTrip: 20,
    bothFar: true,
  },
  {
    name: 'both80',
    about: 'one mailbox of 4,000 messages, 48 KiB mean, both servers 80 ms away',
    mailboxes: 1,
    messages: 4000,
    size: mixed,
    ...near,
    roundTrip: 80,
    bothFar: true,
  },
];

/** The corpus at a smaller scale: fewer mailboxes where there are many, else fewer messages. At least one of each. */
export function scaled(corpus: Corpus, scale: number): Corpus {
  const less = (count: number) => Math.max(1, Math.round(count * scale));
  return corpus.mailboxes > 100
    ? { ...corpus, mailboxes: less(corpus.mailboxes) }
    : { ...corpus, messages: less(corpus.messages) };
}

/** The account of a mailbox, on both servers. */
export function accountName(number: number): string {
  return `u${String(number + 1).padStart(4, '0')}`;
}

/** The folders of a mailbox, and which messages lie where. */
export function foldersOf(corpus: Corpus): { path: readonly string[]; messages: number[] }[] {
  const folders = Array.from({ length: corpus.folders }, (_, at) => ({
    path: at === 0 ? ['INBOX'] : [`Folder ${at}`],
    messages: [] as number[],
  }));
  for (let at = 0; at < corpus.messages; at++) folders[at % folders.length]!.messages.push(at);
  return folders;
}

const text = Buffer.alloc(1024 * kibi);
for (let at = 0, line = 0; at < text.length; line++)
  at += text.write(`line ${line} of a text that says nothing at some length, as most mail does\r\n`, at, 'latin1');

/** A message of the given size: headers as mail has them, then text. */
export function message(mailbox: string, at: number, size: number): Buffer {
  const head = Buffer.from(
    [
      `Return-Path: <sender${at % 97}@example.org>`,
      `Received: from mail.example.org (mail.example.org [192.0.2.${at % 250}])`,
      `\tby mx.contoso.edu with ESMTPS id ${at.toString(36)}; Mon, 6 Jan 2025 10:00:00 +0000`,
      `Message-ID: <${at}.${mailbox}@example.org>`,
      'Date: Mon, 6 Jan 2025 10:00:00 +0000',
      `From: Sender ${at % 97} <sender${at % 97}@example.org>`,
      `To: ${mailbox}@contoso.edu`,
      `Subject: Message ${at} for ${mailbox}`,
      'MIME-Version: 1.0',
      'Content-Type: text/plain; charset=us-ascii',
      '',
      '',
    ].join('\r\n'),
  );
  const body: Buffer[] = [head];
  let left = Math.max(2, size - head.length);
  for (; left > text.length; left -= text.length) body.push(text);
  body.push(text.subarray(0, left - 2), Buffer.from('\r\n'));
  return Buffer.concat(body);
}
