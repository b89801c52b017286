/** Every way of the CSV page to say who logs in for whom moves mail, at a server that takes exactly the name given and nothing else. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ImapMailbox } from '../../src/mail/imap/imap-mailbox.js';
import { mail, outgoing, store } from '../mail/contract.js';
import { contentsOf } from '../migration-mailbox/compare.js';
import { type Dovecot, startDovecot } from '../servers/dovecot.js';
import { movedByShell } from './moved-by-shell.js';

const admin = 'P@ss"w,rd';

/** What the server takes, and what the CSV says where that differs. */
const forms: readonly { what: string; owner: string; login: string; csv?: string }[] = [
  { what: 'Exchange administrator, as printed', owner: 'alans', login: 'Contoso.edu/mailadmin/alans' },
  { what: 'Exchange administrator, backslashes', owner: 'bobk', login: 'Contoso.edu\\mailadmin\\bobk' },
  {
    what: 'Exchange administrator, printed form at a server that knows backslashes',
    owner: 'carol',
    login: 'Contoso.edu\\mailadmin\\carol',
    csv: 'Contoso.edu/mailadmin/carol',
  },
  {
    what: 'Exchange administrator, printed form at a server that knows admin@domain\\user',
    owner: 'dave',
    login: 'mailadmin@Contoso.edu\\dave',
    csv: 'Contoso.edu/mailadmin/dave',
  },
  { what: 'Exchange administrator, admin@domain\\user', owner: 'erin', login: 'mailadmin@contoso.edu\\erin' },
  { what: 'Exchange user, domain\\user', owner: 'frank', login: 'contoso\\frank' },
  { what: 'Exchange user, domain/user', owner: 'grace', login: 'contoso\\grace', csv: 'contoso/grace' },
  { what: 'Mirapoint', owner: 'heidi', login: '#heidi@contoso.edu#mailadmin#' },
];

let server: Dovecot;
beforeAll(async () => {
  const logins = Object.fromEntries(forms.map(({ login, owner }) => [login, { owner, password: admin }]));
  server = await startDovecot({ users: { ivan: 'secret' }, admins: { mailadmin: admin }, logins });
}, 90_000);
afterAll(async () => {
  await server?.stop();
});

const account = (user: string, password: string): ImapMailbox =>
  new ImapMailbox({ host: '127.0.0.1', port: server.port, security: 'none', user, password });

async function fill(source: ImapMailbox): Promise<string[]> {
  await source.open();
  await source.createFolder(['Sent', 'Old']);
  await store(source, ['INBOX'], [outgoing(1, mail(1)), outgoing(2, mail(2))]);
  await store(source, ['Sent', 'Old'], [outgoing(3, mail(3))]);
  await source.close();
  return contentsOf(source);
}

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
const row = (owner: string, user: string): string =>
  `EmailAddress,UserName,Password\n${owner}@contoso.edu,${quoted(user)},${quoted(admin)}\n`;

test.each(forms)('$what: $login', async ({ owner, login, csv }) => {
  const there = await fill(account(login, admin));
  expect(await movedByShell(server.port, row(owner, csv ?? login), [`${owner}@contoso.edu`])).toEqual([there]);
  expect(there).toHaveLength(3);
});

test('Dovecot master user: ivan*mailadmin', async () => {
  const there = await fill(account('ivan', 'secret'));
  const rows = row('ivan', 'ivan*mailadmin');
  expect(await movedByShell(server.port, rows, ['ivan@contoso.edu'])).toEqual([there]);
});

test('a name that the server does not know in any form fails with the server’s words', async () => {
  const moving = movedByShell(server.port, row('nobody', 'Contoso.edu/mailadmin/nobody'), []);
  await expect(moving).rejects.toThrow(/nobody@contoso.edu: .*username or password/);
});
