// npm run bench:store [-- ROWS…]: what a batch of so many rows costs (1,000, 10,000 and 50,000 unless said otherwise): the seconds that the
// cmdlets take, the peak memory of the shell and of the runner (Linux tells it; bound: 300 MiB), and the microseconds of recording one user's
// progress, which must not grow with the batch. The source does not answer, so nothing but the store is measured.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BatchView } from '../dist/src/runner/batch-view.js';
import { stopRunner } from '../dist/src/runner/ensure.js';
import { liveRunner, openState } from '../dist/state/folder.js';
import { readOrganization } from '../dist/state/organization.js';

const shell = fileURLToPath(new URL('../dist/bin/migsh.js', import.meta.url));
const BOUND_MIB = 300;
const RECORDS = 5_000;

/** Peak resident memory of a process in MiB so far; 0 where the system does not tell. */
function peak(pid) {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024;
  } catch {
    return 0;
  }
}

/** Runs a script in the shell: its output, its seconds, and the peak of the shell and of the runner meanwhile. */
function run(folder, script) {
  writeFileSync(join(folder, 'step.ps1'), script);
  const start = performance.now();
  const args = [shell, '-NoProfile', '-NonInteractive', '-File', 'step.ps1'];
  const env = { ...process.env, MIGSH_STATE: join(folder, 'state'), NO_COLOR: '1', TERM: 'dumb' };
  const child = spawn(process.execPath, args, { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const peaks = { shell: 0, runner: 0 };
  const look = () => {
    peaks.shell = Math.max(peaks.shell, peak(child.pid));
    const runner = liveRunner(openState(env.MIGSH_STATE));
    if (runner) peaks.runner = Math.max(peaks.runner, peak(runner.pid));
  };
  const timer = setInterval(look, 50);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text));
  return new Promise((done) =>
    child.on('close', () => {
      clearInterval(timer);
      done({ output: output.trim(), seconds: (performance.now() - start) / 1000, ...peaks });
    }),
  );
}

/** Median microseconds of recording one user's progress, over users all over the batch. Nobody else may be the runner meanwhile. */
function recording(folder) {
  const state = openState(join(folder, 'state'));
  const view = new BatchView(state, readOrganization(state).batches[0].guid);
  const { users } = view;
  const times = [];
  for (let i = 0; i < RECORDS; i++) {
    const start = performance.now();
    view.change(users[(i * 7919) % users.length].guid, { copiedItems: i, totalItems: RECORDS });
    times.push(performance.now() - start);
  }
  view.close();
  return times.sort((a, b) => a - b)[RECORDS / 2] * 1000;
}

function csvOf(rows) {
  const lines = Array.from({ length: rows }, (_, n) => `user${n}@contoso.invalid,user${n},P@ssw0rd${n}`);
  return `EmailAddress,UserName,Password\n${lines.join('\n')}\n`;
}

const steps = (rows) => [
  [
    'create',
    `New-MigrationEndpoint -IMAP -Name E -RemoteServer 127.0.0.1 -Port 9 -Security None -SkipVerification | Out-Null
(New-MigrationBatch -Name B -SourceEndpoint E -CSVData ([IO.File]::ReadAllBytes('users.csv'))).TotalCount`,
    String(rows),
  ],
  [
    'list',
    '(Get-MigrationUser -ResultSize Unlimited | Group-Object Status | Measure-Object Count -Sum).Sum',
    String(rows),
  ],
  [
    'start, stop',
    `Start-MigrationBatch B; Start-Sleep 5; Stop-MigrationBatch B -Confirm:$false
while ((Get-MigrationBatch B).Status -ne 'Stopped') { Start-Sleep -Milliseconds 200 }; "$((Get-MigrationBatch B).Status)"`,
    'Stopped',
  ],
  [
    'remove',
    'Remove-MigrationBatch B -Confirm:$false; while (@(Get-MigrationBatch).Count) { Start-Sleep -Milliseconds 200 }; "gone"',
    'gone',
  ],
];

async function bench(rows) {
  const folder = mkdtempSync(join(tmpdir(), 'migsh-bench-'));
  try {
    writeFileSync(join(folder, 'users.csv'), csvOf(rows));
    for (const [name, script, wanted] of steps(rows)) {
      const { output, seconds, shell: shellPeak, runner } = await run(folder, script);
      const verdict =
        output !== wanted
          ? `  WRONG OUTPUT: ${output}`
          : Math.max(shellPeak, runner) > BOUND_MIB
            ? '  OVER THE BOUND'
            : '';
      if (verdict !== '') process.exitCode = 1;
      const memory = [shellPeak, runner].map((one) => (one === 0 ? '–' : `${one.toFixed(0)} MiB`).padStart(9)).join('');
      console.log(
        `${rows.toLocaleString('en-US').padStart(7)}  ${name.padEnd(12)}${seconds.toFixed(1).padStart(7)} s${memory}${verdict}`,
      );
      if (name === 'create')
        console.log(`${''.padStart(7)}  ${'record'.padEnd(12)}${recording(folder).toFixed(1).padStart(7)} µs a user`);
    }
  } finally {
    await stopRunner(openState(join(folder, 'state')));
    rmSync(folder, { recursive: true, force: true });
  }
}

console.log('   rows  step           time    shell   runner');
const sizes = process.argv.slice(2).map(Number);
for (const rows of sizes.length > 0 ? sizes : [1_000, 10_000, 50_000]) await bench(rows);
