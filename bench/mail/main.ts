/** `npm run bench:mail`: see usage. */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Contender, OutOfTime } from './contenders.js';
import { accountName, type Corpus, corpora, scaled } from './corpora.js';
import { type Fsync, Servers } from './lab.js';
import { migsh } from './migsh.js';
import { doveadm, imapsync, mbsync } from './peers.js';
import { placeFor } from './place.js';
import { figures, type Run } from './report.js';

const usage = `usage: npm run bench:mail -- [options] [CORPUS…]

Moves mail from one Dovecot to another with migsh and with the peers that are installed, in turns, and prints medians and ratios.
migsh: from Start-MigrationBatch to Synced, and from -SyncNow to Synced, with a runner alive. The peers: from start to end of their processes.

  --rounds N       how often each takes its turn (default 3)
  --scale F        a part of each corpus, e.g. 0.1
  --only A,B       only these contenders: migsh, mbsync, doveadm, imapsync
  --parallel N     mailboxes at a time (default 10)
  --disk           mail and state lie on the disk (in $TMPDIR) and not in memory (in /dev/shm, where there is room); what a file system
                   does with a hundred thousand files that were deleted minutes ago is then in the figures
  --limit S        seconds that a peer has for a pass (default 120); who is not done is left out of what follows
  --fsync HOW      both servers' mail_fsync: never (default) or optimized
  --profile DIR    writes CPU profiles of migsh's runner

corpora (default: all)
${corpora.map(({ name, about }) => `  ${name.padEnd(9)}${about}`).join('\n')}`;

interface Settings {
  readonly rounds: number;
  readonly parallel: number;
  readonly limit: number;
  readonly fsync: Fsync;
  readonly disk: boolean;
  readonly contenders: readonly Contender[];
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      rounds: { type: 'string', default: '3' },
      scale: { type: 'string', default: '1' },
      only: { type: 'string' },
      parallel: { type: 'string', default: '10' },
      limit: { type: 'string', default: '120' },
      disk: { type: 'boolean', default: false },
      fsync: { type: 'string', default: 'never' },
      profile: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  const unknown = positionals.filter((name) => !corpora.some((corpus) => corpus.name === name));
  if (values.help || unknown.length > 0 || !['never', 'optimized'].includes(values.fsync)) {
    console.log(usage);
    return values.help ? 0 : 2;
  }
  const wanted = values.only?.split(',');
  const settings: Settings = {
    rounds: Number(values.rounds),
    parallel: Number(values.parallel),
    limit: Number(values.limit),
    fsync: values.fsync as Fsync,
    disk: values.disk,
    contenders: [migsh(values.profile), mbsync, doveadm, imapsync].filter(({ name }) => wanted?.includes(name) ?? true),
  };
  console.log(
    `${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.version}; both servers: Dovecot, Maildir, mail_fsync = ${settings.fsync}`,
  );
  for (const corpus of corpora) {
    if (positionals.length === 0 || positionals.includes(corpus.name))
      await compare(scaled(corpus, Number(values.scale)), settings);
  }
  return 0;
}

async function compare(corpus: Corpus, settings: Settings): Promise<void> {
  process.env['TMPDIR'] = await placeFor(corpus, settings.disk);
  console.log(
    `\n${corpus.name}: ${corpus.about}${settings.parallel < corpus.mailboxes || corpus.mailboxes > 1 ? `, ${settings.parallel} at a time` : ''}: ${corpus.mailboxes} × ${corpus.messages}, in ${tmpdir()}`,
  );
  const fit: Contender[] = [];
  for (const contender of settings.contenders) {
    const why = await contender.unfit(corpus);
    if (why === undefined) fit.push(contender);
    else console.log(`  ${contender.name} is left out: ${why}`);
  }
  const servers = await Servers.start(corpus, settings.fsync);
  const runs: Run[] = [];
  try {
    for (let round = 0; round < settings.rounds; round++) {
      // Whoever begins changes from round to round: nobody always finds a warm or a tired disk.
      const turn = round % fit.length;
      for (const contender of [...fit.slice(turn), ...fit.slice(0, turn)]) {
        try {
          runs.push(await takeTurn(contender, corpus, servers, settings));
        } catch (error) {
          if (!(error instanceof OutOfTime)) throw error;
          console.log(`  ${contender.name} was not done after ${settings.limit} s, and is left out.`);
          fit.splice(fit.indexOf(contender), 1);
        }
      }
    }
  } finally {
    await servers.stop();
  }
  for (const line of figures(corpus, runs)) console.log(line);
}

/** One contender, one time. */
async function takeTurn(contender: Contender, corpus: Corpus, servers: Servers, settings: Settings): Promise<Run> {
  await servers.emptyTarget();
  const workDir = await mkdtemp(join(tmpdir(), 'migsh-bench-'));
  await mkdir(workDir, { recursive: true });
  try {
    const accounts = Array.from({ length: corpus.mailboxes }, (_, number) => accountName(number));
    const timing = await contender.move({
      corpus,
      accounts,
      parallel: settings.parallel,
      limit: settings.limit,
      ...(await servers.ports(corpus)),
      target: servers.target,
      workDir,
    });
    const arrived = await servers.arrived();
    if (arrived !== corpus.mailboxes * corpus.messages)
      throw new Error(
        `${contender.name} brought ${arrived} messages instead of ${corpus.mailboxes * corpus.messages}.`,
      );
    return { contender: contender.name, ...timing };
  } finally {
    await rm(workDir, { recursive: true, force: true, maxRetries: 5 });
  }
}

process.exitCode = await main();
