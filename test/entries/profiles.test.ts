import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { ensureBuilt, runShell } from './built-shell.js';

let home = '';

beforeAll(() => ensureBuilt(), 120_000);
beforeEach(() => {
  home = realpathSync(mkdtempSync(join(tmpdir(), 'migsh-profile-')));
  const folder = join(home, '.config', 'powershell');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'profile.ps1'), "function hello { 'hello' }\n$from = 'all hosts'");
  writeFileSync(join(folder, 'Microsoft.PowerShell_profile.ps1'), '$from += " and this one"');
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const run = (...args: string[]): Promise<string> =>
  runShell(args, { cwd: home }).then(({ stdout, stderr }) => (stdout + stderr).trim());

test('both scripts of the user run before a command, in their order and in the global scope', async () => {
  expect(await run('-Command', 'hello; $from')).toBe('hello\nall hosts and this one');
});

test('-NoProfile leaves them out', async () => {
  expect(await run('-NoProfile', '-Command', '"[$from]"')).toBe('[]');
});

test('an error in one is shown and the shell goes on', async () => {
  writeFileSync(join(home, '.config', 'powershell', 'profile.ps1'), 'throw "broken"');
  const printed = await run('-Command', '$from');
  expect(printed).toContain('broken');
  expect(printed).toContain('and this one');
});

test('$PROFILE names all four', async () => {
  const command = '$PROFILE -eq $PROFILE.CurrentUserCurrentHost; Split-Path -Leaf $PROFILE.AllUsersAllHosts';
  expect(await run('-NoProfile', '-Command', command)).toBe('True\nprofile.ps1');
});
