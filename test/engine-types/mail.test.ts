import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import type { PlainData } from '../../src/engine/host.js';
import { powerShellCmdlets } from '../oracle/cmdlets.js';
import { openSession } from '../oracle/replay.js';
import { ReplayHost } from '../oracle/replay-host.js';

/** A host that keeps mails instead of sending them; it answers as a server that knows no `nobody`, and as a closed port 1. */
class PostHost extends ReplayHost {
  readonly sent: Record<string, PlainData>[] = [];

  override callService(name: string, data?: PlainData): PlainData {
    if (name !== 'smtp.send') return super.callService(name);
    const mail = data as Record<string, PlainData>;
    if (JSON.stringify(mail['to']).includes('nobody@'))
      return { rejected: [{ recipient: 'nobody@b.c', response: '550 5.1.1 no such user' }], allRejected: true };
    if (mail['port'] === 1)
      throw Object.assign(new Error('connect'), { name: 'SmtpError', code: 'ECONNREFUSED', address: '::1', port: 1 });
    this.sent.push(mail);
    return { rejected: [], allRejected: false };
  }
}

const cmdlets = powerShellCmdlets();
const folder = mkdtempSync(join(tmpdir(), 'migsh-mail-'));
writeFileSync(join(folder, 'r.csv'), 'a,b');
afterAll(() => rmSync(folder, { recursive: true }));

let host: PostHost;
beforeEach(() => {
  host = new PostHost();
});

function run(text: string): string {
  openSession(host, cmdlets, folder).run(text);
  return (host.out + host.error).trim();
}

const open = "$smtp = New-Object Net.Mail.SmtpClient 'mx.contoso.edu', 587; $smtp.EnableSsl = $true; ";

test('a message as reports send it', () => {
  const text = `${open}
    $smtp.Credentials = New-Object System.Net.NetworkCredential('robot', 'secret')
    $mail = New-Object System.Net.Mail.MailMessage
    $mail.From = 'Robot <robot@contoso.edu>'
    $mail.To.Add('ann@contoso.edu, "B, C" <bo@contoso.edu>'); $mail.CC.Add('cleo@contoso.edu')
    $mail.Subject = 'Status'; $mail.Body = '<b>fine</b>'; $mail.IsBodyHtml = $true; $mail.Priority = 'High'
    $mail.Headers.Add('X-Batch', 'B1'); $mail.Attachments.Add((New-Object Net.Mail.Attachment 'r.csv'))
    $smtp.Send($mail); $mail.Attachments.Dispose(); $mail.To.Count; $mail.To[1].Address; $mail.From.DisplayName`;
  expect(run(text)).toBe('2\nbo@contoso.edu\nRobot');
  expect(host.sent).toEqual([
    expect.objectContaining({
      host: 'mx.contoso.edu',
      port: 587,
      startTls: true,
      secure: false,
      user: 'robot',
      password: 'secret',
      from: '"Robot" <robot@contoso.edu>',
      to: ['ann@contoso.edu', '"B, C" <bo@contoso.edu>'],
      cc: ['cleo@contoso.edu'],
      headers: [['X-Batch', 'B1']],
      subject: 'Status',
      html: true,
      priority: 'high',
      attachments: [
        { name: 'r.csv', content: new TextEncoder().encode('a,b'), contentType: 'application/octet-stream' },
      ],
    }),
  ]);
});

test('a picture inside the HTML form of a text', () => {
  run(`${open}$mail = [Net.Mail.MailMessage]::new('a@b.c', 'd@e.f', 'S', 'plain')
    $view = [Net.Mail.AlternateView]::CreateAlternateViewFromString('<img src=cid:logo>', $null, 'text/html')
    $logo = New-Object Net.Mail.LinkedResource 'r.csv', 'image/png'; $logo.ContentId = 'logo'
    $view.LinkedResources.Add($logo); $mail.AlternateViews.Add($view); $smtp.Send($mail)`);
  expect(host.sent[0]).toMatchObject({
    body: 'plain',
    alternatives: [{ contentType: 'text/html; charset=utf-8' }],
    attachments: [{ name: 'logo', contentId: 'logo', contentType: 'image/png' }],
  });
});

test.each([
  ["$smtp.Send('a@b.c', 'nobody@b.c', 's', 'b')", 'Mailbox unavailable. The server response was: 5.1.1 no such user'],
  ["$smtp.Port = 1; $smtp.Send('a@b.c', 'd@b.c', 's', 'b')", 'Failure sending mail.'],
  ["$smtp.Host = ''; $smtp.Send('a@b.c', 'd@b.c', 's', 'b')", 'The SMTP host was not specified.'],
  ['$smtp.Send((New-Object Net.Mail.MailMessage))', 'A from address must be specified.'],
  [
    "$mail = New-Object Net.Mail.MailMessage; $mail.From = 'a@b.c'; $smtp.Send($mail)",
    'A recipient must be specified.',
  ],
  ["New-Object Net.Mail.Attachment 'none.csv'", `Could not find file '${join(folder, 'none.csv')}'.`],
  [
    '(New-Object Net.Mail.MailMessage).To.Add("x")',
    'The specified string is not in the form required for an e-mail address.',
  ],
])('%s', (text, expected) => {
  expect(run(`${open}try { ${text} } catch { $_.Exception.InnerException.Message }`)).toBe(expected);
});
