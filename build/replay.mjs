// Replays recorded cases against the sources: node build/replay.mjs [--diff] [--only TEXT] [--summary] [TEXT | FILE_OR_FOLDER…]
// With TEXT: the differences of the cases whose name contains it.
// Bundles engine, formatting and cmdlets into /tmp, runs the cases in worker threads; a case that does not end is killed.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { build } from 'esbuild';

process.env.TZ = 'UTC';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const secondsPerCase = 20;
const workers = 2;
/** Files that declare rarely used types. */
const typeFolder = join(root, 'cmdlets/core/types');
const cmdletFolders = ['core', 'utility', 'management', 'security'];

/** Every case file under the given paths. */
function caseFiles(paths) {
  return paths.flatMap((path) =>
    statSync(path).isDirectory()
      ? caseFiles(
          readdirSync(path)
            .sort()
            .map((name) => join(path, name)),
        )
      : path.endsWith('.txt')
        ? [path]
        : [],
  );
}

/** Files of cmdlets, by folder; folders that are not there yet are no mistake. */
function cmdletFiles(skip) {
  return cmdletFolders
    .flatMap((folder) => {
      const path = join(root, 'cmdlets', folder);
      const names = statSync(path, { throwIfNoEntry: false }) ? readdirSync(path) : [];
      return names.filter((name) => /^[A-Z]\w*-\w+\.ts$/.test(name)).map((name) => join(path, name));
    })
    .concat(readdirSync(typeFolder).map((name) => join(typeFolder, name)))
    .filter((file) => !skip.has(file));
}

/** A file that fails when it is loaded is left out, with a word about it. */
const loader = "const load = (file, start) => start().catch((error) => console.error(file + ': ' + error));\n";

/** The list of all cmdlets as a module. */
function cmdletPlugin(skip) {
  return {
    name: 'cmdlets',
    setup(bundle) {
      bundle.onResolve({ filter: /^virtual:cmdlets$/ }, () => ({ path: 'cmdlets', namespace: 'cmdlets' }));
      bundle.onLoad({ filter: /.*/, namespace: 'cmdlets' }, () => {
        const files = cmdletFiles(skip);
        const loads = files.map((file) => `load(${JSON.stringify(file)}, () => import(${JSON.stringify(file)})),`);
        return {
          contents: `${loader}export const modules = (await Promise.all([\n${loads.join('\n')}\n])).filter(Boolean);`,
          resolveDir: root,
        };
      });
    },
  };
}

/** Bundles the worker; a cmdlet file that does not compile is left out, with a word about it. */
async function bundleWorker(outfile, skip = new Set()) {
  try {
    await build({
      entryPoints: [join(root, 'test/oracle/replay-worker.ts')],
      outfile,
      bundle: true,
      platform: 'node',
      format: 'esm',
      target: 'node20',
      logLevel: 'silent',
      banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
      plugins: [cmdletPlugin(skip)],
    });
  } catch (error) {
    const broken = (error.errors ?? [])
      .map((one) => one.location && resolve(root, one.location.file))
      .filter((file) => file?.includes('/cmdlets/') && !skip.has(file));
    for (const one of error.errors ?? []) console.error(`${one.location?.file}:${one.location?.line}: ${one.text}`);
    if (broken.length === 0) throw new Error('The sources cannot be bundled.');
    for (const file of broken) skip.add(file);
    await bundleWorker(outfile, skip);
  }
}

/** A worker that is started again after a case it did not end. */
class Runner {
  constructor(bundle) {
    this.bundle = bundle;
    this.start();
  }

  start() {
    this.worker = new Worker(this.bundle, { resourceLimits: { stackSizeMb: 256, maxOldGenerationSizeMb: 4096 } });
  }

  run(one) {
    return new Promise((done) => {
      const finish = (result) => {
        clearTimeout(timer);
        this.worker.removeAllListeners('message');
        this.worker.removeAllListeners('error');
        done(result);
      };
      const failed = (text) => {
        finish({ stdout: '', stderr: text, exit: -1 });
        this.worker.terminate();
        this.start();
      };
      const timer = setTimeout(() => failed(`no end after ${secondsPerCase} s`), secondsPerCase * 1000);
      this.worker.once('message', finish);
      this.worker.once('error', (error) => failed(`engine defect: ${error.stack ?? error}`));
      this.worker.postMessage(one);
    });
  }
}

const fields = ['stdout', 'stderr', 'exit'];
const mark = (text, sign) =>
  String(text)
    .split('\n')
    .map((line) => `    ${sign}${line}`)
    .join('\n');

function report(file, cases, results, options) {
  const wrong = cases
    .map((one, i) => ({ one, got: results[i] }))
    .filter(({ one, got }) => fields.some((field) => one[field] !== got[field]));
  if (cases.length > 0)
    console.log(`${String(cases.length - wrong.length).padStart(4)} of ${String(cases.length).padEnd(4)} ${file}`);
  if (!options.summary) {
    for (const { one, got } of wrong) {
      const differing = fields.filter((field) => one[field] !== got[field]);
      console.log(`  differs: ${one.name} (${differing.join(', ')})`);
      if (!options.diff) continue;
      for (const field of differing)
        console.log(`   ${field}, wanted -, got +\n${mark(one[field], '-')}\n${mark(got[field], '+')}`);
    }
  }
  return wrong.length;
}

async function main(argv) {
  const flag = (name) => {
    const at = argv.indexOf(name);
    return at >= 0 && argv.splice(at, 1).length > 0;
  };
  const diffFlag = flag('--diff');
  const summary = flag('--summary');
  const at = argv.indexOf('--only');
  const named = at >= 0 ? argv.splice(at, 2)[1] : '';
  // A bare word that is no file is part of a case's name: its differences are what one wants to see.
  const words = argv.filter((argument) => !existsSync(argument));
  const paths = argv.filter((argument) => existsSync(argument));
  const only = words[0] ?? named;
  const folder = mkdtempSync(join(tmpdir(), 'migsh-replay-'));
  try {
    const bundle = join(folder, 'worker.mjs');
    await bundleWorker(bundle);
    const { parseCases } = await casesModule(folder);
    const runners = Array.from({ length: workers }, () => new Runner(bundle));
    let total = 0;
    let failed = 0;
    const diff = diffFlag || words.length > 0;
    for (const file of caseFiles(paths.length > 0 ? paths : [join(root, 'test/oracle/cases')])) {
      const cases = parseCases(readFileSync(file, 'utf8')).filter((one) => one.name.includes(only));
      const results = [];
      let next = 0;
      const work = async (runner) => {
        while (next < cases.length) {
          const i = next++;
          results[i] = await runner.run(cases[i]);
        }
      };
      await Promise.all(runners.map(work));
      total += cases.length;
      failed += report(file, cases, results, { diff, summary });
    }
    console.log(
      `${total - failed} of ${total} cases as recorded (${total ? (((total - failed) * 100) / total).toFixed(1) : 0} %)`,
    );
    await Promise.all(runners.map((runner) => runner.worker.terminate()));
    process.exitCode = failed === 0 ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function casesModule(folder) {
  const outfile = join(folder, 'cases.mjs');
  await build({ entryPoints: [join(root, 'test/oracle/cases.ts')], outfile, format: 'esm', logLevel: 'silent' });
  return import(outfile);
}

await main(process.argv.slice(2));
