import { describe, expect, test } from 'vitest';
import { runScript } from './run-script.ts';

const stop = 'Get-Variable nosuch -ErrorAction Stop';
const name = '$_.Exception.GetType().Name';

describe('which catch or trap takes an error, and what it sees', () => {
  test.each<[string, string[]]>([
    [
      `try { ${stop} } catch [System.Management.Automation.ActionPreferenceStopException] { ${name} }`,
      ['ItemNotFoundException'],
    ],
    [
      `try { ${stop} } catch [System.Management.Automation.ItemNotFoundException] { ${name} }`,
      ['ItemNotFoundException'],
    ],
    [`try { 1/0 } catch [System.Exception] { ${name} }`, ['DivideByZeroException']],
    [`try { 1/0 } catch [System.IO.IOException] { } catch { ${name} }`, ['RuntimeException']],
    [
      `try { throw [Exception]::new('o', [ArgumentException]::new('i')) } catch [ArgumentException] { 'i' } catch [Exception] { "$_" }`,
      ['o'],
    ],
    [
      `try { throw [ArgumentException]'x' } catch [System.Management.Automation.RuntimeException] { ${name} }`,
      ['ArgumentException'],
    ],
    [
      `try { try { [int]::Parse('x') } catch { throw } } catch [FormatException] { 'inner' } catch { 'outer' }`,
      ['inner'],
    ],
    [
      `try { try { [int]::Parse('x') } catch { throw $_ } } catch [FormatException] { 'inner' } catch { 'outer' }`,
      ['outer'],
    ],
    [
      `trap { "$_ $(${name})"; continue } [int]::Parse('x')`,
      [`The input string 'x' was not in a correct format. FormatException`],
    ],
    [
      `trap [System.Management.Automation.ItemNotFoundException] { 'typed'; continue } trap { 'any'; continue } ${stop}`,
      ['any'],
    ],
  ])('%s', (script, expected) => {
    expect(runScript(script).out).toEqual(expected);
  });
});

describe('the target of an error as CategoryInfo names it', () => {
  test.each<[string, string]>([
    ['1, 2', '(System.Object[]:Object[])'],
    ['[pscustomobject]@{ a = 1 }', '(@{a=1}:PSObject)'],
    ['@{ a = 1 }', '(System.Collections.Hashtable:Hashtable)'],
    ['42', '(42:Int32)'],
  ])('throw %s', (value, expected) => {
    expect(runScript(`try { throw ${value} } catch { "$($_.CategoryInfo)" }`).out).toEqual([
      `OperationStopped: ${expected} [], RuntimeException`,
    ]);
  });
});

test.each<[string, number]>([
  ['exit 1.5', 2],
  ["exit 'abc'", 0],
  ['exit 3, 4', 0],
  ['$global:LASTEXITCODE = 7; exit', 0],
])('%s', (script, code) => {
  expect(runScript(script).exitCode).toBe(code);
});

test('WriteError under -ErrorAction Stop is an exception of the method', () => {
  const record = "[System.Management.Automation.ErrorRecord]::new([Exception]::new('m'), 'Id', 'NotSpecified', $null)";
  const script = `function f { [CmdletBinding()] param() $PSCmdlet.WriteError(${record}) }
    try { f -ErrorAction Stop } catch { $_.FullyQualifiedErrorId; $_.Exception.InnerException.Message }`;
  expect(runScript(script).out).toEqual([
    'ActionPreferenceStopException,f',
    'The running command stopped because the preference variable "ErrorActionPreference" or common parameter is set to Stop: m',
  ]);
});
