/** Fills a real server with the demo's mail, many times over where a test wants time to interrupt the move. */

import { sampleUsers } from '../../demo/sample-mail.js';
import { itemsOf, singly } from '../../src/mail/blocks.js';
import { ImapMailbox } from '../../src/mail/imap/imap-mailbox.js';
import type { OutgoingMessage } from '../../src/mail/mailbox.js';

/** User name → password, as the test server is to know them. */
export const accounts: Readonly<Record<string, string>> = Object.fromEntries(
  sampleUsers().map((user) => [user.userName, user.password]),
);

/** The account of one user on a local server, plain text. */
export function accountOn(port: number, userName: string): ImapMailbox {
  return new ImapMailbox({ host: '127.0.0.1', port, security: 'none', user: userName, password: accounts[userName]! });
}

/** Stores the mail of the three sample users; each message of an inbox `inboxCopies` times. */
export async function fillSource(port: number, inboxCopies: number): Promise<void> {
  for (const user of sampleUsers()) {
    const mailbox = accountOn(port, user.userName);
    await mailbox.open();
    for (const [path, mails] of user.folders) {
      const folder = path.split('/');
      if (path !== 'INBOX') await mailbox.createFolder(folder);
      const copies = path === 'INBOX' ? inboxCopies : 1;
      async function* outgoing(): AsyncGenerator<OutgoingMessage> {
        let id = 0;
        for (let copy = 0; copy < copies; copy++) {
          for (const mail of mails) {
            id++;
            yield {
              id,
              origin: { folder, uidValidity: 1 },
              flags: mail.flags,
              internalDate: Date.parse(mail.internalDate.replace(/-/g, ' ')),
              body: Buffer.from(mail.raw, 'binary'),
            };
          }
        }
      }
      for await (const outcome of itemsOf(mailbox.append(folder, singly(outgoing())))) {
        if (!outcome.stored) throw new Error(`The test server refused a message: ${outcome.error.message}`);
      }
    }
    await mailbox.close();
  }
}

/** The migration CSV of the three users, every field quoted. */
export function migrationCsv(): string {
  const quote = (field: string): string => `"${field.replaceAll('"', '""')}"`;
  const rows = sampleUsers().map((user) => [user.emailAddress, user.userName, user.password].map(quote).join(','));
  return ['EmailAddress,UserName,Password', ...rows, ''].join('\r\n');
}
