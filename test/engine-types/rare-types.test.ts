import { describe, expect, test } from 'vitest';
import { families } from '../../cmdlets/core/types/families.ts';
import type { PlainData } from '../../src/engine/host.ts';
import { findType } from '../../src/engine/values/type-names.ts';
import { runScript } from '../engine/run-script.ts';
import { ReplayHost } from '../oracle/replay-host.ts';

test.each(Object.entries(families))('the file of %s declares all its types', (_family, names) => {
  expect(names.filter((name) => findType(name) === null)).toEqual([]);
});

describe('DataTable', () => {
  const table =
    "$t = [System.Data.DataTable]::new('T'); [void]$t.Columns.Add('Name'); [void]$t.Columns.Add('Size', [int]); [void]$t.Rows.Add('ann', 3); $r = $t.NewRow(); $r.Name = 'bob'; $r['Size'] = '12'; $t.Rows.Add($r); [void]$t.Rows.Add('cid'); ";

  test.each<[string, string, string]>([
    ['values have the type of their column', '$t.Rows[1].Size.GetType().Name', 'Int32'],
    ['what was not given is DBNull', '$t.Rows[2].Size.GetType().Name', 'DBNull'],
    ['the pipeline takes rows', '($t | ForEach-Object Name) -join ","', 'ann,bob,cid'],
    ['a comparison', '$t.Select("Size > 5").Name', 'bob'],
    ['and, or, brackets', "$t.Select(\"(Size > 5 or Name = 'ANN') and not Name like 'b%'\").Name", 'ann'],
    ['like, in', "$t.Select(\"Name like '%n' or Name in ('bob', 'x')\").Name -join \",\"", 'ann,bob'],
    ['is null', '$t.Select("Size is null").Name; $t.Select("[Size] is not null").Count', 'cid 2'],
    ['an order', '$t.Select("", "Size desc").Name -join ","', 'bob,ann,cid'],
    ['items of a row', '$t.Rows[0].ItemArray -join "|"', 'ann|3'],
    ['CSV', '($t | ConvertTo-Csv) -join " "', '"Name","Size" "ann","3" "bob","12" "cid",""'],
    ['a copy', '$c = $t.Copy(); $c.Rows[0].Name = "x"; $t.Rows[0].Name; $t.Clone().Columns.Count', 'ann 2'],
    ['a row removed', '$t.Rows[0].Delete(); $t.Rows.Count', '2'],
    [
      'an unknown column',
      "try { $t.Rows[0]['Q'] } catch { $_.Exception.Message }",
      "Column 'Q' does not belong to table T.",
    ],
    [
      'a second column of a name',
      "try { $t.Columns.Add('NAME') } catch { $_.Exception.InnerException.GetType().Name }",
      'DuplicateNameException',
    ],
    [
      'a filter that is none',
      "try { $t.Select('Size ! 3') } catch { $_.Exception.InnerException.GetType().Name }",
      'SyntaxErrorException',
    ],
  ])('%s', (_name, script, out) => {
    expect(runScript(table + script).out.join(' ')).toBe(out);
  });

  test('is shown as a table of its columns', () => {
    expect(runScript(`${table}$t`).out).toEqual([
      '',
      'Name Size',
      '---- ----',
      'ann     3',
      'bob    12',
      'cid      ',
      '',
    ]);
  });
});

/** A host whose services answer at once; what they were asked is kept. */
class ServiceHost extends ReplayHost {
  readonly asked: { name: string; data: PlainData }[] = [];

  override callService(name: string, data?: PlainData): PlainData {
    this.asked.push({ name, data: data ?? null });
    const moved = name === 'http.request' && (data as { url: string }).url.endsWith('/moved');
    return {
      status: moved ? 302 : 200,
      statusText: 'OK',
      headers: moved ? [['Location', '/there']] : [],
      body: new TextEncoder().encode('answer'),
    };
  }
}

test('SmtpClient hands a MailMessage to the mail service', () => {
  const host = new ServiceHost();
  const script =
    "$m = New-Object System.Net.Mail.MailMessage 'a@x.org', 'b@x.org', 'subject', 'text'; $m.CC.Add('c@x.org, d@x.org'); $m.IsBodyHtml = $true; $m.Priority = 'High'; $c = [Net.Mail.SmtpClient]::new('mail.x.org', 587); $c.EnableSsl = $true; $c.Credentials = [System.Net.NetworkCredential]::new('u', 'p'); $c.Send($m)";
  expect(runScript(script, host).error).toBe('');
  expect(host.asked).toMatchObject([
    {
      name: 'smtp.send',
      data: {
        host: 'mail.x.org',
        port: 587,
        startTls: true,
        user: 'u',
        password: 'p',
        from: 'a@x.org',
        to: ['b@x.org'],
        cc: ['c@x.org', 'd@x.org'],
        subject: 'subject',
        body: 'text',
        html: true,
        priority: 'high',
      },
    },
  ]);
});

test('a message without recipient is refused before a server is asked', () => {
  const script =
    "$c = [Net.Mail.SmtpClient]::new('x'); $m = [Net.Mail.MailMessage]::new(); $m.From = 'a@x.org'; try { $c.Send($m) } catch { $_.Exception.InnerException.Message }";
  expect(runScript(script).out).toEqual(['A recipient must be specified.']);
});

