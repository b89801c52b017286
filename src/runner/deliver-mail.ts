import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import type { State } from '../../state/folder.js';
import { maildirPath } from '../../state/paths.js';
import type { SmtpDocument } from '../../state/schema.js';
import { loadSecretKey, openSecret } from '../../state/secrets.js';
import { bring } from '../mail/maildir/deliver.js';
import { sendMail } from '../services/smtp.js';
import { composeMail, type PlainMail } from './compose-mail.js';

/** Where a mail went. `file` = nobody could be reached: it was kept as an .eml file at `path`. */
export type Delivery = { readonly by: 'smtp' | 'mailbox' } | { readonly by: 'file'; readonly path: string };

/** The sender where no SMTP server is configured. */
export const localSender = `migsh@${hostname()}`;

/**
 * Delivers a mail: through SMTP when that is configured, else into the address's own mailbox of the local organisation, else as a file in the state
 * folder. An SMTP server that refuses is no reason to lose the mail: the next way is taken, and `complain` told why.
 */
export async function deliverMail(
  state: State,
  smtp: SmtpDocument | null,
  mail: PlainMail,
  complain: (message: string) => void,
): Promise<Delivery> {
  if (smtp) {
    try {
      await sendBySmtp(state, smtp, mail);
      return { by: 'smtp' };
    } catch (error) {
      complain(`A status mail to ${mail.to} couldn't be sent by ${smtp.host}: ${(error as Error).message}`);
    }
  }
  const root = maildirPath(state.dir, mail.to);
  if (existsSync(root)) {
    await bring(root, composeMail(mail), mail.date.getTime());
    return { by: 'mailbox' };
  }
  const folder = join(state.dir, 'notifications');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, `${mail.date.toISOString().replaceAll(':', '')}-${process.hrtime.bigint()}.eml`);
  await writeFile(path, composeMail(mail), { mode: 0o600 });
  return { by: 'file', path };
}

async function sendBySmtp(state: State, smtp: SmtpDocument, mail: PlainMail): Promise<void> {
  await sendMail({
    host: smtp.host,
    port: smtp.port,
    secure: smtp.security === 'Ssl',
    startTls: smtp.security === 'Tls',
    ...(smtp.userName === null ? {} : { user: smtp.userName }),
    ...(smtp.password === null ? {} : { password: openSecret(loadSecretKey(state), smtp.password) }),
    from: smtp.from,
    to: [mail.to],
    subject: mail.subject,
    body: mail.text,
    attachments: mail.attachments.map(({ name, content }) => ({ name, content })),
  });
}
