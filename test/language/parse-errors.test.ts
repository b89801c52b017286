import { describe, expect, it } from 'vitest';
import { positionAt } from '../../src/language/extent.js';
import { parse } from '../../src/language/parse.js';
import { knownType } from './known-types.js';
import { recordedScripts } from './recorded.js';

const files = ['commands/parse-errors.txt', 'commands/parse-errors-more.txt', 'commands/parse-errors-statements.txt'];

/** The first parse error as PowerShell 7.6.5 showed it; null when the script ran. */
interface Shown {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** Reads a ConciseView block: `ParserError: file:line`, the line of the script, the mark below it, the message. */
function shownError(stderr: string): Shown | null {
  const match =
    /^ParserError: .*case\.ps1:(\d+)\nLine \|\n\s*\d+ \| {2}(.*)\n {5}\| {2}( *)(~+)\n((?: {5}\| .*\n?)+)/.exec(stderr);
  if (!match) return null;
  const message = match[5]!
    .replace(/^ {5}\| /gm, '')
    .replace(/\s+/g, ' ')
    .trim();
  return { line: Number(match[1]), column: match[3]!.length + 1, message };
}

/** Every name but one is that of a type, and none is another's base. */
const known = (name: string) => (name === 'NoSuchBase' ? null : knownType(name));

for (const file of files) {
  describe(file, () => {
    for (const { name, script, stderr } of recordedScripts(file)) {
      it(name, () => {
        const [first] = parse(script, { resolveType: known }).diagnostics;
        const expected = shownError(stderr);
        if (!expected) {
          expect(first).toBeUndefined();
          return;
        }
        const place = first && positionAt(first.extent.source, first.extent.start);
        expect({ ...place, message: first?.message.replace(/\s+/g, ' ') }).toEqual(expected);
      });
    }
  });
}

describe('all recorded scripts', () => {
  const scripts = recordedScripts();
  it('are there', () => {
    expect(scripts.length).toBeGreaterThan(1500);
  });
  it('have parse errors exactly where PowerShell had', () => {
    const differing = scripts.filter(({ script, stderr }) => {
      const refused = /^ParserError: <dir>\/case\.ps1/m.test(stderr);
      return refused !== parse(script, { resolveType: known }).diagnostics.length > 0;
    });
    expect(differing.map(({ file, name }) => `${file} ${name}`)).toEqual([]);
  });
});
