import { describe, expect, test } from 'vitest';
import { AddHistory } from '../../cmdlets/core/Add-History.ts';
import { ExportModuleMember } from '../../cmdlets/core/Export-ModuleMember.ts';
import { ForEachObject } from '../../cmdlets/core/ForEach-Object.ts';
import { GetCommand } from '../../cmdlets/core/Get-Command.ts';
import { GetHelp } from '../../cmdlets/core/Get-Help.ts';
import { GetHistory } from '../../cmdlets/core/Get-History.ts';
import { GetJob } from '../../cmdlets/core/Get-Job.ts';
import { ImportModule } from '../../cmdlets/core/Import-Module.ts';
import { InvokeCommand } from '../../cmdlets/core/Invoke-Command.ts';
import { NewModule } from '../../cmdlets/core/New-Module.ts';
import { OutNull } from '../../cmdlets/core/Out-Null.ts';
import { ReceiveJob } from '../../cmdlets/core/Receive-Job.ts';
import { RemoveModule } from '../../cmdlets/core/Remove-Module.ts';
import { StartJob } from '../../cmdlets/core/Start-Job.ts';
import { WhereObject } from '../../cmdlets/core/Where-Object.ts';
import { runScript } from '../engine-command/run-script.ts';

const cmdlets = [
  AddHistory,
  ExportModuleMember,
  ForEachObject,
  GetCommand,
  GetHelp,
  GetHistory,
  GetJob,
  ImportModule,
  InvokeCommand,
  NewModule,
  OutNull,
  ReceiveJob,
  RemoveModule,
  StartJob,
  WhereObject,
];

type Row = readonly [name: string, script: string, out: string];

function table(rows: readonly Row[]): void {
  for (const [name, script, out] of rows) test(name, () => expect(runScript(script, cmdlets).out).toBe(out));
}

const id = (call: string): string => `try { ${call} } catch { $_.FullyQualifiedErrorId }`;
const forEach = 'Microsoft.PowerShell.Commands.ForEachObjectCommand';
const where = 'Microsoft.PowerShell.Commands.WhereObjectCommand';

describe('ForEach-Object', () => {
  table([
    ['begin, process and end by position', "1..2 | ForEach-Object { 'b' } { $_ } { 'e' }", 'b\n1\n2\ne'],
    ['two blocks: begin and process', "1..2 | ForEach-Object { 'b' } { $_ }", 'b\n1\n2'],
    ['the block runs in the caller’s scope', '1..3 | ForEach-Object { $last = $_ }; $last', '3'],
    ['a property', "'ab', 'c' | ForEach-Object Length", '2\n1'],
    ['a method with arguments', "'a-b' | ForEach-Object Split '-'", 'a\nb'],
    ['an entry of a dictionary', "@{ k = 'v' } | ForEach-Object k", 'v'],
    [
      'an ambiguous pattern',
      id("'a' | ForEach-Object L* -ErrorAction Stop"),
      `AmbiguousPropertyOrMethodName,${forEach}`,
    ],
    ['-Parallel sees $using: only', '$v = 1; $w = 2; 5 | ForEach-Object -Parallel { "$_ $using:v [$w]" }', '5 1 []'],
  ]);
});

describe('Where-Object', () => {
  table([
    ['a block is judged as a condition', '1..3 | Where-Object { if ($_ -ne 2) { 0, 0 } }', '1\n3'],
    ['a property and an operator', "'a', 'bb' | Where-Object Length -gt 1", 'bb'],
    [
      'case matters with -ceq',
      "'A', 'a' | Where-Object { $true } | ForEach-Object { [pscustomobject]@{ N = $_ } } | Where-Object N -ceq a | ForEach-Object N",
      'a',
    ],
    [
      '-not',
      '[pscustomobject]@{ On = $false }, [pscustomobject]@{ On = $true } | Where-Object -Not On | ForEach-Object On',
      'False',
    ],
    [
      '-in',
      "'a', 'b' | ForEach-Object { [pscustomobject]@{ N = $_ } } | Where-Object N -in b, c | ForEach-Object N",
      'b',
    ],
    ['an operator without a value', id('1 | Where-Object Length -gt'), `ValueNotSpecifiedForWhereObject,${where}`],
  ]);
});

describe('jobs', () => {
  table([
    [
      'output, and nothing the second time',
      "$j = Start-Job { 'once' }; Receive-Job $j; @(Receive-Job $j).Count",
      'once\n0',
    ],
    ['-Keep', "$j = Start-Job { 'x' }; Receive-Job $j -Keep; Receive-Job $j", 'x\nx'],
    [
      'arguments and $using:',
      '$u = \'u\'; Start-Job { param($a) "$a $using:u" } -ArgumentList a | Receive-Job -Wait',
      'a u',
    ],
    ['variables of this session are not seen', '$v = 1; Start-Job { "[$v]" } | Receive-Job', '[]'],
    ['a thrown error makes it fail', "(Start-Job { throw 'x' }).State", 'Failed'],
    ['numbers count by two', '(Start-Job { 1 }).Id; (Start-Job { 1 }).Id', '1\n3'],
    ['a child job by its number', '$null = Start-Job { 1 }; (Get-Job -Id 2).Name', 'Job2'],
    ['with the child jobs', '$null = Start-Job { 1 }; Get-Job -IncludeChildJob | ForEach-Object Name', 'Job1\nJob2'],
    [
      'by what they are',
      "$null = Start-Job { 1 } -Name a; $null = Start-Job { throw 1 } -Name b; $null = Start-Job { } -Name c; (Get-Job -Filter @{ State = 'Failed' }).Name; (Get-Job -HasMoreData $false).Name; (Get-Job -Newest 1).Name; @(Get-Job -Before (Get-Date).AddDays(-1)).Count; (Get-Job -Command '*throw*').Name",
      'b\nc\nc\n0\nb',
    ],
  ]);
});

describe('modules', () => {
  const module =
    'New-Module -Name M { $script:n = 0; function Add-N { $script:n++; $script:n }; function inner { 1 }; Export-ModuleMember Add-N } | Out-Null\n';
  table([
    ['only exported functions are visible', `${module}Add-N; Add-N; ${id('inner')}`, '1\n2\nCommandNotFoundException'],
    ['its functions name it', `${module}(Get-Command Add-N).Source`, 'M'],
    ['removed', `${module}Remove-Module M; ${id('Add-N')}`, 'CommandNotFoundException'],
    [
      'a module that is nowhere',
      id('Import-Module nosuch -ErrorAction Stop'),
      'Modules_ModuleNotFound,Microsoft.PowerShell.Commands.ImportModuleCommand',
    ],
  ]);
});

describe('Get-Command and Get-Help', () => {
  table([
    ['syntax', 'function f { param([string]$A, [switch]$S) }; Get-Command f -Syntax', '\nf [[-A] <string>] [-S]'],
    [
      'a name that is nothing',
      id('Get-Command nosuch -ErrorAction Stop'),
      'CommandNotFoundException,Microsoft.PowerShell.Commands.GetCommandCommand',
    ],
    ['help from comments', 'function f { <# .SYNOPSIS\nSyn #> }\n(Get-Help f).Synopsis', 'Syn'],
    ['help of a cmdlet', '(Get-Help Out-Null).Synopsis', 'Takes objects and shows nothing.'],
  ]);
});
