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

/** What the recorded session had defined: its head in the file names it. */
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
  const others = cmdletDefinitions.filter(({ module }) => module.startsWith('Microsoft.PowerShell.'));
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
  const cursor = input.lastIndexOf('|');
  return complete(session, input.slice(0, cursor) + input.slice(cursor + 1), cursor);
}

/** Inputs whose recorded answer ours differs from, by reason. */
const DIFFERENT: Readonly<Record<string, readonly string[]>> = {
  '.NET has types, members or explicit interface members that the shell does not build': [
    '$text.|',
    '$text.To|',
    '$hash.|',
    '[dat|',
    '[System.IO.F|',
    '[math]::R|',
    '[System.IO.File]::ReadAll|',
    'param([Par|',
    'New-Object -TypeName dat|',
    '$Host.UI.|',
    '@(1,2).|',
    '1..3 | % { $_.To| }',
    '[pscredential]::|',
    'using namespace System.T|',
  ],
  'the recorded engine takes a custom object for a PSObject with BaseObject, Members and so on': [
    '$endpoint | Format-List |',
    '$endpoint | Sort-Object -Property |',
    '$endpoint | ForEach-Object { $_.| }',
    '$endpoint | Group-Object |',
  ],
  'the output type of Get-Date is there a DateTime or a String': ['(Get-Date).|'],
  'Get-Date adds a note DisplayHint there': ['$date.D|'],
  'hashtables have no order there': ['$hash[|'],
  'other commands, aliases, variables of the session or of its environment': [
    '$en|',
    'Get-Help |',
    'Get-Command -Verb |',
    'Get-Alias g|',
    '$script:|',
  ],
  'the recorded engine leaves out the common parameters here': ['Export-Csv -|'],
};
const different = new Set(Object.values(DIFFERENT).flat());

describe('as TabExpansion2 of PowerShell 7.6.5 (oracle/completion.txt)', () => {
  const answered = cases.filter(({ input }) => input.includes('|'));

  test.each(answered.map(({ input }) => input))('%s', (input) => {
    const wanted = cases.find((one) => one.input === input)!;
    const { replaceIndex, replaceLength, matches } = tab(input);
    const shown = matches.slice(0, 14).map((one) => one.text);
    const replaced = `replace ${replaceIndex}+${replaceLength}, ${matches.length} matches`;
    const isSame =
      JSON.stringify(shown) === JSON.stringify(wanted.matches) &&
      (replaced === wanted.replaced || (shown.length === 0 && wanted.matches.length === 0));
    if (different.has(input)) expect(isSame, 'is no longer different').toBe(false);
    else if (!isSame) expect({ replaced, shown }).toEqual({ replaced: wanted.replaced, shown: wanted.matches });
  });

  test('differences are of recorded inputs', () => {
    const inputs = new Set(answered.map(({ input }) => input));
    expect([...different].filter((input) => !inputs.has(input))).toEqual([]);
  });
});

describe('completers of scripts', () => {
  const texts = (input: string): string[] => tab(input).matches.map(({ text }) => text);

  beforeAll(() => {
    session.run(`
      function Get-Pet { param([string]$Name, [string]$Kind, $Any) }
      Set-Alias pet Get-Pet
      Register-ArgumentCompleter -CommandName Get-Pet -ParameterName Name -ScriptBlock {
        param($command, $parameter, $word, $ast, $bound)
        "$command/$parameter/$word/$($bound.Kind)/$($ast.GetType().Name)"
      }
      Register-ArgumentCompleter -CommandName Get-Pet -ParameterName Kind -ScriptBlock {
        param($c, $p, $w) 'cat', 'dog' | Where-Object { $_ -like "$w*" } | ForEach-Object {
          [System.Management.Automation.CompletionResult]::new("'$_'", $_, 'ParameterValue', "a $_") }
      }
      Register-ArgumentCompleter -CommandName Get-Pet -ParameterName Any -ScriptBlock { throw 'broken' }
      Register-ArgumentCompleter -Native -CommandName tool -ScriptBlock { param($word, $ast, $at) "sub-$word-$at" }
      function Get-Word { param([ArgumentCompletions('one', 'two words')]$W, [ValidateSet('a')]$S) }
    `);
  });

  test('a registered one gets command, parameter, word, tree and the other arguments', () => {
    expect(texts('pet -Kind cat -Name f|')).toEqual(['Get-Pet/Name/f/cat/CommandAst']);
  });

  test('its CompletionResults carry list text and tool tip', () => {
    expect(tab('Get-Pet -Kind c|').matches).toEqual([{ text: "'cat'", label: 'cat', toolTip: 'a cat' }]);
  });

  test('one that fails leaves paths, and nothing in $Error', () => {
    session.run('$Error.Clear()');
    expect(texts('Get-Pet -Any us|')).toEqual(["'./user list.csv'", './users.csv']);
    expect(session.errors.items).toEqual([]);
  });

  test('one for a program', () => {
    expect(texts('tool st|')).toEqual(['sub-st-7']);
  });

  test('words in an attribute', () => {
    expect(texts('Get-Word -W t|')).toEqual(["'two words'"]);
  });
});

describe('members, types and keys', () => {
  const texts = (input: string): string[] => tab(input).matches.map(({ text }) => text);

  test.each<[string, string[]]>([
    ['$endpoint.Port.ToS|', ['ToString(']],
    ["'abc'.Subs|", ['Substring(']],
    ['$text.Substring(1).Len|', ['Length']],
    ['[datetime]::Now.Ye|', ['Year']],
    ['if ($endpoint.Rem|', ['RemoteServer']],
    ['$x = @{ a = $endpoint.Rem|', ['RemoteServer']],
    ['$endpoint | Where-Object Port | Select-Object Rem|', ['RemoteServer']],
    ['$endpoint | ForEach-Object { if ($_.Rem|', ['RemoteServer']],
    ['$endpoint | Format-Table @{ Expression = 1; A|', ['Alignment']],
    ['$hash["Be|', ['"Beta"']],
    ['param([Parameter(Mandatory, ValueFromP|', ['ValueFromPipeline', 'ValueFromPipelineByPropertyName']],
    ['[guid|', ['guid']],
    ['$unknown.|', []],
  ])('%s', (input, expected) => {
    expect(texts(input)).toEqual(expected);
  });
});
