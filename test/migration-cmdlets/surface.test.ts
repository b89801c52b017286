import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { CmdletDefinition, ParameterDefinition, ParameterSetUse } from '../../src/engine/command/definition.ts';

/** A cmdlet of the documentation: the lines of exchange-cmdlets.txt. */
interface Documented {
  readonly name: string;
  readonly takesWhatIf: boolean;
  readonly asks: boolean;
  readonly sets: readonly string[];
  readonly parameters: ReadonlyMap<string, DocumentedParameter>;
}

interface DocumentedParameter {
  readonly type: string;
  /** Set → `!0|`; the set `*` for all. */
  readonly uses: ReadonlyMap<string, string>;
}

/** Sets that two products share out under two names; they are one here, since with both a call would be ambiguous. */
const merged: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'Get-MigrationBatch': { BatchesFromEndpoint: 'BatchesByEndpoint' },
  'New-MigrationBatch': { Preexisting: 'PreexistingUsers' },
};

/** Sets that a parameter is in here, beside those of the documentation's syntax lines. */
const added: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  'New-MigrationBatch': {
    // Ours: an IMAP server as the target.
    TargetEndpoint: ['Onboarding'],
    // The documentation contradicts itself: its parameter tables name these sets, its syntax lines do not.
    BadItemLimit: ['Offboarding', 'Onboarding'],
    LargeItemLimit: ['Offboarding', 'Onboarding'],
  },
};

/** Sets that are ours alone. */
const ourSets: Readonly<Record<string, readonly string[]>> = { 'Export-MigrationReport': ['File'] };

function parse(text: string): Documented[] {
  return text
    .split('\n\n')
    .slice(1)
    .map((block) => {
      const [head, ...lines] = block.trimEnd().split('\n');
      const [, name, flags, sets] = /^(\S+)((?: (?:WhatIf|asks))*)(?: \((.*)\))?$/.exec(head!)!;
      return {
        name: name!,
        takesWhatIf: flags!.includes('WhatIf'),
        asks: flags!.includes('asks'),
        sets: sets?.split(' ') ?? [],
        parameters: new Map(lines.map((line) => parameterOf(line.trim().split(' ')))),
      };
    });
}

function parameterOf([name, type, ...uses]: readonly string[]): [string, DocumentedParameter] {
  const pairs = uses.map((use) => /^([A-Za-z]+|\*)(.*)$/.exec(use)!).map(([, set, how]) => [set!, how!] as const);
  return [name!, { type: type!, uses: new Map(pairs) }];
}

const documented = parse(readFileSync(new URL('exchange-cmdlets.txt', import.meta.url), 'utf8'));

async function definitionOf(name: string): Promise<CmdletDefinition> {
  const folder = existsSync(new URL(`../../cmdlets/migration/${name}.ts`, import.meta.url)) ? 'migration' : 'exchange';
  const module = (await import(`../../cmdlets/${folder}/${name}.ts`)) as Record<string, CmdletDefinition>;
  return module[name.replace('-', '')]!;
}

function howUsed(use: ParameterSetUse): string {
  const input = use.pipeline ? '|' : use.byName ? '.' : '';
  return `${use.mandatory ? '!' : ''}${use.position ?? ''}${input}`;
}

/** `Microsoft.Exchange.Data.Unlimited`1[System.UInt32]` is an Unlimited. */
function shortType(name: string): string {
  return name.replace(/`1\[.*\]$/, '').replace(/^.*[.+]/, '');
}

function described(definition: CmdletDefinition, parameter: ParameterDefinition): DocumentedParameter {
  const ours = ourSets[definition.name] ?? [];
  const sets = definition.sets.filter((set) => !ours.includes(set));
  const uses = sets.length === 0 ? [['*', parameter] as const] : usesOf(parameter, sets);
  return { type: shortType(parameter.type.name), uses: new Map(uses.map(([set, use]) => [set, howUsed(use)])) };
}

function usesOf(parameter: ParameterDefinition, sets: readonly string[]): (readonly [string, ParameterSetUse])[] {
  if (!parameter.sets) return sets.map((set) => [set, parameter]);
  return Object.entries(parameter.sets).filter(([set]) => sets.includes(set));
}

/** The documentation with the differences above. */
function expected(cmdlet: Documented, name: string): DocumentedParameter {
  const { type, uses } = cmdlet.parameters.get(name)!;
  const names = merged[cmdlet.name] ?? {};
  const every = uses.get('*');
  const wanted = new Map(
    every === undefined || cmdlet.sets.length === 0
      ? [...uses].map(([set, how]) => [names[set] ?? set, how])
      : cmdlet.sets.map((set) => [names[set] ?? set, every]),
  );
  for (const set of added[cmdlet.name]?.[name] ?? []) wanted.set(set, '');
  return { type, uses: wanted };
}

const sorted = (uses: ReadonlyMap<string, string>): string[] => [...uses].map((pair) => pair.join(' ')).sort();

describe('the documented cmdlets have their documented parameters', () => {
  it('all of them are in the table', () => expect(documented.length).toBe(25));

  for (const cmdlet of documented) {
    it(cmdlet.name, async () => {
      const definition = await definitionOf(cmdlet.name);
      expect(definition.shouldProcess).toBe(cmdlet.takesWhatIf);
      expect(definition.confirmImpact === 'High').toBe(cmdlet.asks);
      expect(definition.module).toBe('ExchangeOnlineManagement');
      const own = Object.entries(definition.parameters).filter(([, parameter]) => !parameter.ours);
      expect(own.map(([name]) => name).sort()).toEqual([...cmdlet.parameters.keys()].sort());
      for (const [name, parameter] of own) {
        const [is, wanted] = [described(definition, parameter), expected(cmdlet, name)];
        expect([name, is.type, ...sorted(is.uses)]).toEqual([name, wanted.type, ...sorted(wanted.uses)]);
        expect([name, ...(parameter.aliases ?? [])]).toEqual([name]);
        expect(parameter.help.endsWith('.')).toBe(true);
      }
    });

    it(`${cmdlet.name}: parameter sets`, async () => {
      const definition = await definitionOf(cmdlet.name);
      const names = merged[cmdlet.name] ?? {};
      const wanted = new Set([...cmdlet.sets.map((set) => names[set] ?? set), ...(ourSets[cmdlet.name] ?? [])]);
      const sets = new Set(definition.sets);
      if (definition.defaultSet !== null && wanted.size > 0) sets.add(definition.defaultSet);
      expect([...sets].sort()).toEqual([...wanted].sort());
    });
  }
});
