// Tells whether dist/ belongs to the sources that are there: a digest of names, sizes and times.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const FOLDERS = ['src', 'cmdlets', 'state', 'demo', 'build'];
const FILES = ['package.json', 'tsconfig.json', 'package-lock.json'];
const GENERATED = new Set(['cmdlets/index.ts', 'cmdlets/definitions.ts', 'cmdlets/loader.ts']);

/** Where the digest of the last whole build stands. */
export const stampFile = (root) => join(root, 'dist/sources.stamp');

/** A digest of everything the build reads. */
export function sourceStamp(root) {
  const hash = createHash('sha256');
  const names = FOLDERS.filter((folder) => existsSync(join(root, folder))).flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true }).map((name) => `${folder}/${name.replaceAll('\\', '/')}`),
  );
  for (const name of [...FILES, ...names].sort()) {
    if (GENERATED.has(name)) continue;
    const facts = statSync(join(root, name));
    if (facts.isFile()) hash.update(`${name} ${facts.size} ${facts.mtimeMs}\n`);
  }
  return hash.digest('hex');
}

/** Whether the last whole build was made of these very sources. */
export function isBuilt(root) {
  const file = stampFile(root);
  return existsSync(file) && readFileSync(file, 'utf8') === sourceStamp(root);
}
