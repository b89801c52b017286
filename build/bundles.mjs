// The bundles of what starts: one file a thread, so that a start reads few files.
import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { buildEngineParts } from './engine-parts.mjs';

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

/** CommonJS starts 5 ms sooner than a module. */
const commonJs = {
  ...shared,
  format: 'cjs',
  banner: { js: 'const importMetaUrl = require("node:url").pathToFileURL(__filename).href;' },
  define: { 'import.meta.url': 'importMetaUrl' },
};

/** The engine's text is one function, so that nothing has to be put around it at a start. */
const ENGINE_HEAD = { js: `(function (exports, require, module, __filename, __dirname, core) {${commonJs.banner.js}` };
const ENGINE_FOOT = { js: '})' };

/** Leaves `import('./x.js')` as it is, to a module `x.mjs` beside the bundle, and notes the source file. */
function lateImports(found) {
  return {
    name: 'late-imports',
    setup(bundle) {
      bundle.onResolve({ filter: /^\.{1,2}\// }, ({ kind, path, resolveDir }) => {
        if (kind !== 'dynamic-import') return undefined;
        const file = resolve(resolveDir, path).replace(/\.js$/, '.ts');
        const name = basename(file, '.ts');
        found[name] = file;
        return { path: `./${name}.mjs`, external: true };
      });
    },
  };
}

/** The main thread (migsh.js), and as modules with shared chunks what it loads only when needed; packages stay in node_modules. */
async function mainBundle(outdir) {
  const late = { 'service-worker': entry('service-worker') };
  await build({ ...commonJs, entryPoints: { migsh: entry('main') }, outdir, plugins: [lateImports(late)] });
  await build({
    ...shared,
    entryPoints: late,
    outdir,
    format: 'esm',
    splitting: true,
    outExtension: { '.js': '.mjs' },
    chunkNames: 'chunks/[name]-[hash]',
    packages: 'external',
  });
  writeFileSync(join(outdir, 'package.json'), '{ "type": "commonjs" }\n');
}

/**
 * The engine's worker: a small file that evaluates the engine itself, of which V8 keeps compiled code beside it (*.cache).
 * Packages are inside.
 */
function engineBundle(outdir) {
  const text = { ...commonJs, banner: ENGINE_HEAD, footer: ENGINE_FOOT, minifySyntax: true, minifyWhitespace: true };
  return Promise.all([
    build({ ...commonJs, entryPoints: { 'engine-worker': entry('engine-worker') }, outdir }),
    buildEngineParts(root, outdir, text),
  ]);
}

/** Writes all bundles into a folder. */
export async function writeBundles(outdir) {
  mkdirSync(outdir, { recursive: true });
  await Promise.all([mainBundle(outdir), engineBundle(outdir)]);
}