test('WebClient asks the web service and reads its answer', () => {
  const host = new ServiceHost();
  const script =
    "$w = [Net.WebClient]::new(); $w.Headers.Add('X-A', '1'); $w.DownloadString('http://x.org/a'); $w.DownloadFile('http://x.org/b', 'b.txt'); Get-Content b.txt; $w.UploadString('http://x.org/c', 'data'); $w.DownloadString('http://x.org/moved')";
  expect(runScript(script, host).out).toEqual(['answer', 'answer', 'answer', 'answer']);
  expect(host.asked.map(({ data }) => data)).toMatchObject([
    { url: 'http://x.org/a', method: 'GET', headers: { 'X-A': '1' } },
    { url: 'http://x.org/b', method: 'GET' },
    { url: 'http://x.org/c', method: 'POST', body: 'data' },
    { url: 'http://x.org/moved' },
    { url: 'http://x.org/there', method: 'GET' },
  ]);
});

test('HttpClient asks the web service; its tasks are at their end', () => {
  const host = new ServiceHost();
  const script =
    "$c = [Net.Http.HttpClient]::new(); $c.DefaultRequestHeaders.Add('X-A', '1'); $c.GetStringAsync('http://x.org/a').Result; $r = $c.PostAsync('http://x.org/c', [Net.Http.StringContent]::new('data', [Text.Encoding]::UTF8, 'text/csv')).GetAwaiter().GetResult(); \"$($r.IsSuccessStatusCode) $($r.Content.ReadAsStringAsync().Result)\"; $m = [Net.Http.HttpRequestMessage]::new('Put', 'http://x.org/moved'); $m.Headers.Add('x-a', '2'); $c.SendAsync($m).Result.Content.ReadAsStringAsync().Result; $c.GetAsync('relative').Exception.InnerException.GetType().Name";
  expect(runScript(script, host).out).toEqual(['answer', 'True answer', 'answer', 'InvalidOperationException']);
  expect(host.asked.map(({ data }) => data)).toMatchObject([
    { url: 'http://x.org/a', method: 'GET', headers: { 'X-A': '1' } },
    { url: 'http://x.org/c', method: 'POST', headers: { 'Content-Type': 'text/csv; charset=utf-8' } },
    { url: 'http://x.org/moved', method: 'PUT', headers: { 'x-a': '2' } },
    { url: 'http://x.org/there', method: 'GET' },
  ]);
});

describe('small types', () => {
  test.each<[string, string, string]>([
    ['the current process', '[Diagnostics.Process]::GetCurrentProcess().Id -eq $PID', 'True'],
    [
      'a program that cannot be started',
      "try { [Diagnostics.Process]::Start('no-such-program') } catch { $_.Exception.InnerException.GetType().Name }",
      'Win32Exception',
    ],
    [
      'the system',
      '[Runtime.InteropServices.RuntimeInformation]::IsOSPlatform([Runtime.InteropServices.OSPlatform]::Windows) -eq $IsWindows',
      'True',
    ],
    [
      'StringCollection',
      "$c = [System.Collections.Specialized.StringCollection]::new(); $c.Add('a'); $c.AddRange(@('b', 'c')); $c.Count; $c -join ','",
      '0 3 a,b,c',
    ],
  ])('%s', (_name, script, out) => {
    expect(runScript(script).out.join(' ')).toBe(out);
  });
});

describe('DateOnly and TimeOnly', () => {
  test.each<[string, string, string]>([
    ['a difference of times', "\"$([timeonly]'23:00' - [timeonly]'22:30')\"", '00:30:00'],
    ['a difference across midnight', "\"$([timeonly]'00:10' - [timeonly]'23:50')\"", '00:20:00'],
    ['a time later', "\"$(([timeonly]'10:00').Add([timespan]'01:30'))\"", '11:30'],
    ['ticks', '[timeonly]::new(36000000000).Hour', '1'],
    [
      'exact texts',
      "[timeonly]::ParseExact('2207', 'HHmm').Minute; [dateonly]::ParseExact('05.03.2024', 'dd.MM.yyyy').Month",
      '7 3',
    ],
    [
      'TryParse',
      '$d = [dateonly]::MaxValue; [dateonly]::TryParse("2024-03-05", [ref]$d); $d.Day; [dateonly]::TryParse("x", [ref]$d); $d.Year',
      'True 5 False 1',
    ],
    [
      'a kind',
      "([dateonly]'2024-03-05').ToDateTime([timeonly]'10:00', 'Utc').ToString('o')",
      '2024-03-05T10:00:00.0000000Z',
    ],
    [
      'a day by its number',
      "[dateonly]::FromDayNumber(([dateonly]'2024-03-05').DayNumber).ToString('yyyy-MM-dd')",
      '2024-03-05',
    ],
    [
      'what is none',
      "try { [dateonly]::ParseExact('2024', 'yyyyMMdd') } catch { $_.Exception.InnerException.Message }",
      "String '2024' was not recognized as a valid DateOnly.",
    ],
  ])('%s', (_name, script, out) => {
    expect(runScript(script).out.join(' ')).toBe(out);
  });
});

test('the tree of a function is its definition', () => {
  expect(
    runScript('function f($a) { 1 }; $function:f.Ast.GetType().Name; $function:f.Ast.Name; { 1 }.Ast.GetType().Name')
      .out,
  ).toEqual(['FunctionDefinitionAst', 'f', 'ScriptBlockAst']);
});
