import { describe, expect, test } from 'vitest';
import { runScript } from '../engine/run-script.ts';

const files = `
'$secret = 42; $shown = "shown"; function Get-One { "one"; Get-Nested }; function Get-Two { "two" }; function Get-Three { "three" }; class Thing { [int]$N = 7 }; Export-ModuleMember -Function Get-* -Variable shown' | Set-Content root.psm1
'function Get-Nested { "nested" }' | Set-Content nested.psm1
'@{ RootModule = "root.psm1"; NestedModules = "nested.psm1"; ModuleVersion = "1.2.3"; Author = "me"; Description = "text"; FunctionsToExport = "Get-One", "Get-Two"; VariablesToExport = "*"; PrivateData = @{ K = 1 } }' | Set-Content Mine.psd1
`;

describe('modules with a manifest', () => {
  test.each<[string, string, string]>([
    ['functions of root and nested module', 'Import-Module ./Mine.psd1; Get-One', 'one nested'],
    [
      'what the manifest keeps back',
      'Import-Module ./Mine; [bool](Get-Command Get-Three -ErrorAction Ignore)',
      'False',
    ],
    ['variables', 'Import-Module ./Mine.psd1; $shown; "[$secret]"', 'shown []'],
    [
      'the module as an object',
      '$m = Import-Module ./Mine.psd1 -PassThru; "$($m.Name) $($m.Version) $($m.Author) $($m.Description) $($m.PrivateData.K) $($m.ExportedFunctions.Keys)"',
      'Mine 1.2.3 me text 1 Get-One Get-Two',
    ],
    ['Test-ModuleManifest', '(Test-ModuleManifest ./Mine.psd1).Version.ToString()', '1.2.3'],
    ['using module', '& ([scriptblock]::Create("using module ./root.psm1`n[Thing]::new().N"))', '7'],
  ])('%s', (_name, script, out) => {
    expect(runScript(files + script).out.join(' ')).toBe(out);
  });

  test.each<[string, string, string]>([
    ['a missing module', 'using module ./nope.psm1\n1', "Could not find the module './nope.psm1'."],
    [
      'a missing required module',
      '\'@{ ModuleVersion = 1; RequiredModules = "Nope" }\' | Set-Content a.psd1; Import-Module ./a.psd1',
      "The required module 'Nope' is not loaded.",
    ],
    [
      'a table without a version',
      "'@{ A = 1 }' | Set-Content a.psd1; Import-Module ./a.psd1",
      'it has no ModuleVersion.',
    ],
  ])('%s is an error', (_name, script, text) => {
    expect(runScript(script).error.replace(/\n\s*\| /g, ' ')).toContain(text);
  });
});

test('New-Module -AsCustomObject: functions are methods, variables are properties of the module', () => {
  const script =
    '$o = New-Module -AsCustomObject { $n = 1; function Add($by) { $script:n += $by }; function Get-N { $n }; Export-ModuleMember -Function * -Variable * }; $o.Add(5); $o.n; $o."Get-N"(); $o.n = 9; $o."Get-N"()';
  expect(runScript(script).out).toEqual(['6', '6', '9']);
});
