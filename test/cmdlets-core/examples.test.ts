import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { CmdletDefinition } from '../../src/engine/command/definition.ts';
import { runScript } from '../engine-command/run-script.ts';

/** Loads every cmdlet of a folder. */
async function definitionsIn(name: string): Promise<readonly CmdletDefinition[]> {
  const folder = new URL(`../../cmdlets/${name}/`, import.meta.url);
  const files = readdirSync(folder).filter((file) => /^[A-Z]\w*-\w+\.ts$/.test(file));
  return Promise.all(
    files.map(async (file) => {
      const module = (await import(new URL(file, folder).href)) as Record<string, CmdletDefinition>;
      return module[file.slice(0, -3).replace('-', '')]!;
    }),
  );
}

const core = await definitionsIn('core');
const all = [
  ...core,
  ...(await definitionsIn('utility')),
  ...(await definitionsIn('management')),
  ...(await definitionsIn('exchange')),
];

/** Examples whose point is an error or a question, with the beginning of what they print as an error. */
const expected: Readonly<Record<string, string>> = {
  'Invoke-History': 'Invoke-History: ',
};

describe('examples of the Core cmdlets run without an error', () => {
  for (const definition of core) {
    definition.examples.forEach((example, i) => {
      test(`${definition.name} ${i + 1}`, () => {
        const { error } = runScript(example.code, all);
        const wanted = expected[definition.name];
        if (wanted === undefined) expect(error).toBe('');
        else expect(error.startsWith(wanted)).toBe(true);
      });
    });
  }

  test('every cmdlet that works here has one', () => {
    const without = core.filter((one) => one.examples.length === 0).map((one) => one.name);
    // Those that only say why they are not there, and lists that are always empty.
    expect(without.sort()).toEqual([
      'Debug-Job',
      'Disable-ExperimentalFeature',
      'Enable-ExperimentalFeature',
      'Enter-PSHostProcess',
      'Enter-PSSession',
      'Exit-PSHostProcess',
      'Exit-PSSession',
      'Get-ExperimentalFeature',
      'Get-PSHostProcessInfo',
      'Get-PSSubsystem',
      'New-ModuleManifest',
      'New-PSRoleCapabilityFile',
      'New-PSSessionConfigurationFile',
      'New-PSSessionOption',
      'New-PSTransportOption',
      'Save-Help',
      'Switch-Process',
      'Update-Help',
    ]);
  });
});
