import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { ensureBuilt, runShell } from './built-shell.ts';

// Start-Transcript: what is in its files.

let folder: string;
beforeAll(() => ensureBuilt(), 120_000);
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'migsh-transcript-'));
  writeFileSync(join(folder, 'program.mjs'), "console.log('printed'); console.error('complained'); process.exit(3)");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const run = (script: string) => runShell(['-NoProfile', '-Command', script], { cwd: folder });
const written = (name = 't'): string => readFileSync(join(folder, name), 'utf8').replace(/\d{14}/g, '<time>');
const stars = '**********************';

test('what programs print is in it, and on the screen', async () => {
  const program = `& '${process.execPath}' program.mjs`;
  const run1 = await run(
    `Start-Transcript t -UseMinimalHeader | Out-Null; ${program}; "exit code $LASTEXITCODE"; $kept = ${program} 2>$null; "kept: $kept"; Stop-Transcript | Out-Null`,
  );
  expect(run1.stdout).toBe('printed\nexit code 3\nkept: printed\n');
  expect(run1.stderr).toBe('complained\n');
  const [start, end] = [
    `${stars}\nPowerShell transcript start\nStart time: <time>\n${stars}\n`,
    `${stars}\nPowerShell transcript end\nEnd time: <time>\n${stars}\n`,
  ];
  const text = written();
  expect(text.startsWith(start)).toBe(true);
  expect(text.endsWith(end)).toBe(true);
  const lines = text.slice(start.length, -end.length).trimEnd().split('\n');
  // the two streams of a program are two pipes: which comes first is not said
  expect(lines.slice(0, 2).sort()).toEqual(['complained', 'printed']);
  expect(lines.slice(2)).toEqual(['exit code 3', 'kept: printed']);
});

test('its heading', async () => {
  await run('Start-Transcript t; Stop-Transcript');
  const lines = written().split('\n');
  expect(lines.slice(0, 3)).toEqual([stars, 'PowerShell transcript start', 'Start time: <time>']);
  const names = lines.slice(3, lines.indexOf(stars, 1)).map((line) => line.replace(/:.*/, ''));
  expect(names).toEqual([
    'Username',
    'RunAs User',
    'Configuration Name',
    'Machine',
    'Host Application',
    'Process ID',
    'PSVersion',
    'PSEdition',
    'GitCommitId',
    'OS',
    'Platform',
    'PSCompatibleVersions',
    'PSRemotingProtocolVersion',
    'SerializationVersion',
    'WSManStackVersion',
  ]);
  expect(lines.find((line) => line.startsWith('Machine: '))).toContain(`Machine: ${hostname()} (`);
  expect(lines).toContain('PSCompatibleVersions: 1.0, 2.0, 3.0, 4.0, 5.0, 5.1, 6.0, 7.0');
});

test('appended, refused, in a folder of its own', async () => {
  const { stdout } = await run(
    `$q = @{ UseMinimalHeader = $true }
     Start-Transcript t @q | Out-Null; 'one'; Stop-Transcript | Out-Null
     Start-Transcript t -Append @q | Out-Null; 'two'; Stop-Transcript | Out-Null
     try { Start-Transcript t -NoClobber } catch { $_.FullyQualifiedErrorId }
     Start-Transcript -OutputDirectory out @q | Out-Null; Stop-Transcript | Out-Null
     (Get-ChildItem out).Name -match '^PowerShell_transcript\\..+\\.[^.]{8}\\.\\d{14}\\.txt$'`,
  );
  expect(stdout).toContain('NoClobber,Microsoft.PowerShell.Commands.StartTranscriptCommand');
  expect(stdout.endsWith('True\n')).toBe(true);
  expect(
    written()
      .split('\n')
      .filter((line) => /^(one|two)$/.test(line)),
  ).toEqual(['one', 'two']);
});
