import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isSensitive } from '../../src/console/editor/history.js';
import { HistoryFile, historyPath, parseHistory } from '../../src/console/editor/history-file.js';

let folder = '';
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'migsh-history-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('lines come back in the next session, those with several lines whole', () => {
  const path = join(folder, 'deep', 'history.txt');
  const file = new HistoryFile(path);
  file.append('Get-Date');
  file.append('if (1) {\n2\n}');
  file.append('  ');
  expect(readFileSync(path, 'utf8')).toBe('Get-Date\nif (1) {`\n2`\n}\n');
  expect(new HistoryFile(path).load()).toEqual(['Get-Date', 'if (1) {\n2\n}']);
});

test('the file of PSReadLine on Windows is read', () => {
  expect(parseHistory('a\r\nb `\r\nc\r\n')).toEqual(['a', 'b \nc']);
});

test.each([
  'ConvertTo-SecureString hunter2 -AsPlainText -Force',
  '$password = "x"',
  '$t = "TOKEN abc"',
  'Set-Thing -ApiKey 1',
  '$clientSecret',
  'terry@contoso.edu,contoso/terry,1091990',
  '@"\nEmailAddress,UserName\nterry@contoso.edu,terry,pw\n"@',
])('never written: %s', (line) => {
  expect(isSensitive(line)).toBe(true);
  const path = join(folder, 'history.txt');
  new HistoryFile(path).append(line);
  expect(new HistoryFile(path).load()).toEqual([]);
});

test.each(['Get-MigrationBatch', 'Send-MailMessage -To a@b.c, d@e.f -Subject x', 'Get-User terry@contoso.edu'])(
  'written: %s',
  (line) => expect(isSensitive(line)).toBe(false),
);

test('a file that cannot be used costs nothing but the memory', () => {
  const file = new HistoryFile(folder);
  expect(file.load()).toEqual([]);
  expect(() => file.append('Get-Date')).not.toThrow();
});

test.each([
  ['win32', { APPDATA: 'C:\\R' }, /PSReadLine.ConsoleHost_history\.txt$/],
  ['linux', { HOME: '/home/me' }, /^\/home\/me\/\.local\/share\/powershell\/PSReadLine\/ConsoleHost_history\.txt$/],
  ['linux', { HOME: '/home/me', XDG_DATA_HOME: '/d' }, /^\/d\/powershell\/PSReadLine\//],
] as const)('the place on %s', (platform, environment, expected) => {
  expect(historyPath(environment, platform)).toMatch(expected);
});
