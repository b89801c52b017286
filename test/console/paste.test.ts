import { describe, expect, test } from 'vitest';
import { History, isSensitive } from '../../src/console/editor/history.js';
import { LineEditor } from '../../src/console/editor/line-editor.js';
import { CsvRowWatch, holdsCsvRows, isCsvBlock } from '../../src/console/paste/csv-rows.js';
import { objectionTo } from '../../src/console/paste/objections.js';
import { repairPaste } from '../../src/console/paste/repair.js';
import { parse } from '../../src/language/parse.js';

describe('what a page does to a command is mended', () => {
  test.each([
    [
      'value below its parameter',
      'New-E -Port 143 -Max\n50 -Inc 25',
      'New-E -Port 143 -Max 50 -Inc 25',
      /Joined 2 lines/,
    ],
    [
      'host below its parameter',
      'New-E -RemoteServer\nimap.contoso.com -Port 1',
      'New-E -RemoteServer imap.contoso.com -Port 1',
      /Joined/,
    ],
    [
      'parameter on a line of its own',
      'New-E -Name a\n  -Port 3\n  -IMAP',
      'New-E -Name a -Port 3 -IMAP',
      /Joined 3 lines/,
    ],
    ['blanks behind a backtick', 'New-E -Name a `  \n  -Port 3', 'New-E -Name a -Port 3', /Joined/],
    ['an empty line behind a backtick', 'New-E -Name a `\n\n  -Port 3', 'New-E -Name a -Port 3', /Joined/],
    ['code marks', '`Set-B -Identity b`', 'Set-B -Identity b', /backticks/],
    ['an invisible character', 'Set-E Unrestricted\u200b', 'Set-E Unrestricted', /U\+200B in line 1, column 19/],
    ['a hyphen that is no dash', 'Get-B \u2010Status Failed', 'Get-B -Status Failed', /U\+2010 in line 1, column 7/],
    ['a dash in a name', 'Get–MigrationBatch', 'Get-MigrationBatch', /U\+2013 in line 1, column 4/],
    ['HTML', '<br>Get-B &quot;x y&quot; | ? { 1 &gt; 2 }', 'Get-B "x y" | ? { 1 > 2 }', /Decoded HTML/],
    [
      'output',
      'Get-E | fl Identity\n\nIdentity : Hybrid (Web)\nPort     : 1',
      'Get-E | fl Identity',
      /Left out 2 lines/,
    ],
    ['an indented here-string', '  $x = @"\n  a\n  "@\n  $x', '$x = @"\na\n"@\n$x', /left/],
  ])('%s', (_what, pasted, meant, note) => {
    const repair = repairPaste(pasted);
    expect(repair?.text).toBe(meant);
    expect(repair?.note).toMatch(note);
  });

  test.each([
    'Get-A -First 1\nGet-B -Last 2',
    'Get-ChildItem -Recurse\n.\\run.ps1 -Fast',
    'New-E -Port\n993',
    "$a = '&gt; <br>'",
    '$t = @"\nIdentity : x\n"@',
    'Get-A `\n  -Port 3',
    'if ($a) {\n  -join $b\n}',
    "'10' -replace '−','\u200b'",
    'Get-A | Where-Object {\n  $_ –gt 3\n}',
    'EmailAddress,UserName,Password\na@b.example,c,–x&gt;',
  ])('%j stays as it is', (text) => {
    expect(repairPaste(text)).toBeNull();
  });

  test('what is mended is said below the line, and Undo brings back what was pasted', () => {
    const editor = new LineEditor({ history: new History(), isIncomplete: () => false, predicts: false });
    editor.paste('PS C:\\> New-E -Max\r\n50 -Inc 25\r\n');
    expect(editor.buffer.text).toBe('New-E -Max 50 -Inc 25');
    expect(editor.status).toBe('Joined 2 lines: the command was cut in between. Ctrl+Z: as it was pasted.');
    editor.press({ name: 'z', ctrl: true });
    expect(editor.buffer.text).toBe('New-E -Max\n50 -Inc 25');
    expect(editor.status).toBeNull();
  });
});

