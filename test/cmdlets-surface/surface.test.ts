import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { cmdletTableOf } from '../../src/engine/command/cmdlet-parameters.ts';
import type { CmdletDefinition, ParameterDefinition, ParameterSetUse } from '../../src/engine/command/definition.ts';
import { listedSets, setSyntax } from '../../src/engine/command/syntax.ts';
import { differences, syntaxOfWindows } from './differences.ts';

/** A cmdlet as the real engine describes it (recorded from PowerShell 7.6.5). */
interface Surface {
  readonly name: string;
  readonly module: string;
  readonly defaultSet: string | null;
  readonly shouldProcess: boolean;
  readonly confirmImpact: string;
  readonly sets: readonly (string | null)[];
  readonly syntax: readonly string[];
  readonly parameters: Readonly<Record<string, SurfaceParameter>>;
}

/** `all`, or a text for each set: `mandatory position=0 pipeline`. */
interface SurfaceParameter {
  readonly type: string;
  readonly aliases?: readonly string[];
  readonly enum?: readonly string[];
  readonly all?: string;
  readonly sets?: Readonly<Record<string, string>>;
  readonly validate?: readonly string[];
}

const surface: readonly Surface[] = JSON.parse(
  readFileSync(new URL('../engine-command/commands.json', import.meta.url), 'utf8'),
);
const modules = import.meta.glob<Record<string, unknown>>(
  '../../cmdlets/{core,utility,management,security}/[A-Z]*-*.ts',
  { eager: true },
);
const definitions = new Map<string, CmdletDefinition>();
for (const [path, module] of Object.entries(modules)) {
  const name = path.slice(path.lastIndexOf('/') + 1, -3);
  definitions.set(name, module[name.replace('-', '')] as CmdletDefinition);
}

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

/** What a parameter is, in words that can be compared; order counts where PowerShell's does. */
function own(parameter: ParameterDefinition): object {
  const { sets, aliases, type } = parameter;
  return {
    type: type.name,
    aliases: aliases ?? [],
    enum: [...(type.values ?? [])].sort(),
    use: sets ? Object.fromEntries(Object.entries(sets).map(([set, use]) => [set, useText(use)])) : useText(parameter),
    validate: [
      ...(parameter.allowNull ? ['allowNull'] : []),
      ...(parameter.allowEmptyString ? ['allowEmptyString'] : []),
      ...(parameter.allowEmptyCollection ? ['allowEmptyCollection'] : []),
      ...(parameter.validate ?? []).map((one) => one.text),
    ].sort(),
  };
}

function wanted({ type, aliases, sets, all, validate, enum: values }: SurfaceParameter): object {
  return {
    type,
    aliases: aliases ?? [],
    enum: [...(values ?? [])].sort(),
    use: sets ?? all ?? '',
    validate: [...(validate ?? [])].sort(),
  };
}

/** A recorded parameter with what is different on purpose put in place of it. */
function expected(cmdlet: string, name: string, recorded: SurfaceParameter): object {
  return { ...wanted(recorded), ...differences[`${cmdlet} -${name}`]?.ours };
}

const recordedWhole = surface.filter(({ sets }) => !sets.includes(null));

describe('cmdlets have the parameters of the real ones', () => {
  for (const real of recordedWhole) {
    test(real.name, () => {
      const definition = definitions.get(real.name)!;
      const { module, defaultSet, shouldProcess, confirmImpact } = definition;
      expect({ module, defaultSet, shouldProcess, confirmImpact }).toEqual({
        module: real.module,
        defaultSet: real.defaultSet,
        shouldProcess: real.shouldProcess,
        confirmImpact: real.confirmImpact,
      });
      expect(definition.sets).toEqual(real.sets.filter((set) => set !== '__AllParameterSets'));
      const common = (key: string): boolean => real.shouldProcess && (key === 'WhatIf' || key === 'Confirm');
      expect(Object.entries(definition.parameters).map(([key, one]) => [key, own(one)])).toEqual(
        Object.entries(real.parameters)
          .filter(([key]) => !common(key))
          .map(([key, one]) => [key, expected(real.name, key, one)]),
      );
    });
  }
});

test('every listed difference is one', () => {
  const equal = Object.keys(differences).filter((key) => {
    const [cmdlet, name] = key.split(' -') as [string, string];
    const recorded = surface.find((one) => one.name === cmdlet)?.parameters[name];
    return (
      recorded === undefined || JSON.stringify(expected(cmdlet, name, recorded)) === JSON.stringify(wanted(recorded))
    );
  });
  expect(equal).toEqual([]);
});

/** The parameters of a syntax line, sorted: dynamic ones stand behind -Confirm in the real engine. */
function parametersOf(line: string): string[] {
  const parameter = /\[\[-\w+\] <[^>]*>\]|\[-\w+(?: <[^>]*>)?\](?: <[^>]*>)?|-\w+(?: <[^>]*>)?/g;
  return (line.replace(/^\w+-\w+ /, '').match(parameter) ?? []).sort();
}

// The recording has no parameters for Management, Security and Host, but their syntax lines.
describe('cmdlets of which only the syntax was recorded have that syntax', () => {
  for (const real of surface.filter(({ sets }) => sets.includes(null))) {
    test(real.name, () => {
      const table = cmdletTableOf(definitions.get(real.name)!);
      const more = syntaxOfWindows[real.name] ?? [];
      const lines = listedSets(table).map((set) => parametersOf(`${real.name} ${setSyntax(table, set)}`));
      const recorded = real.syntax.map((line) => [...parametersOf(line), ...more].sort());
      expect(lines).toEqual(recorded);
    });
  }
});

test('every recorded cmdlet is there, in its module', () => {
  const missing = surface.filter(({ name, module }) => definitions.get(name)?.module !== module);
  expect(missing.map(({ name }) => name)).toEqual([]);
});

test('no cmdlet takes everything and looks at nothing', () => {
  const blind = [...definitions.values()].filter((one) =>
    Object.values(one.parameters).some((parameter) => parameter.hidden && parameter.remaining),
  );
  expect(blind.map(({ name }) => name)).toEqual([]);
});
