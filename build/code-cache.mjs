// Lets the built engine run once and keep V8's compiled code beside it (dist/bin/engine.cache): a start then compiles nothing.
import { spawn } from 'node:child_process';
import { join } from 'node:path';

/** The warm-up: what most starts run. Anything else is compiled at its first call, as without a cache. */
const WARM_UP = `
1 + 1
[pscustomobject]@{ Name = 'a'; Count = 1 } | Select-Object Name, Count | Format-Table
function Get-It([string]$Name = 'x') { foreach ($i in 1..3) { if ($i -gt 1) { "$Name $i" } } }
Get-It | Where-Object { $_ -like '*2' } | ForEach-Object { $_.ToUpper() }
try { throw 'x' } catch { $null = "$_" }
`;

/** Runs the shell in `bin` so that it writes the cache. Without one it starts slower, so a failure only warns. */
export async function writeCodeCache(bin) {
  const child = spawn(process.execPath, [join(bin, 'migsh.js'), '-NoProfile', '-NonInteractive', '-Command', WARM_UP], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, MIGSH_WRITE_CODE_CACHE: join(bin, 'engine.cache') },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let error = '';
  child.stderr.setEncoding('utf8').on('data', (text) => (error += text));
  const code = await new Promise((done) => child.on('error', (e) => done(String(e))).on('close', done));
  if (code !== 0)
    console.warn(`The engine's warm-up ended with ${code}; starts are slower without its code cache.\n${error}`);
}
