/** migsh as its users run it: the built shell makes and watches the batch, the runner moves it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Contender, runProgram, type Timing } from './contenders.js';
import { type Lab, password } from './lab.js';

const program = fileURLToPath(new URL('../bin/migsh.js', import.meta.url));

/** See the head of this file. `profileDir`: where the runner's CPU profile goes. */
export function migsh(profileDir?: string): Contender {
  return {
    name: 'migsh',
    unfit: async () => undefined,
    async move(lab) {
      const state = join(lab.workDir, 'state');
      await mkdir(state, { mode: 0o700 });
      const script = join(lab.workDir, 'batch.ps1');
      await writeFile(script, batchScript(lab));
      await writeFile(join(lab.workDir, 'users.csv'), csv(lab), { mode: 0o600 });
      const profiling = profileDir === undefined ? [] : ['--cpu-prof', '--cpu-prof-dir', profileDir];
      const runner = spawn(process.execPath, [...profiling, program, 'runner', '--state', state], {
        stdio: ['ignore', 'ignore', 'inherit'],
      });
      try {
        const said = await runProgram(process.execPath, [program, '-NoProfile', '-NonInteractive', '-File', script], {
          env: { MIGSH_STATE: state, NO_COLOR: '1' },
        });
        return await timing(said, runner);
      } finally {
        await end(runner);
      }
    },
  };
}

/** The script prints the seconds of both passes: from the command to the time that the runner notes for the last mailbox. It looks seldom, for looking takes from the runner's processor. */
function batchScript(lab: Lab): string {
  const endpoint = (name: string, port: number) =>
    `New-MigrationEndpoint -IMAP -Name ${name} -RemoteServer 127.0.0.1 -Port ${port} -Security None -MaxConcurrentMigrations ${lab.parallel} -MaxConcurrentIncrementalSyncs ${lab.parallel} | Out-Null`;
  return `$ErrorActionPreference = 'Stop'
${endpoint('Source', lab.sourcePort)}
${endpoint('Target', lab.targetPort)}
New-MigrationBatch -Name Bench -SourceEndpoint Source -TargetEndpoint Target -CSVData ([IO.File]::ReadAllBytes("${join(lab.workDir, 'users.csv')}")) | Out-Null
function Wait-Synced($began) {
    do {
        Start-Sleep -Milliseconds 400
        $batch = Get-MigrationBatch Bench
    } until ("$($batch.Status)" -notin 'Syncing', 'Starting', 'IncrementalSyncing')
    if ("$($batch.Status)" -ne 'Synced') { throw "The batch is $($batch.Status)" }
    ($batch.LastSyncedDateTime.ToUniversalTime() - $began).TotalSeconds
}
$began = [datetime]::UtcNow
Start-MigrationBatch Bench
Wait-Synced $began
$began = [datetime]::UtcNow
Set-MigrationBatch Bench -SyncNow
Wait-Synced $began
`;
}

function csv(lab: Lab): string {
  const rows = lab.accounts.map((account) => `${account}@contoso.edu,${account},${password}`);
  return ['EmailAddress,UserName,Password', ...rows, ''].join('\r\n');
}

async function timing(said: string, runner: ChildProcess): Promise<Timing> {
  const [first = Number.NaN, again = Number.NaN] = said.trim().split(/\s+/).map(Number);
  if (!(first > 0 && again > 0)) throw new Error(`The script said "${said}".`);
  return { first, again, ...(await usage(runner.pid!)) };
}

/** What a process has used so far, where the system tells (Linux). */
async function usage(pid: number): Promise<{ memory?: number; cpu?: number }> {
  const read = (name: string) => readFile(`/proc/${pid}/${name}`, 'utf8').catch(() => '');
  const peak = /^VmHWM:\s+(\d+) kB$/m.exec(await read('status'));
  // Behind the program's name in parentheses: utime and stime are the 12th and 13th field, in hundredths of a second.
  const fields = (await read('stat')).split(') ')[1]?.split(' ');
  return {
    ...(peak === null ? {} : { memory: Number(peak[1]) * 1024 }),
    ...(fields === undefined ? {} : { cpu: (Number(fields[11]) + Number(fields[12])) / 100 }),
  };
}

async function end(runner: ChildProcess): Promise<void> {
  if (runner.exitCode !== null || runner.signalCode !== null) return;
  const ended = new Promise((resolve) => runner.once('exit', resolve));
  runner.kill('SIGTERM');
  await ended;
}
