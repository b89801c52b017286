import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ensureBuilt } from '../entries/built-shell.ts';
import { type SmtpServer, startSmtpServer } from '../servers/smtp-server.ts';
import { closedPort } from '../servers/tcp-server.ts';
import { shellOutput } from './shell-script.ts';
import { testEach } from './tables.ts';

// Send-MailMessage of the built shell against SMTP servers of this process.

let folder: string;
let open: SmtpServer;
let strict: SmtpServer;
let full: SmtpServer;
let closed: number;
beforeAll(async () => {
  ensureBuilt();
  folder = mkdtempSync(join(tmpdir(), 'migsh-mail-'));
  writeFileSync(join(folder, 'report 1.csv'), 'a,b');
  writeFileSync(join(folder, 'report 2.csv'), 'c,d');
  open = await startSmtpServer({
    refuses: { 'nobody@b.edu': '550 5.1.1 no such user', 'busy@b.edu': '450 4.2.1 try later' },
  });
  strict = await startSmtpServer({ startTls: true, account: 'robot:s3cret-Word' });
  full = await startSmtpServer({ dataAnswer: '552 5.2.2 mailbox full' });
  closed = await closedPort();
});
afterAll(async () => {
  await Promise.all([open.close(), strict.close(), full.close()]);
  rmSync(folder, { recursive: true });
});
beforeEach(() => {
  for (const { mails } of [open, strict, full]) mails.length = 0;
});

const before = (): string =>
  `$open = ${open.port}; $strict = ${strict.port}; $full = ${full.port}; $closed = ${closed}
   $WarningPreference = 'SilentlyContinue'; $PSEmailServer = '127.0.0.1'
   $mail = @{ From = 'Robot <robot@a.edu>'; To = 'ann@b.edu'; Subject = 'S'; Body = 'B' }
   function Login($word) { [pscredential]::new('robot', (ConvertTo-SecureString $word -AsPlainText -Force)) }`;

/** Sends by a script; the one mail that a server got. */
async function sent(script: string, server = open) {
  expect(await shellOutput(`${before()}\n${script}`, folder)).toBe('');
  expect(server.mails).toHaveLength(1);
  return server.mails[0]!;
}

describe('what is sent', () => {
  test('recipients of all kinds; the hidden ones are in no header', async () => {
    const { envelope, text } = await sent(
      "Send-MailMessage -From 'robot@a.edu' -To 'ann@b.edu', 'Bo, B <bo@b.edu>'.Replace('Bo, B', '\"Bo, B\"') -Cc cleo@b.edu -Bcc dan@b.edu -ReplyTo help@a.edu -Subject 'Grüße' -Body 'Täglich' -Port $open",
    );
    expect(envelope).toEqual([
      'MAIL FROM:<robot@a.edu>',
      ...['ann@b.edu', 'bo@b.edu', 'cleo@b.edu', 'dan@b.edu'].map((one) => `RCPT TO:<${one}>`),
    ]);
    expect(text).toContain('To: ann@b.edu, "Bo, B" <bo@b.edu>');
    expect(text).toContain('Cc: cleo@b.edu');
    expect(text).toContain('Reply-To: help@a.edu');
    expect(text).not.toContain('dan@b.edu');
    expect(text).toContain('Subject: =?UTF-8?');
    expect(text).toContain('Content-Type: text/plain; charset=utf-8');
    expect(text).toContain('T=C3=A4glich');
  });

  test('HTML, urgent, with files from the pipeline', async () => {
    const { text } = await sent('Get-ChildItem *.csv | Send-MailMessage @mail -BodyAsHtml -Priority High -Port $open');
    expect(text).toContain('Importance: High');
    expect(text).toMatch(/Content-Type: text\/html/);
    expect(text).toContain('filename="report 1.csv"');
    expect(text).toContain('filename="report 2.csv"');
    expect(text).toContain('YSxi');
  });

  test('files by a pattern, and in another encoding', async () => {
    const { text } = await sent(
      "$mail = $mail.Clone(); $mail.Body = 'Täglich'; Send-MailMessage @mail -Attachments 'report*1.csv' -Encoding ([Text.Encoding]::GetEncoding('iso-8859-1')) -Port $open",
    );
    expect(text).toMatch(/charset=iso-8859-1/i);
    expect(text).toContain('T=E4glich');
    expect(text).not.toContain('report 2.csv');
  });

  test('notifications', async () => {
    const { envelope } = await sent('Send-MailMessage @mail -DeliveryNotificationOption OnFailure, Delay -Port $open');
    expect(envelope[1]).toMatch(/^RCPT TO:<ann@b\.edu> NOTIFY=FAILURE,DELAY/);
  });

  test('signed in; encrypted because the server offers it', async () => {
    const { user, encrypted } = await sent(
      "Send-MailMessage @mail -Credential (Login 's3cret-Word') -Port $strict",
      strict,
    );
    expect({ user, encrypted }).toEqual({ user: 'robot', encrypted: true });
  });

  test('who is refused does not keep the others from it', async () => {
    const script =
      "$mail = $mail.Clone(); $mail.To = 'nobody@b.edu', 'ann@b.edu'; Send-MailMessage @mail -Port $open -ErrorAction SilentlyContinue -ErrorVariable e; \"$e\"";
    expect(await shellOutput(`${before()}\n${script}`, folder)).toBe(
      'Mailbox unavailable. The server response was: 5.1.1 no such user\n',
    );
    expect(open.mails.map(({ envelope }) => envelope[1])).toEqual(['RCPT TO:<ann@b.edu>']);
  });
});

