// The bundles of what starts: one file a thread, so that a start reads few files.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const entry = (name) => join(root, 'src/entries', `${name}.ts`);

const shared = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  logLevel: 'warning',
  sourcemap: 'linked',
  sourcesContent: false,
  legalComments: 'none',
};

/** The main thread and what it loads only when needed: ES modules with shared chunks; packages stay in node_modules. */
function mainBundle(outdir, plugins) {
  return build({
    ...shared,
    plugins,
    entryPoints: { migsh: entry('main'), 'service-worker': entry('service-worker') },
    outdir,
    format: 'esm',
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
    packages: 'external',
  });
}

/**
 * The engine's worker: a small CommonJS file that loads the engine itself, one CommonJS text with everything in it
 * (packages too), of which V8 keeps compiled code beside it (engine.cache).
 */
function engineBundle(outdir, plugins) {
  return Promise.all([
    build({
      ...shared,
      entryPoints: { 'engine-worker': entry('engine-worker') },
      outdir,
      outExtension: { '.js': '.cjs' },
      format: 'cjs',
    }),
    build({
      ...shared,
      plugins,
      entryPoints: { engine: entry('engine') },
      outdir,
      outExtension: { '.js': '.cjs' },
      format: 'cjs',
      banner: { js: 'const importMetaUrl = require("node:url").pathToFileURL(__filename).href;' },
      define: { 'import.meta.url': 'importMetaUrl' },
    }),
  ]);
}

/** Writes all bundles into a folder. `plugins` are esbuild's. */
export async function writeBundles(outdir, plugins = []) {
  await Promise.all([mainBundle(outdir, plugins), engineBundle(outdir, plugins)]);
}
