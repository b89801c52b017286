import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ensureBuilt, runShell, shellPath } from './built-shell.ts';

// Values that would command a terminal: what of them reaches a real one (a pseudo terminal of `script`), and a pipe.

let folder: string;
beforeAll(() => {
  ensureBuilt();
  folder = mkdtempSync(join(tmpdir(), 'migsh-safe-'));
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A title, a query that a terminal answers by typing, a C1 control, a bidi override, a switch of the character set. */
const evil = 'a\x1b]0;EVIL\x07b\x1b[6nc\u009b31md\u202ee\x0ef';
const inPowerShell =
  '$v = "a$([char]27)]0;EVIL$([char]7)b$([char]27)[6nc$([char]0x9b)31md$([char]0x202e)e$([char]14)f"; $ErrorActionPreference = "Continue"; ';

function atTerminal(script: string): Promise<string> {
  const command = `stty cols 200 rows 40; exec '${process.execPath}' '${shellPath}' -NoProfile -Command "$SCRIPT"`;
  const child = spawn('script', ['-qec', command, '/dev/null'], {
    cwd: folder,
    env: {
      PATH: process.env['PATH'],
      HOME: folder,
      TERM: 'xterm-256color',
      LANG: 'en_US.UTF-8',
      SHELL: '/bin/sh',
      SCRIPT: inPowerShell + script,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (piece: string) => (text += piece));
  return new Promise((done) => child.on('close', () => done(text.replaceAll('\r\n', '\n'))));
}

const forbidden = /\x1b\](?!8;)|\x1b\[6n|[\u0080-\u009f\u202a-\u202e\u2066-\u2069\x0e\x0f]/;

describe('on a terminal nothing of it is obeyed', () => {
  test.each([
    ['a string', '$v'],
    ['Write-Host', 'Write-Host $v'],
    ['Write-Host in colour', 'Write-Host $v -ForegroundColor Red'],
    [
      'a table, a list, a wide and a custom view',
      '$o = [pscustomobject]@{ Name = $v }; $o; $o | Format-List; $o | Format-Wide; $o | Format-Custom',
    ],
    ['the name of a property', '[pscustomobject]@{ $v = 1 } | Format-Table; [pscustomobject]@{ $v = 1 } | Format-List'],
    ['an error', 'Write-Error $v; try { throw $v } catch { $_ }'],
    [
      'a warning, verbose, debug, information',
      'Write-Warning $v; Write-Verbose $v -Verbose; Write-Debug $v -Debug; Write-Information $v -InformationAction Continue',
    ],
    [
      'progress',
      'Write-Progress -Activity $v -Status $v -CurrentOperation $v -PercentComplete 5; Start-Sleep -Milliseconds 300',
    ],
    ['the host and the console', '$Host.UI.WriteLine($v); [Console]::WriteLine($v); $Host.UI.WriteErrorLine($v)'],
    ['Out-Host and Out-String', '$v | Out-Host; [pscustomobject]@{ a = $v } | Out-String'],
    ['-WhatIf', 'Remove-Item $v -WhatIf; Set-Content -LiteralPath $v x -WhatIf'],
  ])('%s', async (_what, script) => {
    const text = await atTerminal(script);
    expect(text).toContain('\\u001b]0;EVIL');
    expect(text).not.toMatch(forbidden);
  });

  test('the title is set, and only as a title', async () => {
    const text = await atTerminal("$Host.UI.RawUI.WindowTitle = $v; 'done'");
    expect(text.replace(/\x1b\]0;([^\x07\x1b]*)\x07/, '<$1>')).toBe(
      '<a]0;EVIL\\u0007b[6nc\\u009b31md\\u202ee\\u000ef>done\n',
    );
  });

  test('what scripts draw with is obeyed', async () => {
    const drawing = '"$([char]27)[31mred$([char]27)[0m$([char]27)[2K$([char]27)[1A$([char]27)[?25lx`rback`b"';
    expect(await atTerminal(`Write-Host ${drawing}`)).toBe('\x1b[31mred\x1b[0m\x1b[2K\x1b[1A\x1b[?25lx\rback\b\n');
  });
});

test('redirected output is byte-exact', async () => {
  const { stdout } = await runShell(
    [
      '-NoProfile',
      '-Command',
      `${inPowerShell}$v; Write-Host $v; [pscustomobject]@{ Name = $v } | Format-List; $v | Set-Content f; [Console]::WriteLine((Get-Content f -Raw).TrimEnd() -ceq $v)`,
    ],
    { cwd: folder },
  );
  expect(stdout).toBe(`${evil}\n${evil}\n\nName : ${evil}\n\nTrue\n`);
});
