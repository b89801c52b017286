import { describe, expect, test } from 'vitest';
import { runScript } from './run-script.ts';

describe('classes of scripts', () => {
  test.each<[string, string, string[]]>([
    ['a static constructor runs', 'class S { static [int]$N; static S() { [S]::N = 7 } }; [S]::N', ['7']],
    [
      'operators are static methods',
      'class V { [int]$X; V([int]$x) { $this.X = $x } static [V] op_Addition([V]$a, [V]$b) { return [V]::new($a.X + $b.X) } }; ([V]::new(1) + [V]::new(2)).X',
      ['3'],
    ],
    [
      'Get-Member hides what is hidden',
      "class H { hidden [void] Secret() { } [void] Open() { } }; ([H]::new() | Get-Member -MemberType Method).Name -join ','; ([H]::new() | Get-Member -Force -Name Secret).Name",
      ['Equals,GetHashCode,GetType,Open,ToString', 'Secret'],
    ],
    [
      'generic collections hold objects of a class',
      "class U { [string]$N; U([string]$n) { $this.N = $n } }; $l = [System.Collections.Generic.List[U]]::new(); $l.Add([U]::new('a')); $l[0].N; $d = [System.Collections.Generic.Dictionary[string, U]]::new(); $d.Add('k', [U]::new('z')); $d['k'].N",
      ['a', 'z'],
    ],
    [
      'a method without parentheses shows its overloads',
      'class T { [string] A([int]$x) { return 1 } [string] A() { return 2 } static [int] S() { return 1 } }; [T]::new().A.OverloadDefinitions; [T]::S.OverloadDefinitions; [T]::new.OverloadDefinitions',
      ['string A(int x)', 'string A()', 'static int S()', 'T new()'],
    ],
    ['so do those of .NET types', "'abc'.Insert.OverloadDefinitions", ['string Insert(int startIndex, string value)']],
  ])('%s', (_name, script, expected) => {
    expect(runScript(script).out).toEqual(expected);
  });

  test('a wrong element is an argument error', () => {
    const { error } = runScript(
      "class U { }; $l = [System.Collections.Generic.List[U]]::new(); try { $l.Add('x') } catch { Write-Error $_.Exception.Message }",
    );
    expect(error).toContain('Cannot convert argument "item", with value: "x", for "Add" to type "U"');
  });
});

describe('traps and typed catches', () => {
  test.each<[string, string, string[]]>([
    ['a trap has its own scope', 'trap { $v = 5; continue }; $v = 1; 1/0; $v', ['1']],
    [
      'a trap sees what was thrown inside',
      "trap { $_.Exception.GetType().Name; continue }; 1/0; [int]::Parse('x'); throw 'a'",
      ['DivideByZeroException', 'FormatException', 'RuntimeException'],
    ],
    [
      'an exception that was thrown is not taken apart',
      "try { throw [Exception]::new('o', [ArgumentException]::new('i')) } catch [ArgumentException] { 'inner' } catch { 'outer' }",
      ['outer'],
    ],
    [
      'RuntimeException takes every thrown exception',
      'try { throw [ArgumentException]\'x\' } catch [System.Management.Automation.RuntimeException] { "$_" }',
      ['x'],
    ],
  ])('%s', (_name, script, expected) => {
    expect(runScript(script).out).toEqual(expected);
  });
});

describe('errors of switch', () => {
  test.each<[string, string, string]>([
    ['a bad pattern', "switch -Regex ('a') { '(' { 1 } }", 'The regular expression pattern ( is not valid.'],
    ['a missing file', 'switch -File nope.txt { a { 1 } }', 'because it does not exist.'],
  ])('%s', (_name, script, text) => {
    expect(runScript(script).error.replace(/\n\s*\| /g, ' ')).toContain(text);
  });
});

describe('parse errors of classes and enums', () => {
  test.each<[string, string]>([
    ["enum E { A = 'x' }", 'Cannot convert the value to type "int".'],
    ['enum E : byte { A = 300 }', 'Enumerator value is either too large or too small for byte.'],
    ['enum E { A = $x }', 'must be a constant value'],
    ['class T : string { }', "Cannot inherit from sealed class 'String'."],
    ['class T : int[] { }', "Invalid base type 'int[]'. Base type cannot be an array."],
    ['class B { B([int]$x) {} }; class T : B { }', "Base class 'B' does not contain a parameterless constructor."],
    [
      'class T : System.IDisposable { }',
      "Method 'Dispose' in type 'T' from assembly 'PowerShell Class Assembly, Version=1.0.0.1,",
    ],
    [
      'class T : System.Exception, System.Collections.ArrayList { }',
      "'System.Collections.ArrayList': Interface name expected.",
    ],
  ])('%s', (script, text) => {
    expect(runScript(script).error.replace(/\n\s*\| /g, ' ')).toContain(text);
  });

  test('enumerators may be calculated', () => {
    const { out } = runScript(
      "enum E { A = 5; B = 0x10; C = '7'; F = 1 -shl 3; G = [DayOfWeek]::Friday }; [int][E]::C; [int][E]::F; [int][E]::G",
    );
    expect(out).toEqual(['7', '8', '5']);
  });
});

test('& runs a block or a function in the scope of a module', () => {
  const script =
    '$m = New-Module { $hidden = 5; function inner($a) { "inner $a $hidden" }; function Shown { 1 }; Export-ModuleMember -Function Shown }; & $m { $hidden }; & $m { param($x) $hidden + $x } 2; & $m inner z';
  expect(runScript(script).out).toEqual(['5', '7', 'inner z 5']);
});

describe('objects of a class with its own Equals and GetHashCode', () => {
  const point =
    'class P { [int]$X; P([int]$x) { $this.X = $x }\n[bool] Equals([object]$o) { return $o.X -eq $this.X }\n[int] GetHashCode() { return $this.X } }; ';

  test.each<[string, string, string]>([
    ['a hashtable', '$h = @{}; $h[[P]::new(1)] = 5; $h[[P]::new(1)]', '5'],
    ['ContainsKey', '$h = @{}; $h[[P]::new(1)] = 5; $h.ContainsKey([P]::new(2))', 'False'],
    [
      'a set',
      '$s = [System.Collections.Generic.HashSet[P]]::new(); $s.Add([P]::new(1)); $s.Add([P]::new(1))',
      'True False',
    ],
    ['-contains', '@([P]::new(1), [P]::new(2)) -contains [P]::new(2)', 'True'],
  ])('%s takes equal ones for one', (_name, script, out) => {
    expect(runScript(point + script).out.join(' ')).toBe(out);
  });
});

test('what remains on a command line is a list for parameters of any type, an array for arrays', () => {
  const script =
    'function f { param([Parameter(ValueFromRemainingArguments)]$r) $r.GetType().Name; $r.Count }; function g { param([Parameter(ValueFromRemainingArguments)][object[]]$r) $r.GetType().Name }; f 1 2 3; f (1, 2); g 1 2';
  expect(runScript(script).out).toEqual(['List`1', '3', 'Object[]', '2', 'Object[]']);
});

test('$ordered[[object]2] = … stores by key', () => {
  expect(runScript("$o = [ordered]@{ a = 1 }; $o[[object]2] = 'x'; $o[[object]2]; $o[1]").out).toEqual(['x', 'x']);
});

test('.Where() refuses a negative number', () => {
  expect(runScript("(1, 2).Where({ $true }, 'First', -1)").error.replace(/\n\s*\| /g, ' ')).toContain(
    "The 'numberToReturn' value provided to the third argument of the Where() operator must be greater than zero.",
  );
});
