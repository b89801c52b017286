import { describe, expect, test } from 'vitest';
import type { CmdletDefinition } from '../../src/engine/command/definition.ts';
import { runScript } from '../engine-command/run-script.ts';

const utility = new URL('../../cmdlets/utility/', import.meta.url);

async function load(name: string): Promise<CmdletDefinition> {
  const module = (await import(new URL(`${name}.ts`, utility).href)) as Record<string, CmdletDefinition>;
  return module[name.replace('-', '')]!;
}

/** Cmdlets that say why they do nothing here, with a call that binds. */
const notHere: Readonly<Record<string, string>> = {
  'Set-PSBreakpoint': 'Set-PSBreakpoint a.ps1 3',
  'Wait-Debugger': 'Wait-Debugger',
  'Debug-Runspace': 'Debug-Runspace -Id 1',
  'Enable-RunspaceDebug': 'Enable-RunspaceDebug',
  'Disable-RunspaceDebug': 'Disable-RunspaceDebug -RunspaceId 1',
  'Get-RunspaceDebug': 'Get-RunspaceDebug',
  'Get-Runspace': 'Get-Runspace',
  'Register-ObjectEvent': 'Register-ObjectEvent 1 Elapsed',
};

const others = [
  'Export-PSSession',
  'Import-PSSession',
  'Get-PSBreakpoint',
  'Remove-PSBreakpoint',
  'Enable-PSBreakpoint',
  'Disable-PSBreakpoint',
  'Get-Verb',
  'Import-LocalizedData',
  'Unblock-File',
  'Update-List',
  'Get-Event',
  'New-Event',
  'Register-EngineEvent',
  'Unregister-Event',
  'Remove-Event',
  'Get-EventSubscriber',
  'Wait-Event',
];

describe('what is not here says so', () => {
  for (const [name, call] of Object.entries(notHere)) {
    test(name, async () => {
      const { out } = runScript(`try { ${call} } catch { $_.FullyQualifiedErrorId; $_.Exception.Message }`, [
        await load(name),
      ]);
      const [id, message] = out.split('\n');
      expect(id).toBe(`NotAvailableHere,Microsoft.PowerShell.Commands.${name.replace('-', '')}Command`);
      expect(message).toMatch(new RegExp(`^${name} is not available in migsh: .+\\.$`));
    });
  }
});

describe('examples run without an error', async () => {
  const definitions = await Promise.all(
    [
      ...others.filter((name) => !['Unblock-File', 'Import-LocalizedData'].includes(name)),
      'Out-GridView',
      'Write-Host',
    ].map(load),
  );
  const { NewPSSession } = await import('../../cmdlets/core/New-PSSession.ts');
  for (const { name, examples } of definitions)
    examples.forEach((example, i) => {
      test(`${name} ${i + 1}`, () => {
        expect(runScript(example.code, [...definitions, NewPSSession]).error).toBe('');
      });
    });
});
