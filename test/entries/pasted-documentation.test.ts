import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { ensureBuilt } from './built-shell.js';
import { TerminalSession } from './terminal-session.js';

let folder = '';
let terminal: TerminalSession;

beforeAll(() => ensureBuilt(), 120_000);

beforeEach(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'migsh-paste-')));
  terminal = new TerminalSession(['-NoLogo', '-NoProfile'], { cwd: folder });
  await terminal.untilAsked(1);
});

afterEach(() => {
  terminal.end();
  rmSync(folder, { recursive: true, force: true });
});

const shown = (): string[] => terminal.screen.lines.map((line) => line.replaceAll(folder, '/work'));
const paste = (text: string): void => terminal.type(`\x1b[200~${text}\x1b[201~`);
const below = async (start: string): Promise<void> =>
  terminal.until((screen) => screen.lines.some((line) => line.startsWith(start)), start);
const historyFile = (): string => {
  const file = join(folder, '.local/share/powershell/PSReadLine/ConsoleHost_history.txt');
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
};

test('a command that a page cut in two is joined, and says so', async () => {
  paste('PS C:\\> Write-Output -InputObject\r\n50 -Verbose\r\n');
  await below('Joined 2 lines');
  await terminal.enter('');
  expect(shown()).toEqual(['PS /work> Write-Output -InputObject 50 -Verbose', '50', 'PS /work>']);
});

test('placeholders are named at once, before anything runs', async () => {
  paste('Write-Output <FQDN of IMAP server> <143 or 993>');
  terminal.type('\r');
  await below('Replace <FQDN of IMAP server> and <143 or 993> with your values.');
  terminal.type('\x03');
  await terminal.untilAsked(2);
  expect(shown()).toEqual(['PS /work> Write-Output <FQDN of IMAP server> <143 or 993>^C', 'PS /work>']);
});

test('a stray quote at the end is pointed out', async () => {
  terminal.type('Write-Output a1"\r');
  await below('The " in column 16 opens a string');
  terminal.type('\x7f');
  await terminal.enter('');
  expect(shown()).toEqual(['PS /work> Write-Output a1', 'a1', 'PS /work>']);
});

test('rows of a CSV file are not run, and are kept where the person wants them only', async () => {
  const rows = "EmailAddress,UserName,Password\nterrya@contoso.edu,terry.adams*mailadmin,P@s'sw0rd";
  paste(rows);
  terminal.type('\r');
  await below('Name of a file');
  terminal.type('users.csv\r');
  await terminal.untilAsked(3);
  expect(shown().slice(-2)).toEqual([
    "Kept in /work/users.csv. A batch takes it with -CSVData ([System.IO.File]::ReadAllBytes('/work/users.csv'))",
    'PS /work>',
  ]);
  expect(readFileSync(join(folder, 'users.csv'), 'utf8')).toBe(`${rows}\n`);
  expect(statSync(join(folder, 'users.csv')).mode & 0o777).toBe(0o600);
  await terminal.enter('Get-History | ForEach-Object CommandLine');
  terminal.type('\x1b[A\x1b[A');
  await terminal.until((screen) => screen.lines.at(-1)!.includes('Get-History'), 'the oldest line');
  expect(shown().slice(-1)).toEqual(['PS /work> Get-History | ForEach-Object CommandLine']);
  expect(historyFile()).not.toContain('sw0rd');
});

test('rows that arrive as typed lines are recognised one by one', async () => {
  terminal.type('EmailAddress,UserName,Password\rterrya@contoso.edu,mailadmin,P@ssw0rd\r\r"after"\r');
  await terminal.until((screen) => screen.lines.includes('after'), 'the command after the rows');
  expect(shown().filter((line) => line.startsWith('These are rows')).length).toBe(2);
  expect(historyFile()).toBe('"after"\n');
});
