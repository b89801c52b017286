import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cmdletDefinitions } from '../../cmdlets/definitions.js';
import { complete } from '../../src/console/completion/complete.js';
import type { Completions } from '../../src/console/editor/completion-cycle.js';
import { cmdletTable } from '../../src/engine/session/cmdlet-table.js';
import type { Session } from '../../src/engine/session/session.js';
import { openSession } from '../../src/entries/open-session.js';
import { ReplayHost } from '../oracle/replay-host.js';

/** What the recorded session had defined, as far as completion is built: its head in the file names it. */
const recorded = readFileSync(fileURLToPath(new URL('../oracle/completion.txt', import.meta.url)), 'utf8');
const [head = '', ...blocks] = recorded.split('\n#== ');
const definitions = [...head.matchAll(/^# {5}(.*)$/gm)]
  .map(([, line]) => line!)
  .filter((line) => !line.startsWith('New-Item'));

interface Recorded {
  readonly input: string;
  readonly replaced: string;
  readonly matches: readonly string[];
}

const cases: Recorded[] = blocks.map((block) => {
  const [input = '', replaced = '', ...lines] = block.trimEnd().split('\n');
  return {
    input,
    replaced,
    matches: lines.map((line) => /^ {2}(.*?)(?: \(.*?\))? : \w+(?: : .*)?$/.exec(line)?.[1] ?? line),
  };
});

let folder = '';
let session: Session;

beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'migsh-tab-')));
  for (const name of ['Mail', 'My Files', '.h']) mkdirSync(join(folder, name));
  for (const name of ['users.csv', 'user list.csv', 'Mail/inner.txt', 'case.ps1'])
    writeFileSync(join(folder, name), 'x');
  const environment = { HOME: folder, PATH: '', TZ: 'UTC' };
  const commands = new Set(['Get-MigrationBatch', 'New-MigrationBatch', 'Get-MigrationUser']);
  const others = cmdletDefinitions.filter(({ name }) => !commands.has(name) && !name.includes('-Migration'));
  session = openSession({
    host: new ReplayHost(),
    cmdlets: cmdletTable(others),
    environment,
    location: folder,
    windows: false,
  });
  session.run(definitions.join('\n'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function tab(input: string): Completions {
  const cursor = input.indexOf('|');
  return complete(session, input.slice(0, cursor) + input.slice(cursor + 1), cursor);
}

/** Inputs whose recorded answer is built: commands, parameters, their values, variables, properties and paths. */
const BUILT = [
  'Get-Mig|',
  'New-Mig|',
  'get-migrationb|',
  'gmb|',
  'New-MigrationBatch -|',
  'New-MigrationBatch -S|',
  'New-MigrationBatch -s|',
  'New-MigrationBatch -Report |',
  'New-MigrationBatch -Report W|',
  "New-MigrationBatch -Report 'N|",
  'New-MigrationBatch -Report:|',
  'New-MigrationBatch -Day |',
  'New-MigrationBatch -Day s|',
  'New-MigrationBatch -Name x -A|',
  'New-MigrationBatch -Name x -E|',
  'New-MigrationBatch -ErrorAction |',
  'New-MigrationBatch -AutoStart:|',
  '$end|',
  '${end|',
  '$global:end|',
  '"text $end|',
  'return $end|',
  '$endpoint.R|',
  '$endpoint.r|',
  'Get-ChildItem u|',
  'Get-ChildItem ./|',
  'Get-Content "user|',
  "Get-Content 'user|",
  'cd M|',
  'Import-Csv |',
  '.\\us|',
  './M|',
  'Mail/|',
  '. ./|',
  '$x = Get-Mig|',
  'Get-MigrationBatch; Get-Mig|',
  'Get-Mig| -Identity 3',
  'New-MigrationBatch -Nam| x',
  'function foo { Get-Mig|',
  '& Get-Mig|',
  'Get-Nothing|',
  'zzz|',
];

describe('as TabExpansion2 of PowerShell 7.6.5 (oracle/completion.txt)', () => {
  test.each(BUILT)('%s', (input) => {
    const wanted = cases.find((one) => one.input === input)!;
    const { replaceIndex, replaceLength, matches } = tab(input);
    const shown = matches.slice(0, 14).map((one) => one.text);
    expect({ replaced: `replace ${replaceIndex}+${replaceLength}, ${matches.length} matches`, shown }).toEqual({
      replaced: wanted.replaced,
      shown: wanted.matches,
    });
  });
});
