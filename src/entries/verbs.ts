import { writeAll } from './output.js';

/** The folder that was named, by `--state` or the environment; null for the platform's own. */
const stateFolder = (named: boolean | string | undefined): string | null =>
  typeof named === 'string' ? named : (process.env['MIGSH_STATE'] ?? null);

/** Aborted when the system or the user asks this process to end. */
function endingSignal(): AbortSignal {
  const ending = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(name, () => ending.abort());
  return ending.signal;
}

/** The verbs that are migsh's own, read by yargs: `runner [--stop] [--state DIR]`. The exit code. */
export async function runVerb(args: readonly string[]): Promise<number> {
  const { default: yargs } = await import('yargs');
  let exitCode = 0;
  const parser = yargs([...args])
    .scriptName('migsh')
    .command(
      'runner',
      'Runs the background runner of migrations in the foreground',
      (command) =>
        command
          .option('stop', { type: 'boolean', default: false, describe: 'End the runner that is alive' })
          .option('state', {
            type: 'string',
            describe: "Folder of the migrations (else MIGSH_STATE, else the platform's)",
          }),
      async (parsed) => {
        const { runnerVerb } = await import('../runner/runner-verb.js');
        exitCode = await runnerVerb({
          stop: parsed['stop'] === true,
          stateFolder: stateFolder(parsed['state']),
          signal: endingSignal(),
          say: (line) => writeAll(1, `${line}\n`),
        });
      },
    )
    .strict()
    .exitProcess(false)
    .fail((message, error) => {
      if (error) throw error;
      writeAll(2, `${message}\n`);
      exitCode = 64;
    });
  await parser.parseAsync();
  return exitCode;
}
