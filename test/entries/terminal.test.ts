import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { ensureBuilt } from './built-shell.js';
import { TerminalSession } from './terminal-session.js';

let folder = '';
let terminal: TerminalSession;

beforeAll(() => ensureBuilt(), 120_000);

async function start(): Promise<void> {
  terminal = new TerminalSession(['-NoLogo', '-NoProfile'], { cwd: folder });
  await terminal.untilAsked(1);
}

beforeEach(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'migsh-tty-')));
  await start();
});

afterEach(() => {
  terminal.end();
  rmSync(folder, { recursive: true, force: true });
});

const shown = (): string[] => terminal.screen.lines.map((line) => line.replaceAll(folder, '/work'));

test('a prompt, a result, the exit code', async () => {
  await terminal.enter('1 + 1');
  terminal.type('exit 3\r');
  expect(await terminal.ended).toBe(3);
  expect(shown()).toEqual(['PS /work> 1 + 1', '2', 'PS /work> exit 3', '']);
});

test('a unit goes on while it is incomplete', async () => {
  terminal.type('if ($true) {\r"in"\r}\r');
  await terminal.untilAsked(2);
  expect(shown()).toEqual(['PS /work> if ($true) {', '>> "in"', '>> }', 'in', 'PS /work>']);
});

test('a pasted block is one unit, run by Enter', async () => {
  terminal.type('\x1b[200~$a = 1\r\nif ($a) {\r\n  "pasted"\r\n}\r\nelse { "no" }\r\n\x1b[201~');
  await terminal.until((screen) => screen.lines.at(-1) === '>> else { "no" }', 'the block');
  await terminal.enter('');
  expect(shown()).toEqual([
    'PS /work> $a = 1',
    '>> if ($a) {',
    '>>   "pasted"',
    '>> }',
    '>> else { "no" }',
    'pasted',
    'PS /work>',
  ]);
});

test('Ctrl+C cancels the line', async () => {
  terminal.type('throw "never"\x03');
  await terminal.untilAsked(2);
  await terminal.enter('"alive"');
  expect(shown()).toEqual(['PS /work> throw "never"^C', 'PS /work> "alive"', 'alive', 'PS /work>']);
});

test.each([
  ['an endless loop', 'while ($true) { }'],
  ['a sleep', 'Start-Sleep 600'],
  ['a pipeline', '1..1000000 | ForEach-Object { $_ | Where-Object { $false } }'],
  ['a native program', '/bin/sleep 600'],
])('Ctrl+C ends %s; finally runs, the shell stays', async (_what, command) => {
  terminal.type(`try { "begun"; ${command} } finally { "ended" }\r`);
  await terminal.until((screen) => screen.lines.includes('begun'), 'the start');
  terminal.type('\x03');
  await terminal.untilAsked(2);
  await terminal.enter('"alive"');
  expect(
    shown()
      .filter((line) => /^(?:\^C)?ended$|^alive$/.test(line))
      .map((line) => line.replace('^C', '')),
  ).toEqual(['ended', 'alive']);
});

test('history comes back in the next session, without secrets', async () => {
  await terminal.enter('"kept"');
  await terminal.enter('$password = "hunter2"');
  terminal.type('exit\r');
  await terminal.ended;
  const file = join(folder, '.local/share/powershell/PSReadLine/ConsoleHost_history.txt');
  expect(readFileSync(file, 'utf8')).toBe('"kept"\nexit\n');
  await start();
  terminal.type('\x1b[A\x1b[A');
  await terminal.until((screen) => screen.lines[0]!.endsWith('> "kept"'), 'the line of the last session');
});

test('Tab completes commands, parameters and paths', async () => {
  writeFileSync(join(folder, 'users.csv'), '');
  terminal.type('Get-MigrationU\t -Bat\t x; "us\t');
  await terminal.until((screen) => screen.lines[0]!.includes('users.csv'), 'the path');
  expect(shown()).toEqual(['PS /work> Get-MigrationUser -BatchId x; & "./users.csv"']);
});

test('a question takes what was typed ahead', async () => {
  terminal.type('$n = Read-Host Name; "<$n>"\rbob\r');
  await terminal.untilAsked(3);
  expect(shown().at(-2)).toBe('<bob>');
});

test('Suspend opens a nested prompt, which exit leaves', async () => {
  const lines = [
    'function Remove-Thing { [CmdletBinding(SupportsShouldProcess)] param($N) $inner = \'seen\'; if ($PSCmdlet.ShouldProcess($N)) { "removed $N" } }',
    'Remove-Thing x -Confirm',
    's',
    '"$inner $NestedPromptLevel"',
    '1/0',
    'if ($true) {',
    "'in' }",
    'exit',
    'y',
    '"back at $NestedPromptLevel"',
  ];
  terminal.type(`${lines.join('\r')}\r`);
  await terminal.until((screen) => screen.lines.some((line) => line === 'back at 0'), 'the end');
  const at = shown().findIndex((line) => line.endsWith('(default is "Y"): s'));
  expect(shown().slice(at + 1, at + 11)).toEqual([
    'PS /work>> "$inner $NestedPromptLevel"',
    'seen 1',
    'PS /work>> 1/0',
    'RuntimeException: Attempted to divide by zero.',
    'PS /work>> if ($true) {',
    ">> 'in' }",
    'in',
    'PS /work>> exit',
    '',
    'Confirm',
  ]);
  expect(shown()).toContain('removed x');
});

test('$^ and $$ are the first and the last token of the line before', async () => {
  await terminal.enter('Write-Output one two');
  await terminal.enter('"$^ $$"');
  expect(shown().at(-2)).toBe('Write-Output two');
});

test('Ctrl+D on an empty line ends the shell', async () => {
  terminal.type('\x04');
  expect(await terminal.ended).toBe(0);
});
