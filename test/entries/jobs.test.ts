import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ensureBuilt, runShell } from './built-shell.ts';

// Background jobs of the built shell: engines of their own, beside the one that started them.

let folder: string;

beforeAll(() => {
  ensureBuilt();
  folder = mkdtempSync(join(tmpdir(), 'migsh-jobs-'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = (script: string) => runShell(['-NoProfile', '-Command', script], { cwd: folder });

describe('a job goes on while the script does', () => {
  test.each([
    ['it runs when it is returned', '$j = Start-Job { Start-Sleep 60 }; $j.State; $j.HasMoreData', 'Running\nTrue\n'],
    [
      'what it has written can be received before it ends',
      "$j = Start-Job { 'first'; Start-Sleep 60 }; while (-not ($r = Receive-Job $j)) { Start-Sleep -Milliseconds 20 }; $r; $j.State",
      'first\nRunning\n',
    ],
    [
      'jobs run beside each other: the second opens the door that the first waits at',
      "$a = Start-Job { while (-not (Test-Path door)) { Start-Sleep -Milliseconds 20 }; 'in' }; $b = Start-Job { Set-Content door open }; $a | Receive-Job -Wait; ($a, $b | Wait-Job).Count; Remove-Item door",
      'in\n2\n',
    ],
    [
      'Wait-Job gives up after its time and takes the first of any',
      '$slow = Start-Job { Start-Sleep 60 }; @(Wait-Job $slow -Timeout 0).Count; (Wait-Job $slow, (Start-Job { 1 } -Name quick) -Any).Name',
      '0\nquick\n',
    ],
    [
      'Stop-Job ends it, with its finally blocks; what it wrote is kept',
      "$j = Start-Job { try { 'begun'; Start-Sleep 60 } finally { 'ended' } }; while (-not $j.ChildJobs[0].Output) { }; Stop-Job $j; $j.State; Receive-Job $j; $j.PSEndTime -gt $j.PSBeginTime",
      'Stopped\nbegun\nended\nTrue\n',
    ],
    [
      'Stop-Job ends also what does not listen',
      '$j = Start-Job { try { while ($true) { } } finally { while ($true) { } } }; Start-Sleep -Milliseconds 300; Stop-Job $j -PassThru | ForEach-Object State',
      'Stopped\n',
    ],
    [
      'a job sees a copy of what it was given',
      '$table = @{ n = 1 }; $j = Start-Job { param($t) $t.n = 2; $t.n; ($using:table).n } -ArgumentList $table; Receive-Job $j -Wait; $table.n',
      '2\n1\n1\n',
    ],
    [
      'what is piped in is its input',
      '1..3 | Start-Job { $input | ForEach-Object { $_ * 2 } } | Receive-Job -Wait',
      '2\n4\n6\n',
    ],
    [
      'environment and folder are those of its starter',
      "$env:DOOR = 'red'; Start-Job { $env:DOOR; (Get-Location).Path } | Receive-Job -Wait | Select-Object -First 1",
      'red\n',
    ],
    [
      'native programs write into the job',
      `Start-Job { & '${process.execPath}' -e 'console.log(6 * 7)' } | Receive-Job -Wait`,
      '42\n',
    ],
    ['a job of a job', "Start-Job { Start-Job { 'inner' } | Receive-Job -Wait } | Receive-Job -Wait", 'inner\n'],
  ])('%s', async (_what, script, stdout) => {
    expect(await run(script)).toEqual({ stdout, stderr: '', exitCode: 0 });
  });
});

test('streams keep apart; Write-Host shows when it is received', async () => {
  const script =
    "$j = Start-Job { 1; Write-Warning w; Write-Host h -ForegroundColor Red; Write-Error soft; Write-Verbose v -Verbose } | Wait-Job; 'now'; Receive-Job $j";
  expect(await run(script)).toEqual({ stdout: 'now\n1\nWARNING: w\nh\n', stderr: 'Write-Error: soft\n', exitCode: 1 });
});

test('a thrown error makes it fail and is received as an error without a place', async () => {
  const script =
    "$j = Start-Job { throw 'hard' } | Wait-Job; $j.State; Receive-Job $j -ErrorVariable e -ErrorAction SilentlyContinue; $e[0].Exception.GetType().Name; $e[0].FullyQualifiedErrorId; Receive-Job $j";
  expect(await run(script)).toMatchObject({ stdout: 'Failed\nRemoteException\nhard\n', stderr: '' });
});

test('a running job is removed with -Force only', async () => {
  const script =
    '$j = Start-Job { Start-Sleep 60 }; Remove-Job $j; @(Get-Job).Count; Remove-Job $j -Force; @(Get-Job).Count';
  const { stdout, stderr } = await run(script);
  expect(stdout).toBe('1\n0\n');
  expect(stderr).toContain('because the job is not finished. To remove the job, first stop the job, or use the Force');
});

test('the shell ends while a job runs', async () => {
  expect(await run("$null = Start-Job { while ($true) { } }; 'bye'")).toEqual({
    stdout: 'bye\n',
    stderr: '',
    exitCode: 0,
  });
});

test.each([
  ['-AutoRemoveJob', 'The AutoRemoveJob parameter cannot be used without the Wait parameter.'],
  ['-WriteJobInResults', 'The WriteJobInResults parameter cannot be used without the Wait parameter.'],
  ['-Wait -Keep', 'The Wait and Keep parameters cannot be used together in the same command.'],
])('Receive-Job %s', async (switches, message) => {
  const { stdout } = await run(
    `$j = Start-Job { 1 }; try { Receive-Job $j ${switches} } catch { $_.Exception.Message; $_.FullyQualifiedErrorId }`,
  );
  expect(stdout).toBe(`${message}\nInvalidOperation,Microsoft.PowerShell.Commands.ReceiveJobCommand\n`);
});

test('Start-ThreadJob: without a child, with $using:, arguments, input and streams', async () => {
  const { stdout } = await run(
    `$x = 5; $j = Start-ThreadJob -Name t { param($a) "$a $using:x"; Write-Warning w } -ArgumentList 7
     "$($j.GetType().FullName) $($j.PSJobTypeName) $($j.Location) $($j.ChildJobs.Count) $($j.Id)"
     ($j | Wait-Job).State; $j | Receive-Job 3>&1 | ForEach-Object { "$_" }; (Start-ThreadJob { 1 }).Id
     1..3 | Start-ThreadJob { $input | ForEach-Object { $_ * 2 } } | Receive-Job -Wait -AutoRemoveJob`,
  );
  expect(stdout).toBe('ThreadJob.ThreadJob ThreadJob PowerShell 0 1\nCompleted\n7 5\nw\n2\n2\n4\n6\n');
});
