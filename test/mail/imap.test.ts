import { afterAll, beforeAll, describe } from 'vitest';
import { ImapMailbox } from '../../src/mail/imap/imap-mailbox.js';
import type { ImapSecurity } from '../../src/mail/imap/options.js';
import { type Dovecot, type DovecotOptions, startDovecot } from '../servers/dovecot.js';
import { mailboxContract } from './contract.js';

const names = [['Sent'], ['A', 'B', 'C'], ['Entwürfe', '日本 & "語"'], ['With blank', 'ﬁ ligature']];

const plainest = [
  'LITERAL+',
  'MULTIAPPEND',
  'UIDPLUS',
  'CONDSTORE',
  'ESEARCH',
  'LIST-EXTENDED',
  'SPECIAL-USE',
  'ENABLE',
  'UNSELECT',
];

const variants: readonly (readonly [string, DovecotOptions, boolean, ImapSecurity?])[] = [
  ['imapflow', {}, false],
  ['imapflow, INBOX. prefix, nothing beyond IMAP4rev1', { separator: '.', prefix: 'INBOX.', without: plainest }, false],
  ['pump', {}, true],
  ['pump, INBOX. prefix, nothing beyond IMAP4rev1', { separator: '.', prefix: 'INBOX.', without: plainest }, true],
  ['pump over TLS', {}, true, 'ssl'],
  ['pump over STARTTLS', {}, true, 'tls'],
  ['pump without MULTIAPPEND', { without: ['MULTIAPPEND'] }, true],
  ['pump with MULTIAPPEND and waiting literals', { without: ['LITERAL+'] }, true],
];

const accounts = Array.from({ length: 20 }, (_, at) => `user${at + 1}`);

describe.each(variants.map(([name, options, pump, security = 'none']) => ({ name, options, pump, security })))(
  '$name',
  (variant) => {
    const { name, options, pump, security } = variant;
    let server: Dovecot;
    let users = 0;
    beforeAll(async () => {
      server = await startDovecot({ ...options, users: Object.fromEntries(accounts.map((user) => [user, 'secret'])) });
    }, 30_000);
    afterAll(async () => await server?.stop());
    mailboxContract(`imap (${name})`, {
      names,
      make: async () => {
        const user = `user${++users}`;
        const mailbox = new ImapMailbox({
          host: '127.0.0.1',
          port: security === 'ssl' ? server.tlsPort : server.port,
          security,
          acceptUntrusted: true,
          user,
          password: 'secret',
          pump,
        });
        return { mailbox, dispose: async () => {} };
      },
    });
  },
);
