import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ConvertFromStringData } from '../../cmdlets/utility/ConvertFrom-StringData.ts';
import { ImportLocalizedData } from '../../cmdlets/utility/Import-LocalizedData.ts';
import { runScript } from '../engine-command/run-script.ts';

const folder = mkdtempSync(join(tmpdir(), 'localized-'));

beforeAll(() => {
  mkdirSync(join(folder, 'de'));
  writeFileSync(join(folder, 'texts.psd1'), "@{ Hello = 'Good day' }");
  writeFileSync(join(folder, 'de', 'texts.psd1'), "ConvertFrom-StringData @'\nHello = Guten Tag\n'@");
  writeFileSync(join(folder, 'bad.psd1'), '@{ Hello = Get-Date }');
});
afterAll(() => rmSync(folder, { recursive: true }));

const rows: readonly (readonly [string, string, string])[] = [
  ['the folder itself', '(Import-LocalizedData -FileName texts -BaseDirectory DIR).Hello', 'Good day'],
  [
    'the parent of a culture, into a variable',
    'Import-LocalizedData t de-AT -FileName texts -BaseDirectory DIR; $t.Hello',
    'Guten Tag',
  ],
  [
    'a file that would run something',
    'try { Import-LocalizedData -FileName bad -BaseDirectory DIR } catch { $_.FullyQualifiedErrorId }',
    'CouldNotParseAsPowerShellDataFile,Microsoft.PowerShell.Commands.ImportLocalizedDataCommand',
  ],
  [
    'no file',
    'try { Import-LocalizedData -FileName no -BaseDirectory DIR -ErrorAction Stop } catch { $_.CategoryInfo.Category }',
    'ObjectNotFound',
  ],
];
for (const [name, script, out] of rows)
  test(name, () => {
    const text = script.replace('DIR', `'${folder}'`);
    expect(runScript(text, [ImportLocalizedData, ConvertFromStringData]).out).toBe(out);
  });
