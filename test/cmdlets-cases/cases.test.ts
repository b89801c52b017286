import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parseCases } from '../oracle/cases.ts';
import { powerShellCmdlets } from '../oracle/cmdlets.ts';
import { replayCase } from '../oracle/replay.ts';

// Scripts with what they print, in the format of the recordings. Nobody recorded these: they state what PowerShell's own sources,
// resource strings, tests and documentation say of parameters and errors that no recording shows.

const folder = fileURLToPath(new URL('.', import.meta.url));
const cmdlets = powerShellCmdlets();
process.env['TZ'] = 'UTC';

for (const file of readdirSync(folder).filter((name) => name.endsWith('.txt'))) {
  describe(file.slice(0, -4), () => {
    for (const one of parseCases(readFileSync(`${folder}${file}`, 'utf8')))
      test(one.name, () => {
        const { stdout, stderr, exit } = replayCase(one, cmdlets);
        expect({ stdout, stderr, exit }).toEqual({ stdout: one.stdout, stderr: one.stderr, exit: one.exit });
      });
  });
}
