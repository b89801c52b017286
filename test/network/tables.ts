import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import { outputOfEach } from './shell-script.ts';

/** A row of a table: what it shows, a script, what that prints. */
export type Row = readonly [what: string, script: string, expected: string | RegExp];

/** Runs the scripts of a table in one shell, behind what `before` gives; a test a row. */
export function testEach(before: () => string, rows: readonly Row[], folder: () => string = tmpdir): void {
  let outputs: Promise<string[]> | null = null;
  test.each(rows.map(([what, , expected], i) => [what, i, expected] as const))('%s', async (_what, i, expected) => {
    const scripts = rows.map(([, script]) => script);
    outputs ??= outputOfEach(before(), scripts, folder());
    const output = (await outputs)[i];
    if (typeof expected === 'string') expect(output).toBe(expected);
    else expect(output).toMatch(expected);
  });
}
