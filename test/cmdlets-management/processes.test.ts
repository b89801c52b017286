import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe } from 'vitest';
import { ensureBuilt } from '../entries/built-shell.ts';
import { testEach } from '../network/tables.ts';

// Cmdlets of processes, in the built shell; the processes are Node's, started and ended by each script.

let folder: string;
beforeAll(() => {
  ensureBuilt();
  folder = mkdtempSync(join(tmpdir(), 'migsh-process-'));
  writeFileSync(join(folder, 'in.txt'), 'typed');
  writeFileSync(
    join(folder, 'echo.mjs'),
    "let text = ''; process.stdin.on('data', (part) => (text += part)).on('end', () => { console.log('out', text, ...process.argv.slice(2), process.env.GREETING ?? ''); console.error('err'); process.exitCode = 3; });",
  );
});
afterAll(() => rmSync(folder, { recursive: true }));

const before = (): string =>
  `$node = '${process.execPath.replaceAll("'", "''")}'
   function Sleeper($ms = 60000) { Start-Process $node '-e', "setTimeout(()=>0,$ms)" -PassThru }`;
const caught = (command: string): string =>
  `try { ${command} -ErrorAction Stop } catch { "$_"; $_.FullyQualifiedErrorId; "$($_.CategoryInfo)" }`;
const rows = (...args: Parameters<typeof testEach> extends [unknown, infer R, ...unknown[]] ? [R] : never): void =>
  testEach(before, args[0], () => folder);

describe('Start-Process', () => {
  rows([
    [
      'waits, with files for all streams, arguments and environment',
      "$p = Start-Process $node echo.mjs, one -Wait -PassThru -RedirectStandardInput in.txt -RedirectStandardOutput out.txt -RedirectStandardError err.txt -Environment @{ GREETING = 'hello' }; $p.ExitCode; Get-Content out.txt, err.txt",
      '3\nout typed one hello\nerr\n',
    ],
    [
      'beside the script, with files for all streams',
      '$p = Start-Process $node echo.mjs, two -PassThru -RedirectStandardInput in.txt -RedirectStandardOutput out2.txt -RedirectStandardError err2.txt; $p.Id -gt 0; $p | Wait-Process -Timeout 20; Get-Content out2.txt, err2.txt; $p.HasExited',
      'True\nout typed two \nerr\nTrue\n',
    ],
    ['writes nothing without -PassThru', "Start-Process $node '-e', '0'", ''],
    [
      '-WhatIf starts nothing',
      "Start-Process $node -WhatIf 6>&1; 'on'",
      /^What if: Performing the operation "Start-Process" on target ".*"\.\non\n$/,
    ],
    [
      'in a folder',
      "$null = New-Item sub -ItemType Directory; Start-Process $node '-e', 'fs.writeFileSync(`here`,``)'.Replace('`', [string][char]96) -WorkingDirectory sub -Wait; Test-Path sub/here",
      'True\n',
    ],
    [
      'a program that is not there, waited for or not',
      `${caught('Start-Process no-such-program')}; ${caught('Start-Process ./no-such-program -Wait')}`,
      /^(This command cannot be run due to the error: An error occurred trying to start process '(?:\.\/)?no-such-program' with working directory '.*'\. (?:No such file or directory|The system cannot find the file specified\.)\nInvalidOperationException,Microsoft\.PowerShell\.Commands\.StartProcessCommand\nInvalidOperation: \(:\) \[Start-Process\], InvalidOperationException\n){2}$/,
    ],
    [
      'input that is not there',
      'try { Start-Process $node -RedirectStandardInput none.txt } catch { $_.Exception.GetType().Name }',
      'FileNotFoundException\n',
    ],
  ]);
});

describe('Get-Process, Stop-Process, Wait-Process', () => {
  rows([
    [
      'a process by its number, its name, and as an object',
      '$p = Sleeper; (Get-Process -Id $p.Id).Id -eq $p.Id; @(Get-Process ($p | Get-Process).Name | ? Id -eq $p.Id).Count; Stop-Process $p; $p.WaitForExit(5000); $p.HasExited',
      'True\n1\nTrue\nTrue\n',
    ],
    [
      'the way it is shown',
      '$p = Sleeper; ($p | Get-Process | Out-String).Trim().Split("`n")[0].Trim(); Stop-Process -Id $p.Id; ',
      'NPM(K)    PM(M)      WS(M)     CPU(s)      Id  SI ProcessName\n',
    ],
    [
      'ends it by number, and hands it on',
      '$p = Sleeper; (Stop-Process -Id $p.Id -PassThru).Id -eq $p.Id; Wait-Process -Id $p.Id -Timeout 10; $p.HasExited',
      'True\nTrue\n',
    ],
    [
      '-WhatIf ends nothing',
      '$p = Sleeper; Stop-Process $p -WhatIf 6>&1 | Out-Null; $p.HasExited; $p.Kill(); $p.WaitForExit(5000)',
      /False\nTrue\n$/,
    ],
    ['waits until it has ended', '$p = Sleeper 100; $p | Wait-Process -Timeout 20; $p.HasExited', 'True\n'],
    [
      'one of two',
      '$short = Sleeper 100; $long = Sleeper; Wait-Process -Id $short.Id, $long.Id -Any -Timeout 20; $short.HasExited; $long.HasExited; Stop-Process $long',
      'True\nFalse\n',
    ],
    [
      'a time that is over',
      `$p = Sleeper; ${caught('Wait-Process -Id $p.Id -Timeout 1')} ; Stop-Process $p`,
      /^This command stopped operation because process ".* \(\d+\)" is not stopped in the specified time-out\.\nProcessNotTerminated,Microsoft\.PowerShell\.Commands\.WaitProcessCommand\nCloseError: \(System\.Diagnostics\.Process \(.*\):Process\) \[Wait-Process\], TimeoutException\n$/,
    ],
    ...['Get', 'Stop', 'Wait'].map((verb): [string, string, string] => [
      `${verb}-Process: a number that is nobody's`,
      caught(`${verb}-Process -Id 99999999`),
      `Cannot find a process with the process identifier 99999999.\nNoProcessFoundForGivenId,Microsoft.PowerShell.Commands.${verb}ProcessCommand\nObjectNotFound: (99999999:Int32) [${verb}-Process], ProcessCommandException\n`,
    ]),
    [
      "a name that is nobody's",
      caught('Stop-Process -Name no-such-process'),
      'Cannot find a process with the name "no-such-process". Verify the process name and call the cmdlet again.\nNoProcessFoundForGivenName,Microsoft.PowerShell.Commands.StopProcessCommand\nObjectNotFound: (no-such-process:String) [Stop-Process], ProcessCommandException\n',
    ],
    ['a pattern without a match is no error', "@(Get-Process 'no-such-*').Count", '0\n'],
  ]);
});

describe('services belong to Windows', () => {
  rows([
    [
      'each cmdlet says so',
      "foreach ($verb in 'Get', 'Start', 'Stop', 'Restart', 'Suspend', 'Resume', 'Set', 'New', 'Remove') { $c = Get-Command \"$verb-Service\"; $arguments = if ($verb -eq 'New') { @{ Name = 'x'; BinaryPathName = 'y' } } else { @{ Name = 'x' } }; try { & $c @arguments -ErrorAction Stop } catch { \"$_\" -match '^.*-Service is not available in migsh: ' } }",
      'True\n'.repeat(9),
    ],
  ]);
});
