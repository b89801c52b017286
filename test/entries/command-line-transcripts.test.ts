import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { usageText } from '../../src/entries/usage.js';
import { ensureBuilt, runShell } from './built-shell.js';
import { commandLineCases, recordedFiles } from './transcripts.js';

let folder = '';

beforeAll(() => {
  ensureBuilt();
  folder = mkdtempSync(join(tmpdir(), 'migsh-cli-'));
  for (const [name, text] of recordedFiles()) writeFileSync(join(folder, name), text);
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const masked = (text: string): string => text.replaceAll(folder, '<dir>').replace(usageText(), '<usage>\n');

describe('as pwsh 7.6.5 (oracle/command-line.txt)', () => {
  test.each(commandLineCases())('$name', async ({ args, input, stdout, stderr, exitCode }) => {
    const run = await runShell(args, input === undefined ? { cwd: folder } : { cwd: folder, input });
    expect({ ...run, stdout: masked(run.stdout), stderr: masked(run.stderr) }).toEqual({ stdout, stderr, exitCode });
  });
});
