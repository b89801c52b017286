import { describe, expect, test } from 'vitest';
import { chosenRows } from '../../cmdlets/utility/grid/row-choice.ts';
import { OutGridView } from '../../cmdlets/utility/Out-GridView.ts';
import { cmdletTable } from '../../src/engine/session/cmdlet-table.ts';
import { runScript } from '../engine-command/run-script.ts';
import { openSession } from '../oracle/replay.ts';
import { ReplayHost } from '../oracle/replay-host.ts';

/** A terminal with a person who gives these answers. */
class AnsweringHost extends ReplayHost {
  override readonly isInteractive = true as false;
  override readonly outputRedirected = false as true;
  readonly #answers: string[];

  constructor(answers: readonly string[]) {
    super();
    this.#answers = [...answers];
  }

  override readLine(): never {
    return (this.#answers.shift() ?? null) as never;
  }
}

function shown(script: string, ...answers: string[]): string {
  const host = new AnsweringHost(answers);
  openSession(host, cmdletTable([OutGridView]), '/tmp').run(script);
  return host.out;
}

const objects = "[pscustomobject]@{ Name = 'ann'; Age = 1 }, [pscustomobject]@{ Name = 'bob'; Age = 2 }";

describe('rows of an answer', () => {
  const rows: readonly (readonly [string, readonly number[] | null])[] = [
    ['', []],
    ['2', [1]],
    ['1,3', [0, 2]],
    ['3 1', [2, 0]],
    ['2-4', [1, 2, 3]],
    ['1,1-2', [0, 1]],
    ['*', [0, 1, 2, 3]],
    ['0', null],
    ['5', null],
    ['3-2', null],
    ['x', null],
  ];
  for (const [answer, wanted] of rows)
    test(`'${answer}'`, () => {
      expect(chosenRows(answer, 4)).toEqual(wanted);
    });
});

describe('Out-GridView', () => {
  test('numbers the rows and asks nothing', () => {
    expect(shown(`${objects} | Out-GridView -Title People`)).toBe(
      '\nPeople\n  Name Age\n  ---- ---\n1 ann    1\n2 bob    2\n\n',
    );
  });

  test('hands on what is picked', () => {
    expect(shown(`(${objects} | Out-GridView -PassThru).Name`, '2')).toMatch(/\n\nbob\n$/);
  });

  test('asks again after an answer that is none, and for one row only', () => {
    const out = shown(`(${objects} | Out-GridView -OutputMode Single).Name`, '1,2', 'x', '1');
    expect(out).toContain("'1,2' is no such answer.\n'x' is no such answer.\nann\n");
  });

  test('objects without a table stand below their numbers', () => {
    const out = shown("1, 'text' | Out-GridView");
    expect(out).toBe('\n1 1\n2 text\n\n');
  });

  test('without a terminal it says what was needed', () => {
    const { out } = runScript('try { 1 | Out-GridView } catch { $_.FullyQualifiedErrorId }', [OutGridView]);
    expect(out).toBe('TerminalNeeded,Microsoft.PowerShell.Commands.OutGridViewCommand');
  });
});
