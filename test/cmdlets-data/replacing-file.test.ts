import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ReplacingFile } from '../../cmdlets/management/content/replacing-file.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'replacing-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('the old file stays until everything is written', () => {
  const path = join(folder, 'a.csv');
  writeFileSync(path, 'old', { mode: 0o640 });
  const file = new ReplacingFile(path);
  file.write('x'.repeat(200_000));
  expect(readFileSync(path, 'utf8')).toBe('old');
  file.commit();
  expect(readFileSync(path, 'utf8')).toHaveLength(200_000);
  expect(statSync(path).mode & 0o777).toBe(0o640);
  expect(readdirSync(folder)).toEqual(['a.csv']);
});

test('what is given up leaves nothing behind', () => {
  const path = join(folder, 'a.csv');
  const file = new ReplacingFile(path);
  file.write('half');
  file.discard();
  expect(readdirSync(folder)).toEqual([]);
});

test('a link stays a link: its target is replaced', () => {
  writeFileSync(join(folder, 'target'), 'old');
  symlinkSync(join(folder, 'target'), join(folder, 'link'));
  const file = new ReplacingFile(join(folder, 'link'));
  file.write('new');
  file.commit();
  expect(readFileSync(join(folder, 'target'), 'utf8')).toBe('new');
  expect(readdirSync(folder).sort()).toEqual(['link', 'target']);
});

test('a folder is refused', () => {
  expect(() => new ReplacingFile(folder)).toThrow(`Access to the path '${folder}' is denied.`);
});
