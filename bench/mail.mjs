// npm run bench:mail: moves the same mail with migsh and with the peers that are installed, in turns, and prints figures and ratios.
//   node bench/mail.mjs --help
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const program = fileURLToPath(new URL('../dist/bench/mail.mjs', import.meta.url));
await build({
  entryPoints: [fileURLToPath(new URL('mail/main.ts', import.meta.url))],
  outfile: program,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20.19',
  packages: 'external',
  logLevel: 'warning',
});
await import(program);
