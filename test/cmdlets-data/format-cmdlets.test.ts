import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FormatCustom } from '../../cmdlets/utility/Format-Custom.ts';
import { FormatList } from '../../cmdlets/utility/Format-List.ts';
import { FormatTable } from '../../cmdlets/utility/Format-Table.ts';
import { FormatWide } from '../../cmdlets/utility/Format-Wide.ts';
import { GetError } from '../../cmdlets/utility/Get-Error.ts';
import { GetFormatData } from '../../cmdlets/utility/Get-FormatData.ts';
import { OutString } from '../../cmdlets/utility/Out-String.ts';
import { UpdateFormatData } from '../../cmdlets/utility/Update-FormatData.ts';
import { UpdateTypeData } from '../../cmdlets/utility/Update-TypeData.ts';
import { WriteError } from '../../cmdlets/utility/Write-Error.ts';
import { runScript } from '../engine-command/run-script.ts';

const cmdlets = [
  FormatCustom,
  FormatList,
  FormatTable,
  FormatWide,
  GetError,
  GetFormatData,
  OutString,
  UpdateFormatData,
  UpdateTypeData,
  WriteError,
];

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'format-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Lines that a script's pipeline is laid out as. */
function lines(pipeline: string): string[] {
  return runScript(`(${pipeline} | Out-String) -split "\\r?\\n"`, cmdlets).out.split('\n');
}

function withViews(views: string, pipeline: string): string[] {
  const path = join(folder, 'views.format.ps1xml');
  writeFileSync(path, `<Configuration><ViewDefinitions>${views}</ViewDefinitions></Configuration>`);
  const script = `Update-FormatData '${path}'; (${pipeline} | Out-String) -split "\\r?\\n"`;
  return runScript(script, cmdlets).out.split('\n');
}

describe('Format-*', () => {
  test('leaves what is formatted already as it is', () => {
    const once = lines('[pscustomobject]@{ A = 1 } | Format-Table');
    expect(once).toContain('A');
    expect(lines('[pscustomobject]@{ A = 1 } | Format-Table | Format-List')).toEqual(once);
  });

  test.each([
    ['@()', 'The IEnumerable contains no objects.'],
    ['@(1)', 'The IEnumerable contains the following object:'],
    ['@(1, 2)', 'The IEnumerable contains the following 2 objects:'],
  ])('-Expand Both of %s says %s', (list, expected) => {
    expect(lines(`, ${list} | Format-List -Expand Both`)).toContain(expected);
  });

  test('a collection that holds itself is shown by its type', () => {
    const script = '$l = [Collections.ArrayList]@(); [void]$l.Add($l); [pscustomobject]@{ L = $l } | Format-List';
    expect(lines(`& { ${script} }`)).toContain('L : {System.Collections.ArrayList}');
  });
});

describe('views of a file', () => {
  const item = (name: string): string => `<ListItem><Label>${name}</Label><PropertyName>A</PropertyName></ListItem>`;
  const list = (selector: string, name: string): string =>
    `<ListEntry>${selector}<ListItems>${item(name)}</ListItems></ListEntry>`;
  const selectedBy = (inner: string): string => `<EntrySelectedBy>${inner}</EntrySelectedBy>`;
  const view = (entries: string): string =>
    `<View><Name>V</Name><ViewSelectedBy><TypeName>My.Base</TypeName></ViewSelectedBy><ListControl><ListEntries>${entries}</ListEntries></ListControl></View>`;
  const object = `& { $o = [pscustomobject]@{ PSTypeName = 'My.Base'; A = 1 }; $o.PSTypeNames.Insert(0, 'My.Derived'); $o }`;

  test('the entry for the most derived type wins, wherever it stands', () => {
    const entries =
      list(selectedBy('<TypeName>My.Base</TypeName>'), 'Base') +
      list(selectedBy('<TypeName>My.Derived</TypeName>'), 'Derived') +
      list('', 'Any');
    expect(withViews(view(entries), object)).toContain('Derived : 1');
  });

  test('a condition decides between the entries of a type', () => {
    const when = (block: string): string =>
      selectedBy(
        `<SelectionCondition><TypeName>my.base</TypeName><ScriptBlock>${block}</ScriptBlock></SelectionCondition>`,
      );
    expect(withViews(view(list(when('$_.A -eq 2'), 'Two') + list('', 'Any')), object)).toContain('Any : 1');
    expect(withViews(view(list(when('$_.A -eq 1'), 'One') + list('', 'Any')), object)).toContain('One : 1');
  });

  test('a wide view has entries, too', () => {
    const wide = `<View><Name>W</Name><ViewSelectedBy><TypeName>My.Base</TypeName></ViewSelectedBy><WideControl><WideEntries>
      <WideEntry>${selectedBy('<TypeName>My.Derived</TypeName>')}<WideItem><ScriptBlock>"d$($_.A)"</ScriptBlock></WideItem></WideEntry>
      <WideEntry><WideItem><PropertyName>A</PropertyName></WideItem></WideEntry></WideEntries></WideControl></View>`;
    expect(withViews(wide, `${object} | Format-Wide -Column 1`)).toContain('d1');
  });
});

describe('what scripts see of views and methods', () => {
  test.each([
    ['(Get-FormatData System.Version).FormatViewDefinition.Control.Headers.Width -join " "', '6 6 6 8'],
    [
      '(Get-FormatData System.TimeSpan).FormatViewDefinition[1].Control.Rows[0].Columns[0].DisplayEntry',
      'property: Days',
    ],
    ['(Get-FormatData System.IO.FileInfo).TypeNames -join " "', 'System.IO.DirectoryInfo System.IO.FileInfo'],
    ['"$(\'abc\'.Trim)".Split(",")[0]', 'string Trim()'],
    ["'abc'.Substring.Invoke(1)", 'bc'],
    ['"$([math]::Sqrt)"', 'static double Sqrt(double d)'],
    ['[pscustomobject]@{ A = 1 }, [pscustomobject]@{ A = 2 } -join "|"', '|'],
  ])('%s is %s', (script, expected) => {
    expect(runScript(`[string](${script})`, cmdlets).out).toBe(expected);
  });

  test('Get-Error -Newest numbers several errors', () => {
    const script = `1..2 | & { process { Write-Error "e$_" -ErrorAction SilentlyContinue } }; Get-Error -Newest 2 | Out-String`;
    expect(runScript(script, cmdlets).out).toMatch(/ {3}ErrorIndex: 0\n[\s\S]* {3}ErrorIndex: 1\n/);
  });

  test('type data that is there is replaced with -Force only', () => {
    const update = 'Update-TypeData -TypeName My.T -DefaultDisplayPropertySet A';
    const script = `${update}; ${update} -ErrorVariable e -ErrorAction SilentlyContinue; $e[0].FullyQualifiedErrorId; ${update} -Force`;
    expect(runScript(script, cmdlets).out).toBe(
      'TypesDynamicUpdateException,Microsoft.PowerShell.Commands.UpdateTypeDataCommand',
    );
  });
});
