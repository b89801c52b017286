import { describe, expect, test } from 'vitest';
import { newSession, outcomeOf, runScript } from './run-script.ts';

describe('control flow across blocks', () => {
  test.each<[string, string, string[]]>([
    [
      'break in a function leaves the loop of its caller',
      'function f { break }; foreach ($i in 1..3) { "i$i"; f }; "end"',
      ['i1', 'end'],
    ],
    [
      'continue in a function goes on with the next turn',
      'function f { continue }; foreach ($i in 1..2) { "i$i"; f; "no" }; "end"',
      ['i1', 'i2', 'end'],
    ],
    [
      'labels pass inner loops',
      ':a foreach ($i in 1..2) { foreach ($j in 1..2) { if ($j -eq 2) { continue a }; "$i$j" } }',
      ['11', '21'],
    ],
    ['return leaves a subexpression and its function', 'function f { "x $(return)"; "no" }; f; "end"', ['end']],
    ['return in finally order', 'function f { try { "t"; return "r" } finally { "f" } }; f', ['t', 'r', 'f']],
    ['exit inside a pipeline', '1..3 | ForEach-Object { $_; if ($_ -eq 2) { exit 7 } }', ['1', '2']],
    [
      'a switch passes continue to the next item only',
      'foreach ($i in 1..2) { switch ($i) { 1 { continue } default { "d$i" } }; "after$i" }',
      ['after1', 'd2', 'after2'],
    ],
    [
      'stopping upstream runs no end blocks',
      'function f { process { $_ } end { "end" } }; 1..9 | f | Select-Object -First 2',
      ['1', '2'],
    ],
  ])('%s', (_name, script, expected) => {
    expect(runScript(script).out).toEqual(expected);
  });

  test('exit codes', () => {
    expect(runScript('exit 3').exitCode).toBe(3);
    expect(runScript("throw 'x'").exitCode).toBe(1);
    expect(runScript('1 / 0').exitCode).toBe(0);
  });

  test('endless calls are an error a script can catch', () => {
    const script = 'function g { g }; try { g } catch { $_.FullyQualifiedErrorId }; "after"';
    expect(runScript(script).out).toEqual(['CallDepthOverflow', 'after']);
  });
});

describe('order in pipelines', () => {
  test('all begins, then object by object, then all ends; what begin writes waits for the others', () => {
    const script = [
      'function A { begin { Write-Host Ab; 0 } process { Write-Host "A$_"; $_ } end { Write-Host Ae; 9 } }',
      'function B { begin { Write-Host Bb } process { Write-Host "B$_" } end { Write-Host Be } }',
      '1, 2 | A | B',
    ].join('\n');
    expect(runScript(script).out).toEqual(['Ab', 'Bb', 'B0', 'A1', 'B1', 'A2', 'B2', 'Ae', 'B9', 'Be']);
  });
});

describe('scopes', () => {
  test.each<[string, string, string[]]>([
    ['+= starts from nothing in a function', '$n = 5; function f { $n += 1; $n }; f; $n', ['1', '5']],
    ['++ sees the caller', '$n = 5; function f { $n++; $n }; f; $n', ['6', '5']],
    ['ForEach-Object works on the names of its caller', '$n = 0; 1..3 | ForEach-Object { $n += $_ }; $n', ['6']],
    ['a removed variable uncovers the outer one', '$n = 1; function f { $n = 2; Remove-Variable n; $n }; f', ['1']],
    [
      'a later local variable covers the outer one',
      '$n = 1; function f { foreach ($i in 1..2) { "r$n"; $n = 7 } }; f',
      ['r1', 'r7'],
    ],
    ['private variables are not seen by callees', '$private:p = 1; function f { "[$p]" }; f; $p', ['[]', '1']],
    [
      'closures keep their own',
      'function mk($i) { { $i }.GetNewClosure() }; $a = mk 1; $b = mk 2; & $a; & $b',
      ['1', '2'],
    ],
  ])('%s', (_name, script, expected) => {
    expect(runScript(script).out).toEqual(expected);
  });

  test('a session keeps names from line to line', () => {
    const { session, host } = newSession();
    outcomeOf(session, host, '$x = 1; function f { "f$x" }; class C { [int]$N = 4 }');
    expect(outcomeOf(session, host, 'f; [C]::new().N').out).toEqual(['f1', '4']);
  });

  test('two sessions share nothing', () => {
    const one = newSession();
    const two = newSession();
    outcomeOf(one.session, one.host, '$x = 1; class C { }');
    expect(outcomeOf(two.session, two.host, '"[$x]"; [bool](\'C\' -as [type])').out).toEqual(['[]', 'False']);
  });
});