describe('what goes wrong', () => {
  const caught = (command: string): string =>
    `try { ${command} -ErrorAction Stop } catch { "$_" -replace $closed, 'PORT'; $_.FullyQualifiedErrorId; "$($_.CategoryInfo)" }`;
  const id = 'Microsoft.PowerShell.Commands.SendMailMessage';
  const failed = (message: string, type = 'SmtpException'): string =>
    `${message}\n${type},${id}\nInvalidOperation: (System.Net.Mail.SmtpClient:SmtpClient) [Send-MailMessage], ${type}\n`;

  testEach(
    before,
    [
      [
        'nobody listens',
        caught('Send-MailMessage @mail -Port $closed'),
        failed('Connection refused [::ffff:127.0.0.1]:PORT'),
      ],
      [
        'no such server',
        caught('Send-MailMessage @mail -SmtpServer no.such.host.example'),
        failed('Name or service not known'),
      ],
      [
        'a wrong password; it is shown nowhere',
        `$c = Login 'Wr0ng-Word'; ${caught('Send-MailMessage @mail -Credential $c -Port $strict')}; ($Error[0] | Format-List * -Force | Out-String) -match 'Wr0ng|V3IwbmctV29yZA'`,
        `${failed('The SMTP server requires a secure connection or the client was not authenticated. The server response was: 5.7.8 Bad name or password')}False\n`,
      ],
      [
        'not signed in',
        caught('Send-MailMessage @mail -Port $strict'),
        failed(
          'The SMTP server requires a secure connection or the client was not authenticated. The server response was: 5.7.0 Sign in first',
        ),
      ],
      [
        'a certificate that nobody vouches for',
        caught("Send-MailMessage @mail -UseSsl -Credential (Login 's3cret-Word') -Port $strict"),
        failed(
          'The remote certificate is invalid because of errors in the certificate chain: UntrustedRoot',
          'AuthenticationException',
        ),
      ],
      [
        'encryption that is not there',
        caught('Send-MailMessage @mail -UseSsl -Port $open'),
        failed('Server does not support secure connections.'),
      ],
      [
        'a recipient that is not there',
        caught("$mail = $mail.Clone(); $mail.To = 'nobody@b.edu'; Send-MailMessage @mail -Port $open"),
        `Mailbox unavailable. The server response was: 5.1.1 no such user\nSmtpException,${id}\nInvalidOperation: (System.Net.Mail.SmtpClient:SmtpClient) [Send-MailMessage], SmtpFailedRecipientException\n`,
      ],
      [
        'several of them',
        caught("$mail = $mail.Clone(); $mail.To = 'nobody@b.edu', 'busy@b.edu'; Send-MailMessage @mail -Port $open"),
        failed('Unable to send to all recipients.', 'SmtpFailedRecipientsException'),
      ],
      [
        'a mail that is not taken',
        caught('Send-MailMessage @mail -Port $full'),
        failed('Exceeded storage allocation. The server response was: 5.2.2 mailbox full'),
      ],
      [
        'a sender that is no address',
        caught("$mail = $mail.Clone(); $mail.From = 'robot'; Send-MailMessage @mail -Port $open"),
        `The specified string is not in the form required for an e-mail address.\nFormatException,${id}\nInvalidType: (robot:String) [Send-MailMessage], FormatException\n`,
      ],
      [
        'a recipient that is no address',
        caught("$mail = $mail.Clone(); $mail.To = 'ann'; Send-MailMessage @mail -Port $open"),
        `The specified string is not in the form required for an e-mail address.\nFormatException,${id}\nInvalidType: (:) [Send-MailMessage], FormatException\n`,
      ],
      [
        'no recipient is left',
        "$mail = $mail.Clone(); $mail.To = 'ann'; Send-MailMessage @mail -Port $open -ErrorAction SilentlyContinue -ErrorVariable e; $e.FullyQualifiedErrorId",
        `FormatException,${id}\nInvalidOperationException,${id}\n`,
      ],
      [
        'no server is named',
        caught("$PSEmailServer = ''; Send-MailMessage @mail"),
        `The email cannot be sent because no SMTP server was specified. You must specify an SMTP server by using either the SmtpServer parameter or the $PSEmailServer variable.\n${id}\nInvalidArgument: (:) [Send-MailMessage], InvalidOperationException\n`,
      ],
      [
        'a file that is not there',
        'try { Send-MailMessage @mail -Attachments none.csv -Port $open } catch { $_.Exception.GetType().Name; "$_" -replace [regex]::Escape("$PWD"), "DIR" }',
        /^FileNotFoundException\nCould not find file 'DIR[\\/]none\.csv'\.\n$/,
      ],
      [
        'it warns that it is obsolete',
        'Send-MailMessage @mail -Port $closed -WarningVariable w -ErrorAction SilentlyContinue; "$w".Substring(0, 47)',
        "The command 'Send-MailMessage' is obsolete. Thi\n",
      ],
    ],
    () => folder,
  );
});
