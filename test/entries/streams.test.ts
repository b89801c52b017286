import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ensureBuilt, runShell, shellPath } from './built-shell.js';

let folder = '';
beforeAll(() => {
  ensureBuilt();
  folder = mkdtempSync(join(tmpdir(), 'migsh-streams-'));
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = (text: string, input?: string) =>
  runShell(['-NoProfile', '-Command', text], input === undefined ? { cwd: folder } : { cwd: folder, input });

describe('output', () => {
  test('all of it arrives before the end, in order', async () => {
    const { stdout, exitCode } = await run('foreach ($i in 1..20000) { "line $i" }; exit 5');
    expect(exitCode).toBe(5);
    expect(stdout).toBe(Array.from({ length: 20_000 }, (_, i) => `line ${i + 1}\n`).join(''));
  });

  test('a slow reader gets all of it', async () => {
    const child = spawn(process.execPath, [shellPath, '-nop', '-c', "foreach ($i in 1..5000) { 'x' * 100 }"], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let length = 0;
    child.stdout.on('data', (chunk: Buffer) => {
      length += chunk.length;
      child.stdout.pause();
      setTimeout(() => child.stdout.resume(), 1);
    });
    await new Promise((done) => child.on('close', done));
    expect(length).toBe(5000 * 101);
  });

  test('a reader that goes away ends the shell without a word', async () => {
    const child = spawn(process.execPath, [shellPath, '-nop', '-c', 'while ($true) { "line" }'], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let error = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (error += text));
    child.stdout.once('data', () => child.stdout.destroy());
    const code = await new Promise((done) => child.on('close', done));
    expect({ code, error }).toEqual({ code: 141, error: '' });
  });

  test('text of other scripts is not broken', async () => {
    expect((await run("'Zürich — 東京 👍'")).stdout).toBe('Zürich — 東京 👍\n');
  });
});

describe('Ctrl+C of a script', () => {
  test.each([
    ['an endless loop', 'while ($true) { }'],
    ['a sleep', 'Start-Sleep 600'],
  ])('%s: finally runs, the exit code says so', async (_what, command) => {
    writeFileSync(join(folder, 'long.ps1'), `try { 'begun'; ${command} } finally { 'ended' }`);
    const child = spawn(process.execPath, [shellPath, '-nop', '-File', 'long.ps1'], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      if (output === 'begun\n') child.kill('SIGINT');
    });
    const code = await new Promise((done) => child.on('close', done));
    expect({ code, output }).toEqual({ code: 130, output: 'begun\nended\n' });
  });
});

describe('standard input', () => {
  test('a script piped in line by line runs as its author meant it', async () => {
    const script = "if ($false) {\n  'no'\n}\nelse {\n  'yes'\n}\n1..2 |\n  ForEach-Object { \"n$_\" }\n'end'";
    const { stdout } = await runShell(['-NoProfile', '-Command', '-'], { cwd: folder, input: script });
    expect(stdout).toBe('yes\nn1\nn2\nend\n');
  });

  test('a command that does not look at it does not wait for it', async () => {
    const child = spawn(process.execPath, [shellPath, '-nop', '-c', '"ready"'], {
      cwd: folder,
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const code = await new Promise((done) => child.on('close', done));
    expect(code).toBe(0);
    child.stdin.destroy();
  });

  test('a program of a script can have it', async () => {
    expect((await run('/bin/cat', 'for the program')).stdout).toBe('for the program');
  });
});

test('5,000 calls deep is the end of a recursion, not of the shell', async () => {
  const { stdout } = await run("function f { f }; try { f } catch { $_.FullyQualifiedErrorId }; 'alive'");
  expect(stdout).toBe('CallDepthOverflow\nalive\n');
});
