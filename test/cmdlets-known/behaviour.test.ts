import { describe, expect, test } from 'vitest';
import type { CmdletDefinition } from '../../src/engine/command/definition.ts';
import { cmdletTable } from '../../src/engine/session/cmdlet-table.ts';
import { runScript } from '../engine-command/run-script.ts';
import { openSession } from '../oracle/replay.ts';
import { ReplayHost } from '../oracle/replay-host.ts';

const names = {
  core: ['ForEach-Object', 'New-PSSession', 'Out-Null'],
  utility: [
    ...['New-Event', 'Get-Event', 'Remove-Event', 'Wait-Event', 'Register-EngineEvent', 'Unregister-Event'],
    ...['Get-EventSubscriber', 'Get-Verb', 'Update-List', 'Import-PSSession', 'Remove-PSBreakpoint'],
    ...['Get-PSBreakpoint', 'Write-Host', 'Write-Error'],
  ],
  exchange: ['Get-ConnectionInformation'],
} as const;

const cmdlets: readonly CmdletDefinition[] = await Promise.all(
  Object.entries(names).flatMap(([folder, list]) =>
    list.map(async (name) => {
      const file = new URL(`../../cmdlets/${folder}/${name}.ts`, import.meta.url);
      return ((await import(file.href)) as Record<string, CmdletDefinition>)[name.replace('-', '')]!;
    }),
  ),
);

const caught = (call: string): string => `try { ${call} } catch { $_.FullyQualifiedErrorId }`;
const commands = 'Microsoft.PowerShell.Commands.';

type Row = readonly [name: string, script: string, out: string];

function table(title: string, rows: readonly Row[]): void {
  describe(title, () => {
    for (const [name, script, out] of rows) test(name, () => expect(runScript(script, cmdlets).out).toBe(out));
  });
}

table('events', [
  ['a new event waits in the queue', '$null = New-Event a -MessageData 1; (Get-Event a).MessageData', '1'],
  ['events are numbered from 1', '$null = New-Event a; (New-Event b).EventIdentifier', '2'],
  ['names are patterns', '$null = New-Event ab; $null = New-Event cd; @(Get-Event a*).Count', '1'],
  [
    'a name that no event has is an error',
    caught('Get-Event a -ErrorAction Stop'),
    `INVALID_SOURCE_IDENTIFIER,${commands}GetEventCommand`,
  ],
  [
    'a number that no event has is an error',
    caught('Get-Event -EventIdentifier 5 -ErrorAction Stop'),
    `INVALID_EVENT_IDENTIFIER,${commands}GetEventCommand`,
  ],
  ['no error for a pattern', '@(Get-Event x*).Count', '0'],
  [
    'Remove-Event takes out',
    '$null = New-Event a; $null = New-Event b; Remove-Event a; (Get-Event).SourceIdentifier',
    'b',
  ],
  ['through the pipeline by number', '$null = New-Event a; Get-Event | Remove-Event; @(Get-Event).Count', '0'],
  [
    '-WhatIf takes nothing out',
    '$null = New-Event a; Remove-Event a -WhatIf; @(Get-Event).Count',
    'What if: Performing the operation "Remove" on target "Event \'a\'".\n1',
  ],
  [
    'Wait-Event leaves the event in the queue',
    '$null = New-Event a; (Wait-Event a).SourceIdentifier; @(Get-Event).Count',
    'a\n1',
  ],
  ['Wait-Event with a limit writes nothing', '@(Wait-Event a -Timeout 0).Count', '0'],
  ['a wait that could never end is an error', caught('Wait-Event a'), `NoEventCanCome,${commands}WaitEventCommand`],
  [
    'an action sees the event',
    '$null = Register-EngineEvent a { Write-Host "$($Event.MessageData) $Sender $args $($EventSubscriber.SubscriptionId)" }; $null = New-Event a s 1, 2 m',
    'm s 1 2 1',
  ],
  [
    'an event that an action took is not in the queue',
    '$null = Register-EngineEvent a { }; $null = New-Event a; @(Get-Event).Count',
    '0',
  ],
  [
    'a subscription without an action leaves it there',
    'Register-EngineEvent a; $null = New-Event a; @(Get-Event).Count',
    '1',
  ],
  ['data of the subscription', 'Register-EngineEvent a -MessageData 7; (New-Event a).MessageData', '7'],
  [
    'what an action writes stays in its job',
    '$j = Register-EngineEvent a { 5 }; $null = New-Event a; $j.State; $j.Output',
    'Running\n5',
  ],
  [
    'what fails in an action stays in its job',
    "$j = Register-EngineEvent a { throw 'x' }; $null = New-Event a; 'on'; $j.Error.Count",
    'on\n1',
  ],
  [
    'an action keeps its names',
    '$null = Register-EngineEvent a { $script:n++; Write-Host $n }; 1..2 | % { $null = New-Event a }',
    '1\n2',
  ],
  [
    '-MaxTriggerCount',
    '$null = Register-EngineEvent a { Write-Host x } -MaxTriggerCount 1; 1..3 | % { $null = New-Event a }; @(Get-EventSubscriber).Count',
    'x\n0',
  ],
  [
    '-SupportEvent hides',
    'Register-EngineEvent a -SupportEvent; @(Get-EventSubscriber).Count; @(Get-EventSubscriber -Force).Count',
    '0\n1',
  ],
  ['Unregister-Event', 'Register-EngineEvent a; Unregister-Event a; @(Get-EventSubscriber).Count', '0'],
  [
    'a subscription that is not there is an error',
    caught('Unregister-Event -SubscriptionId 3 -ErrorAction Stop'),
    `INVALID_SUBSCRIPTION_IDENTIFIER,${commands}UnregisterEventCommand`,
  ],
]);

