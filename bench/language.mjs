// npm run bench:language: runs each program of bench/language as `migsh -NoProfile -File`, beside calibrate.mjs (plain JavaScript), and
// prints our multiple of it and the real engine's (times.json). `startup` is `migsh -NoProfile -Command 1` as a multiple of `node -e 0`.
//   node bench/language.mjs [--runs N] [NAME…]
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('language', import.meta.url));
const shell = fileURLToPath(new URL('../dist/bin/migsh.js', import.meta.url));
const recorded = JSON.parse(readFileSync(join(folder, 'times.json'), 'utf8'));
// NODE_EXTRA_CA_CERTS alone costs Node 40 ms at every start.
const env = {
  PATH: process.env.PATH,
  HOME: process.env.HOME,
  TZ: 'UTC',
  LANG: 'en_US.UTF-8',
  NO_COLOR: '1',
  TERM: 'dumb',
};

/** Milliseconds of one run of Node, and its output. */
function time(args) {
  const start = performance.now();
  const { stdout } = spawnSync(process.execPath, args, {
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 1 << 28,
  });
  return { milliseconds: performance.now() - start, stdout };
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** Medians of interleaved runs of a command and of what it is compared with. */
function compare(args, against, runs) {
  const ours = [];
  const theirs = [];
  let last;
  for (let i = 0; i < runs; i++) {
    theirs.push(time(against).milliseconds);
    last = time(args);
    ours.push(last.milliseconds);
  }
  return { stdout: last.stdout, milliseconds: median(ours), multiple: median(ours) / median(theirs) };
}

function row(name, result, engine, wanted) {
  const right = wanted === undefined || result.stdout === wanted ? '' : '  OUTPUT DIFFERS';
  const verdict = result.multiple < engine ? 'faster' : 'slower';
  const took = `${result.milliseconds.toFixed(0)} ms`.padStart(9);
  console.log(
    `${name.padEnd(14)}${took}${result.multiple.toFixed(2).padStart(9)}${engine.toFixed(2).padStart(9)}  ${verdict}${right}`,
  );
}

const args = process.argv.slice(2);
const at = args.indexOf('--runs');
const runs = at < 0 ? 5 : Number(args.splice(at, 2)[1]);
const programs = readdirSync(folder).filter(
  (file) => file.endsWith('.ps1') && (args.length === 0 || args.includes(basename(file, '.ps1'))),
);

console.log(`${'program'.padEnd(14)}${'time'.padStart(9)}${'migsh'.padStart(9)}${'pwsh'.padStart(9)}`);
for (const file of programs) {
  const result = compare([shell, '-NoProfile', '-File', join(folder, file)], [join(folder, 'calibrate.mjs')], runs);
  row(file, result, recorded.programs[file], recorded.output[file]);
}
if (args.length === 0 || args.includes('startup'))
  row('startup', compare([shell, '-NoProfile', '-Command', '1'], ['-e', '0'], 2 * runs + 1), recorded.startup);
