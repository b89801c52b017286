import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { knownTypeNames } from '../../src/engine/values/type-registry.ts';
import '../../src/engine/types/catalogue.ts';
import { ensureBuilt, runShell } from './built-shell.ts';

// A bundler renames classes: every .NET type of the sources has to be found under its name in the built shell, too.

const folder = mkdtempSync(join(tmpdir(), 'migsh-types-'));
beforeAll(ensureBuilt, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the built shell finds every type that the sources declare', async () => {
  const names = [...knownTypeNames()].filter((name) => /^[a-z][a-z0-9.+]*$/.test(name));
  expect(names).toContain('system.xml.xmldocument');
  const script = 'foreach ($name in $input) { $n++; if ($null -eq ($name -as [type])) { $name } }; $n';
  const run = await runShell(['-NoProfile', '-NonInteractive', '-Command', script], {
    cwd: folder,
    input: `${names.join('\n')}\n`,
  });
  expect(run.stdout.trim().split('\n')).toEqual([String(names.length)]);
}, 60_000);