table('lists', [
  [
    'adds and removes',
    "$o = [pscustomobject]@{ L = [Collections.ArrayList]@(1, 2) }; ($o | Update-List L -Add 3 -Remove 1).L -join ','",
    '2,3',
  ],
  [
    'replaces',
    "$o = [pscustomobject]@{ L = [Collections.ArrayList]@(1, 2) }; ($o | Update-List L -Replace 8, 9).L -join ','",
    '8,9',
  ],
  ['without an object: what to change', '$c = Update-List -Add 1 -Remove 2; "$($c.Add) $($c.Remove)"', '1 2'],
  ['for a property: a table', "(Update-List L -Add 1).L.Add -join ','", '1'],
  [
    'an array does not let itself be changed',
    caught('[pscustomobject]@{ L = 1, 2 } | Update-List L -Add 3 -ErrorAction Stop'),
    `ApplyFailed,${commands}UpdateListCommand`,
  ],
  [
    'an object without a property',
    caught('1 | Update-List -Add 3'),
    `MissingPropertyParameter,${commands}UpdateListCommand`,
  ],
]);

table('verbs, breakpoints, sessions', [
  ['100 verbs', '@(Get-Verb).Count', '100'],
  ['by group', "(Get-Verb -Group Security).Verb -join ','", 'Block,Grant,Protect,Revoke,Unblock,Unprotect'],
  ['no breakpoints to remove', "Get-PSBreakpoint | Remove-PSBreakpoint; 'on'", 'on'],
  [
    'a breakpoint by number is not there',
    caught('Remove-PSBreakpoint 3 -ErrorAction Stop'),
    `PSBreakpoint:BreakpointIdNotFound,${commands}RemovePSBreakpointCommand`,
  ],
  [
    'a session with Exchange is imported',
    '$s = New-PSSession -ConfigurationName Microsoft.Exchange; (Import-PSSession $s).Name',
    'ExchangeOnlineManagement',
  ],
  [
    'with a prefix',
    '$s = New-PSSession -ConfigurationName Microsoft.Exchange; $null = Import-PSSession $s -Prefix EXO; @(Get-EXOConnectionInformation).Count',
    '0',
  ],
]);

test('PowerShell.Exiting runs when the session ends, once', () => {
  const host = new ReplayHost();
  const session = openSession(host, cmdletTable(cmdlets), '/tmp');
  session.run("$null = Register-EngineEvent PowerShell.Exiting -Action { Write-Host 'bye' }");
  expect([session.hasClosers, host.out]).toEqual([true, '']);
  session.close();
  session.close();
  expect([session.hasClosers, host.out]).toEqual([false, 'bye\n']);
});
