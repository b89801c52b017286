import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { CmdletDefinition, ParameterDefinition, ParameterSetUse } from '../../src/engine/command/definition.ts';
import { runScript } from '../engine-command/run-script.ts';

/** A cmdlet as the real engine describes it (recorded from PowerShell 7.6.5). */
interface Surface {
  readonly name: string;
  readonly module: string;
  readonly defaultSet: string | null;
  readonly shouldProcess: boolean;
  readonly sets: readonly string[];
  readonly parameters: Readonly<Record<string, SurfaceParameter>>;
}

interface SurfaceParameter {
  readonly type: string;
  readonly aliases?: readonly string[];
  readonly all?: string;
  readonly sets?: Readonly<Record<string, string>>;
  readonly validate?: readonly string[];
  readonly enum?: readonly string[];
}

const surface: readonly Surface[] = JSON.parse(
  readFileSync(new URL('../engine-command/commands.json', import.meta.url), 'utf8'),
);
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

function useText(use: ParameterSetUse): string {
  return [
    use.mandatory ? 'mandatory' : '',
    use.position === undefined ? '' : `position=${use.position}`,
    use.pipeline ? 'pipeline' : '',
    use.byName ? 'byName' : '',
    use.remaining ? 'remaining' : '',
  ]
    .filter((word) => word !== '')
    .join(' ');
}

function described(parameter: ParameterDefinition): SurfaceParameter {
  const { sets, aliases, type } = parameter;
  return {
    type: type.name,
    ...(aliases ? { aliases } : {}),
    ...(type.values ? { enum: type.values } : {}),
    ...(sets
      ? { sets: Object.fromEntries(Object.entries(sets).map(([set, use]) => [set, useText(use)])) }
      : { all: useText(parameter) }),
    validate: [
      ...(parameter.allowNull ? ['allowNull'] : []),
      ...(parameter.allowEmptyCollection ? ['allowEmptyCollection'] : []),
      ...(parameter.validate ?? []).map((one) => one.text),
    ],
  };
}

describe('cmdlets that are known by name have the parameters of the real ones', () => {
  for (const name of [...Object.keys(notHere), ...others]) {
    test(name, async () => {
      const definition = await load(name);
      const real = surface.find((one) => one.name === name)!;
      expect(definition.module).toBe(real.module);
      expect(definition.defaultSet).toBe(real.defaultSet);
      expect(definition.shouldProcess).toBe(real.shouldProcess);
      expect(definition.sets).toEqual(real.sets.filter((set) => set !== '__AllParameterSets'));
      const own = Object.entries(definition.parameters).map(([key, one]) => [key, described(one)]);
      const wanted = Object.entries(real.parameters)
        .filter(([key]) => !(real.shouldProcess && (key === 'WhatIf' || key === 'Confirm')))
        .map(([key, one]) => [key, { ...one, validate: one.validate ?? [] }]);
      expect(own).toEqual(wanted);
    });
  }
});

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

test('every cmdlet of Core, Utility, Management and Security has a file', () => {
  const folders = ['core', 'utility', 'management', 'security'];
  const has = (name: string): boolean =>
    folders.some((folder) => existsSync(new URL(`../../cmdlets/${folder}/${name}.ts`, import.meta.url)));
  const covered = surface.filter((one) => /\.(?:Core|Utility|Management|Security)$/.test(one.module));
  expect(covered.filter((one) => !has(one.name)).map((one) => one.name)).toEqual([]);
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
