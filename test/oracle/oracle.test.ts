import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { type OracleCase, parseCases } from './cases.ts';
import { powerShellCmdlets } from './cmdlets.ts';
import { replayCase } from './replay.ts';

// Every recorded case of the real PowerShell, byte for byte. `listed.txt` names the cases that differ, each with its reason;
// a listed case that does not differ any more fails, so that the list stays true.

const here = dirname(fileURLToPath(import.meta.url));
const caseFolder = join(here, 'cases');

function caseFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? caseFiles(join(folder, entry.name)) : entry.name.endsWith('.txt') ? [join(folder, entry.name)] : [],
  );
}

/** `area/topic/case: reason` a line; lines that start with # are comments. */
function readListed(): Map<string, string> {
  const listed = new Map<string, string>();
  for (const line of readFileSync(join(here, 'listed.txt'), 'utf8').split('\n')) {
    const entry = /^([^#\s][^:]*):\s*(.+)$/.exec(line);
    if (entry) listed.set(entry[1]!, entry[2]!);
  }
  return listed;
}

const listed = readListed();
const cmdlets = powerShellCmdlets();
process.env['TZ'] = 'UTC';

function differs(one: OracleCase): boolean {
  const got = replayCase(one, cmdlets);
  return got.stdout !== one.stdout || got.stderr !== one.stderr || got.exit !== one.exit;
}

describe('recorded cases of PowerShell 7.6.5', () => {
  for (const file of caseFiles(caseFolder).sort()) {
    const topic = relative(caseFolder, file).replaceAll('\\', '/').replace(/\.txt$/, '');
    test(topic, { timeout: 120_000 }, () => {
      const cases = parseCases(readFileSync(file, 'utf8'));
      const differing = cases.filter(differs).map((one) => `${topic}/${one.name}`);
      const expected = cases.map((one) => `${topic}/${one.name}`).filter((name) => listed.has(name));
      expect(differing).toEqual(expected);
    });
  }

  test('the list names cases that exist', () => {
    const names = new Set(
      caseFiles(caseFolder).flatMap((file) => {
        const topic = relative(caseFolder, file).replaceAll('\\', '/').replace(/\.txt$/, '');
        return parseCases(readFileSync(file, 'utf8')).map((one) => `${topic}/${one.name}`);
      }),
    );
    expect([...listed.keys()].filter((name) => !names.has(name))).toEqual([]);
  });
});