describe('Enter', () => {
  test.each([
    [
      'Test-M -RemoteServer <FQDN of server> -Port <143 or 993>',
      'Replace <FQDN of server> and <143 or 993> with your values. Enter again runs it as it is.',
    ],
    ['Get-X <BatchName>', 'Replace <BatchName> with your value. Enter again runs it as it is.'],
    ["Get-X <user's name>", "Replace <user's name> with your value. Enter again runs it as it is."],
    ['New-X [-AutoStart]', 'Write [-AutoStart] without brackets, or leave it out. Enter again runs it as it is.'],
    [
      'Get-MigrationBatch IMAPBatch1"',
      'The " in column 30 opens a string that nothing closes: take it away. Enter again goes on in a new line.',
    ],
    [
      'Get-MigrationBatch IMAPBatch1’',
      'The ’ in column 30 opens a string that nothing closes: take it away. Enter again goes on in a new line.',
    ],
  ])('objects to %s', (text, objection) => {
    expect(objectionTo(text)).toBe(objection);
  });

  test.each([
    '"<a> [-b]"',
    '1 -lt 2 > file',
    'Write-Host "',
    '$x = @"',
    '$a[-1]',
    'if (1 < 2 -and 3 > 2)',
    "'a'",
    '# <x>',
    'Get-X "a b"',
  ])('takes %s', (text) => {
    expect(objectionTo(text)).toBeNull();
  });

  test('takes a text it objected to when pressed again, and objects anew once it was changed', () => {
    const isIncomplete = (text: string): boolean => parse(text).diagnostics.some((one) => one.incomplete);
    const editor = new LineEditor({ history: new History(), isIncomplete, objection: objectionTo, predicts: false });
    editor.paste('Get-X <name>');
    const enter = { name: 'return', sequence: '\r' };
    expect(editor.press(enter)).toEqual({ kind: 'edited' });
    expect(editor.status).toMatch(/^Replace <name>/);
    editor.press({ sequence: 'a', name: 'a' });
    expect(editor.status).toBeNull();
    expect(editor.press(enter)).toEqual({ kind: 'edited' });
    expect(editor.press(enter)).toEqual({ kind: 'accepted', text: 'Get-X <name>a' });
  });
});

describe('rows of a CSV file', () => {
  const header = 'EmailAddress,UserName,Password';

  test.each([
    [header, true],
    [`${header}\nterrya@contoso.edu,contoso.edu-students/mailadmin/terry.adams,P@ssw0rd`, true],
    ['terrya@contoso.edu,terry.adams*mailadmin,P@ssw0rd', true],
    ['a@b.example,"#a@b.example#admin#","x""y, \'z"', true],
    ['UserName,Password,EmailAddress\nann,pw,ann@b.example', true],
    ['EmailAddress;UserName;Password\na@b.example;c;d', true],
    ['$users = "a@b.example","c@d.example","e@f.example"', false],
    ['Set-X -To a@b.example,c@d.example', false],
    ['Get-X | select EmailAddress,UserName', false],
    ['1,2,3', false],
  ])('%s: %s', (text, expected) => {
    expect(isCsvBlock(text)).toBe(expected);
  });

  test('line by line, rows are known by the header before them', () => {
    const watch = new CsvRowWatch();
    const units = ['UserName,Password,EmailAddress', 'ann,pw,ann@b.example', 'Get-Date', 'ann,pw,ann@b.example'];
    expect(units.map((unit) => watch.isCsv(unit))).toEqual([true, true, false, false]);
  });

  test('never reach the history file, even among commands', () => {
    const mixed = `Get-Date\n${header.replace('Password', 'Pw')}\nb@c.example,d,e`;
    expect(holdsCsvRows(mixed)).toBe(true);
    expect(isSensitive(mixed)).toBe(true);
  });

  test('a custom object with further statements is no row', () => {
    expect(holdsCsvRows("[pscustomobject]@{a=1}; 'after'; Get-Date")).toBe(false);
  });
});
