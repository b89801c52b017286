// The engine's two texts. `engine.js` is what every start runs; `cmdlets.js` holds the cmdlets and what only they need (state, migration,
// CSV) and is evaluated when the first cmdlet is called. What both need stands in the engine: the second text gets it as plain constants.
import { readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { init, parse } from 'es-module-lexer';
import { build, transform } from 'esbuild';

const LOADER = /[\\/]cmdlets[\\/]loader\.ts$/;
const CORE = 'migsh-core-modules';

/** Names that a source module exports at run time. */
async function exportsOf(file) {
  await init;
  const { code } = await transform(readFileSync(file, 'utf8'), { loader: 'ts', format: 'esm' });
  return parse(code)[1].map((one) => one.name);
}

const asSource = (resolveDir, path) => resolve(resolveDir, path).replace(/\.js$/, '.ts');

/** In place of the loader: asks the second text, which is evaluated by the first question. `core` names the modules it is given. */
function loaderPlugin(root, core) {
  return {
    name: 'cmdlets-later',
    setup(bundle) {
      bundle.onLoad({ filter: LOADER }, () => ({
        contents: `import { loadPart } from ${JSON.stringify(join(root, 'src/entries/engine-part.ts'))};
import { coreModules } from '${CORE}';
let part;
const cmdlets = () => part ??= loadPart('cmdlets', coreModules());
export const loadCmdlet = (name) => cmdlets().loadCmdlet(name);
export const loadTypes = (family) => cmdlets().loadTypes(family);
export const loadJob = () => cmdlets().loadJob();
export const metadataText = (index) => cmdlets().metadataText(index);`,
        resolveDir: root,
        loader: 'ts',
      }));
      bundle.onResolve({ filter: new RegExp(`^${CORE}$`) }, () => ({ path: CORE, namespace: CORE }));
      bundle.onLoad({ filter: /.*/, namespace: CORE }, () => ({
        contents: coreText(core),
        resolveDir: root,
        loader: 'ts',
      }));
    },
  };
}

/** A module whose one function gives what the second text needs of the first, by module. */
function coreText(core) {
  const modules = [...core].map(([file, names], m) => ({
    file,
    names: names.map((name, n) => ({ name, local: `m${m}_${n}` })),
  }));
  const imports = modules.map(
    ({ file, names }) =>
      `import { ${names.map(({ name, local }) => `${name} as ${local}`).join(', ')} } from ${JSON.stringify(file)};`,
  );
  const entries = modules.map(
    ({ file, names }) =>
      `${JSON.stringify(file)}: { ${names.map(({ name, local }) => `${name}: ${local}`).join(', ')} }`,
  );
  return `${imports.join('\n')}\nexport const coreModules = () => ({ ${entries.join(',\n')} });`;
}

/** In the second text: modules that the engine has are taken from it; their names are constants, so that calls cost what they cost in one text. */
function corePlugin(inEngine, core) {
  return {
    name: 'core-modules',
    setup(bundle) {
      bundle.onResolve({ filter: /^\.{1,2}\// }, async ({ path, resolveDir }) => {
        const file = asSource(resolveDir, path);
        if (!inEngine.has(file)) return undefined;
        if (!core.has(file)) core.set(file, await exportsOf(file));
        return { path: file, namespace: 'core' };
      });
      bundle.onLoad({ filter: /.*/, namespace: 'core' }, async ({ path }) => {
        const names = core.get(path);
        const constants = names.map((name) => `export const ${name} = m.${name};`).join('\n');
        return { contents: `const m = core[${JSON.stringify(path)}];\n${constants}`, loader: 'js' };
      });
    },
  };
}

/** Writes both texts into a folder. `options` are esbuild's for a text that is one function around a CommonJS module. */
export async function buildEngineParts(root, outdir, options) {
  const engine = { ...options, entryPoints: { engine: join(root, 'src/entries/engine.ts') } };
  const look = await build({
    ...engine,
    plugins: [loaderPlugin(root, new Map())],
    write: false,
    metafile: true,
    sourcemap: false,
    outdir,
  });
  const inputs = Object.keys(look.metafile.inputs).map((file) => resolve(root, file));
  const inEngine = new Set(
    inputs.filter((file) => !relative(root, file).startsWith('node_modules') && file.endsWith('.ts')),
  );
  for (const file of inEngine) if (LOADER.test(file)) inEngine.delete(file);
  const core = new Map();
  await build({
    ...options,
    entryPoints: { cmdlets: join(root, 'cmdlets/loader.ts') },
    plugins: [corePlugin(inEngine, core)],
    outdir,
  });
  await build({ ...engine, plugins: [loaderPlugin(root, core)], outdir });
}
