/** The mail of the demo: three people of contoso.edu, with nested and non-ASCII folders, attachments, flags and old dates. */

/** One message of the sample, bytes as binary text (one character a byte). */
export interface SampleMail {
  readonly raw: string;
  readonly flags: readonly string[];
  /** INTERNALDATE as IMAP writes it. */
  readonly internalDate: string;
}

/** A person with a mailbox on the sample server. */
export interface SampleUser {
  readonly emailAddress: string;
  readonly userName: string;
  readonly password: string;
  /** Folder path, segments joined by `/`, → its messages. */
  readonly folders: ReadonlyMap<string, readonly SampleMail[]>;
}

const CRLF = '\r\n';
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;
const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;
const TOPICS = [
  'Budget',
  'Timetable',
  'Exam results',
  'Field trip',
  'Library',
  'Server room',
  'Café menu',
  '会議',
  'Überblick',
] as const;

const two = (n: number): string => String(n).padStart(2, '0');

/** RFC 5322 and IMAP forms of one instant. */
function dates(at: Date): { header: string; internal: string } {
  const time = `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}:${two(at.getUTCSeconds())} +0000`;
  const [day, month, year] = [two(at.getUTCDate()), MONTHS[at.getUTCMonth()], at.getUTCFullYear()];
  return {
    header: `${WEEKDAYS[at.getUTCDay()]}, ${day} ${month} ${year} ${time}`,
    internal: `${day}-${month}-${year} ${time}`,
  };
}

/** RFC 2047: words beyond ASCII as base64. */
function encodedWord(text: string): string {
  return /^[\x20-\x7e]*$/.test(text) ? text : `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`;
}

/** Bytes that look like a small picture or document: the same ones every time. */
function attachmentBytes(seed: number, size: number): Buffer {
  const bytes = Buffer.alloc(size);
  for (let i = 0; i < size; i++) bytes[i] = (i * 31 + seed * 17 + (i >> 5)) & 0xff;
  return bytes;
}

function attachmentPart(boundary: string, seed: number): string {
  const base64 = attachmentBytes(seed, 3000 + (seed % 7) * 9000).toString('base64');
  return [
    `--${boundary}`,
    `Content-Type: application/octet-stream; name="report-${seed}.bin"`,
    `Content-Disposition: attachment; filename="report-${seed}.bin"`,
    'Content-Transfer-Encoding: base64',
    '',
    ...(base64.match(/.{1,76}/g) ?? []),
    `--${boundary}--`,
    '',
  ].join(CRLF);
}

function sampleMail(to: string, folder: string, number: number): SampleMail {
  const seed = number + folder.length * 13 + to.length;
  const topic = `${TOPICS[seed % TOPICS.length]} ${number}`;
  const { header, internal } = dates(
    new Date(Date.UTC(2019 + (seed % 6), seed % 12, 1 + (seed % 27), seed % 24, seed % 60, number % 60)),
  );
  const boundary = `=_part_${seed}`;
  const withAttachment = number % 4 === 0;
  const text = `Hello,${CRLF}${CRLF}this is message ${number} of ${folder}. Grüße aus der Schule.${CRLF}`;
  const head = [
    `From: "School office" <office@contoso.edu>`,
    `To: <${to}>`,
    `Subject: ${encodedWord(topic)}`,
    `Date: ${header}`,
    `Message-ID: <${seed}.${number}.${Buffer.from(folder).toString('hex').slice(0, 12)}@contoso.edu>`,
    'MIME-Version: 1.0',
  ];
  const plain = ['Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: 8bit', '', text].join(CRLF);
  const body = withAttachment
    ? [
        `Content-Type: multipart/mixed; boundary="${boundary}"`,
        '',
        `--${boundary}`,
        plain,
        attachmentPart(boundary, seed),
      ].join(CRLF)
    : plain;
  const flags = [
    ...(number % 3 ? ['\\Seen'] : []),
    ...(number % 5 === 0 ? ['\\Flagged'] : []),
    ...(number % 7 === 0 ? ['\\Answered'] : []),
  ];
  return { raw: Buffer.from(head.join(CRLF) + CRLF + body).toString('binary'), flags, internalDate: internal };
}

function mailbox(emailAddress: string, password: string, counts: Readonly<Record<string, number>>): SampleUser {
  const folders = new Map(
    Object.entries(counts).map(([folder, count]) => [
      folder,
      Array.from({ length: count }, (_, index) => sampleMail(emailAddress, folder, index + 1)),
    ]),
  );
  return { emailAddress, userName: emailAddress.split('@', 1)[0]!, password, folders };
}

/** The three people of the demo. One password has a comma in it: the CSV must be quoted. */
export function sampleUsers(): readonly SampleUser[] {
  return [
    mailbox('terry.adams@contoso.edu', 'Pa55, word 1', {
      INBOX: 40,
      Sent: 15,
      'Projects/2019/Library': 12,
      'Projects/2020': 9,
      'Entwürfe & Notizen': 6,
    }),
    mailbox('ann.beebe@contoso.edu', 'P@ssw0rd2', { INBOX: 60, Sent: 20, Archiv: 30, 'Archiv/Éléonore': 8, 会議: 11 }),
    mailbox('paul.cannon@contoso.edu', 'P@ssw0rd3', { INBOX: 25, Drafts: 3, Trash: 4, 'Big attachments': 16 }),
  ];
}
