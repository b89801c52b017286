// npm run build: the cmdlet index, the type check with its emitted modules (dist/src, dist/demo, …) and the bundles of what starts (dist/bin).
//   --no-check   leaves out the type check (and what tsc emits), for a quick try
import { spawn } from 'node:child_process';
import { chmodSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeBundles } from './bundles.mjs';
import { writeCodeCache } from './code-cache.mjs';
import { generateCmdlets } from './generate-cmdlets.mjs';
import { sourceStamp, stampFile } from './stamp.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const bin = join(root, 'dist/bin');
const fresh = join(root, `dist/bin-${process.pid}`);

/** Runs the compiler; its exit code. */
function compile() {
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const child = spawn(process.execPath, [tsc], { cwd: root, stdio: 'inherit' });
  return new Promise((done, fail) => child.on('error', fail).on('close', done));
}

async function main() {
  const check = !process.argv.includes('--no-check');
  const stamp = sourceStamp(root);
  await generateCmdlets();
  const [errors] = await Promise.all([check ? compile() : 0, writeBundles(fresh)]);
  chmodSync(join(fresh, 'migsh.js'), 0o755);
  await writeCodeCache(fresh);
  // A build that fails leaves the one before in its place.
  rmSync(bin, { recursive: true, force: true });
  renameSync(fresh, bin);
  if (errors !== 0) process.exitCode = 1;
  else if (check) writeFileSync(stampFile(root), stamp);
}

try {
  await main();
} finally {
  rmSync(fresh, { recursive: true, force: true });
}
