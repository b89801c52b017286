/** Administrators of real Courier and Cyrus servers move other people's mail: UserRoot, and SASL PLAIN's authorization identity. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ImapMailbox } from '../../src/mail/imap/imap-mailbox.js';
import { mail, outgoing, store } from '../mail/contract.js';
import { contentsOf } from '../migration-mailbox/compare.js';
import { type OtherServer, type OtherServerName, startOtherServer } from '../servers/other-servers.js';
import { movedByShell } from './moved-by-shell.js';

const systems: readonly { name: OtherServerName; header: string; row: string }[] = [
  { name: 'courier', header: 'UserName,Password,UserRoot', row: 'mailadmin,secret,/users/terry.adams' },
  { name: 'cyrus', header: 'UserName,Password,AuthorizationIdentity', row: 'cyrus,pass,terry.adams' },
];

describe.each(systems)('$name', ({ name, header, row }) => {
  let server: OtherServer;
  beforeAll(async () => {
    server = await startOtherServer(name, ['terry.adams', 'ann.beebe'], ['mailadmin']);
  }, 180_000);
  afterAll(async () => {
    await server?.stop();
  });

  test(`by ${header}`, async () => {
    const owner = new ImapMailbox({
      host: '127.0.0.1',
      port: server.port,
      security: 'none',
      user: 'terry.adams',
      password: 'secret',
    });
    await owner.open();
    await owner.createFolder(['Sub', 'Deep']);
    await store(owner, ['INBOX'], [outgoing(1, mail(1))]);
    await store(owner, ['Sub', 'Deep'], [outgoing(2, mail(2))]);
    await owner.close();
    const there = await contentsOf(owner);
    const csv = `EmailAddress,${header}\nterrya@contoso.edu,${row}\n`;
    expect(await movedByShell(server.port, csv, ['terrya@contoso.edu'])).toEqual([there]);
    expect(there).toHaveLength(2);
  });
});
