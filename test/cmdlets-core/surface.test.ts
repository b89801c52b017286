import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { CmdletDefinition, ParameterDefinition, ParameterSetUse } from '../../src/engine/command/definition.ts';

/** A cmdlet as the real engine describes it (recorded from PowerShell 7.6.5). */
interface Surface {
  readonly name: string;
  readonly module: string;
  readonly defaultSet: string | null;
  readonly shouldProcess: boolean;
  readonly confirmImpact: string;
  readonly sets: readonly string[];
  readonly parameters: Readonly<Record<string, SurfaceParameter>>;
}

interface SurfaceParameter {
  readonly type: string;
  readonly aliases?: readonly string[];
  readonly all?: string;
  readonly sets?: Readonly<Record<string, string>>;
}

const surface: readonly Surface[] = JSON.parse(
  readFileSync(new URL('../engine-command/commands.json', import.meta.url), 'utf8'),
);
const folder = new URL('../../cmdlets/core/', import.meta.url);
const files = readdirSync(folder).filter((name) => /^[A-Z]\w*-\w+\.ts$/.test(name));

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
  const aliases = parameter.aliases ? { aliases: parameter.aliases } : {};
  const type = parameter.type.name;
  if (!parameter.sets) return { type, ...aliases, all: useText(parameter) };
  const sets = Object.fromEntries(Object.entries(parameter.sets).map(([set, use]) => [set, useText(use)]));
  return { type, ...aliases, sets };
}

function recorded({ type, aliases, all, sets }: SurfaceParameter): SurfaceParameter {
  return { type, ...(aliases ? { aliases } : {}), ...(all === undefined ? { sets } : { all }) };
}

describe('cmdlets of Microsoft.PowerShell.Core have the parameters of the real ones', () => {
  for (const file of files) {
    const name = file.slice(0, -3);
    test(name, async () => {
      const module = (await import(new URL(file, folder).href)) as Record<string, CmdletDefinition>;
      const definition = module[name.replace('-', '')]!;
      const real = surface.find((one) => one.name === name)!;
      expect(definition.module).toBe(real.module);
      expect(definition.defaultSet).toBe(real.defaultSet);
      expect(definition.shouldProcess).toBe(real.shouldProcess);
      expect(definition.confirmImpact).toBe(real.confirmImpact);
      expect(definition.sets).toEqual(real.sets.filter((set) => set !== '__AllParameterSets'));
      const own = Object.entries(definition.parameters).map(([key, parameter]) => [key, described(parameter)]);
      const wanted = Object.entries(real.parameters)
        .filter(([key]) => !(real.shouldProcess && (key === 'WhatIf' || key === 'Confirm')))
        .map(([key, parameter]) => [key, recorded(parameter)]);
      expect(own).toEqual(wanted);
    });
  }

  test('all of them are there', () => {
    const names = surface.filter((one) => one.module === 'Microsoft.PowerShell.Core').map((one) => `${one.name}.ts`);
    expect(files.sort()).toEqual(names.sort());
  });
});
