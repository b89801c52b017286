import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { cmdletTableOf } from '../../src/engine/command/cmdlet-parameters.js';
import { cmdlet, type ParameterDefinition, type ParameterSetUse } from '../../src/engine/command/definition.js';
import type { ParameterType } from '../../src/engine/command/parameter-type.js';
import { listedSets, setSyntax } from '../../src/engine/command/syntax.js';

/** A cmdlet as the oracle's surface describes it. */
interface SurfaceParameter {
  readonly type: string;
  readonly all?: string;
  readonly sets?: Readonly<Record<string, string>>;
}
interface Surface {
  readonly name: string;
  readonly module: string;
  readonly defaultSet: string | null;
  readonly sets: readonly (string | null)[];
  readonly syntax: readonly string[];
  readonly parameters: Readonly<Record<string, SurfaceParameter>>;
}

const surface: readonly Surface[] = JSON.parse(readFileSync(new URL('commands.json', import.meta.url), 'utf8'));

function use(text: string): ParameterSetUse {
  const words = text.split(' ');
  const position = words.find((word) => word.startsWith('position='));
  return {
    mandatory: words.includes('mandatory'),
    pipeline: words.includes('pipeline'),
    byName: words.includes('byName'),
    remaining: words.includes('remaining'),
    ...(position ? { position: Number(position.slice(9)) } : {}),
  };
}

/** The type's label is taken from the syntax line: here only order and brackets are tested. */
function typeOf(command: Surface, name: string, type: string): ParameterType<unknown> {
  const label = new RegExp(`-${name}\\]? <([^>]*)>`).exec(command.syntax.join('\n'))?.[1] ?? '';
  const kind = type === 'System.Management.Automation.SwitchParameter' ? 'switch' : 'scalar';
  return { name: type, label, kind, values: null, convert: null, complete: null };
}

describe('syntax lines of every recorded cmdlet', () => {
  // The recording has no parameters of the commands of three modules: their sets are null.
  for (const command of surface.filter(({ sets }) => !sets.includes(null))) {
    test(command.name, () => {
      const parameters: Record<string, ParameterDefinition> = {};
      for (const [name, parameter] of Object.entries(command.parameters)) {
        if (name === 'WhatIf' || name === 'Confirm') continue;
        const sets = parameter.sets
          ? { sets: Object.fromEntries(Object.entries(parameter.sets).map(([set, text]) => [set, use(text)])) }
          : use(parameter.all ?? '');
        parameters[name] = { type: typeOf(command, name, parameter.type), help: '', ...sets };
      }
      const definition = cmdlet({
        name: command.name,
        module: command.module,
        synopsis: '',
        ...(command.defaultSet ? { defaultSet: command.defaultSet } : {}),
        sets: command.sets.filter((set): set is string => set !== null && set !== '__AllParameterSets'),
        shouldProcess: 'WhatIf' in command.parameters,
        parameters,
        run: () => ({}),
      });
      const table = cmdletTableOf(definition);
      expect(listedSets(table).map((set) => `${command.name} ${setSyntax(table, set)}`)).toEqual(command.syntax);
    });
  }
});
