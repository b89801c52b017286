import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ensureBuilt, runShell, shellPath } from '../entries/built-shell.js';

let folder = '';
beforeAll(() => {
  ensureBuilt();
  folder = mkdtempSync(join(tmpdir(), 'migsh-limits-'));
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = async (text: string) => {
  writeFileSync(join(folder, 'limit.ps1'), text);
  return runShell(['-NoProfile', '-File', 'limit.ps1'], { cwd: folder });
};

describe('endless recursion is an error that a script can catch', () => {
  test.each([
    ['a function', 'function f { f }', 'f'],
    ['a pipeline in it', 'function f { 1 | ForEach-Object { f } }', 'f'],
    ['a script block', '$s = { & $s }', '& $s'],
    ['a method', 'class A { [int] M() { return $this.M() } }', '[A]::new().M()'],
    ['a subexpression', 'function f { "$(f)" }', 'f'],
    ['two functions', 'function f { g } function g { @(f) }', 'f'],
  ])('%s', async (_what, before, call) => {
    const { stdout, stderr, exitCode } = await run(
      `${before}\ntry { ${call} } catch { $_.FullyQualifiedErrorId.Split(',')[0] } finally { 'finally' }\n'after'`,
    );
    expect({ stdout, stderr, exitCode }).toEqual({
      stdout: 'CallDepthOverflow\nfinally\nafter\n',
      stderr: '',
      exitCode: 0,
    });
  });
});

describe('deep and long texts', () => {
  test.each([
    ['parentheses', '(', '1', ')'],
    ['arrays', '@(', '1', ')'],
    ['hashtables', '@{a=', '1', '}'],
    ['script blocks', '{', '1', '}'],
  ])('100,000 nested %s are refused', async (_what, open, inner, close) => {
    const { stderr, exitCode } = await run(`$x = ${open.repeat(100_000)}${inner}${close.repeat(100_000)}`);
    expect(exitCode).toBe(1);
    expect(stderr).not.toMatch(/internal error/);
    expect(stderr).not.toBe('');
  });

  test('a string of 10 MB on one line', async () => {
    expect(await run(`$x = '${'a'.repeat(10_000_000)}'; $x.Length`)).toEqual({
      stdout: '10000000\n',
      stderr: '',
      exitCode: 0,
    });
  });

  test('a line of 10 MB is printed', async () => {
    const { stdout, exitCode } = await run("'a' * 10000000");
    expect({ length: stdout.length, exitCode }).toEqual({ length: 10_000_001, exitCode: 0 });
  });

  test('arrays in arrays in arrays', async () => {
    const { stdout, stderr } = await run(
      "$a = @(1); foreach ($i in 1..5000) { $a = , $a }; $null = $a | ConvertTo-Json -WarningAction Ignore; 'after'",
    );
    expect({ stdout, stderr }).toEqual({ stdout: 'after\n', stderr: '' });
  });
});

test('a million objects stream through a pipeline in a bounded heap', async () => {
  writeFileSync(
    join(folder, 'million.ps1'),
    '1..1000000 | ForEach-Object { [pscustomobject]@{ n = $_ } } | Where-Object n -gt 0 | Measure-Object | ForEach-Object Count',
  );
  const { stdout, exitCode } = await runShell(['-NoProfile', '-File', 'million.ps1'], {
    cwd: folder,
    environment: { NODE_OPTIONS: '--max-old-space-size=64' },
  });
  expect({ stdout, exitCode }).toEqual({ stdout: '1000000\n', exitCode: 0 });
});

test('a range that no array can hold is an error', async () => {
  const { stdout, exitCode } = await run('try { 1..2147483647 } catch { $_.Exception.GetType().Name }');
  expect({ stdout, exitCode }).toEqual({ stdout: 'OutOfMemoryException\n', exitCode: 0 });
});

describe('Ctrl+C ends what runs, finally blocks run', () => {
  test.each([
    ['an endless loop', 'while ($true) { }'],
    ['a loop of calls', 'function f { } for (;;) { f }'],
    ['a sleep', 'Start-Sleep 600'],
    ['a long pipeline', '1..20000000 | ForEach-Object { $_ } | Where-Object { $_ } | Out-Null'],
    ['a long pipeline of cmdlets only', '1..20000000 | Select-Object -Skip 1 | Measure-Object'],
    ['output that nobody stops', 'while ($true) { 1 | Out-Null }'],
    ['an endless try', 'while ($true) { try { throw 1 } catch { } }'],
    ['wait for a job', 'Wait-Job (Start-Job { Start-Sleep 600 })'],
  ])('%s', async (_what, command) => {
    const file = join(folder, 'stop.ps1');
    writeFileSync(file, `try { 'begun'; ${command} } finally { 'ended' }\n'never'`);
    const child = spawn(process.execPath, [shellPath, '-NoProfile', '-File', file], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    let stopped = 0;
    // A shell that does not listen is ended here: then its signal, not its exit code, is what came of it.
    let patience: NodeJS.Timeout | undefined;
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      if (stopped > 0 || output !== 'begun\n') return;
      stopped = performance.now();
      child.kill('SIGINT');
      patience = setTimeout(() => child.kill('SIGKILL'), 5_000);
    });
    const code: unknown = await new Promise((done) => child.on('close', done));
    clearTimeout(patience);
    expect({ code, output }).toEqual({ code: 130, output: 'begun\nended\n' });
  });
});

// A pattern that backtracks without end would outlast the test's time limit by far.
describe('runaway regular expressions end', () => {
  const text = "$s = ('a' * 60) + '!'";
  test.each([
    ['-match', "$s -match '^(a+)+$'"],
    ['-cmatch', "$s -cmatch '^(a+)+$'"],
    ['-replace', "($s -replace '^(a|aa)+$', 'x') -eq 'x'"],
    ['-split', "($s -split '(a+)+b').Count -ne 1"],
    ['a method', "[regex]::IsMatch($s, '^(a+)+$')"],
  ])('%s, with the right answer', async (_what, expression) => {
    expect(await run(`${text}\n${expression}`)).toEqual({ stdout: 'False\n', stderr: '', exitCode: 0 });
  });

  test.each([
    ['-match', "$s -match '^(a|aa)+(?!b)c$'"],
    ['-replace', "$s -replace '^(a|aa)+(?!b)c$', 'x'"],
  ])('%s with a lookaround, by an error', async (_what, expression) => {
    const { stdout } = await run(`${text}\ntry { ${expression} } catch { $_.Exception.GetType().Name }`);
    expect(stdout).toMatch(/RegexMatchTimeoutException|MethodInvocationException/);
  });
});
