import { describe, expect, test } from 'vitest';
import { GetClipboard } from '../../cmdlets/management/Get-Clipboard.ts';
import { SetClipboard } from '../../cmdlets/management/Set-Clipboard.ts';
import { cmdletTable } from '../../src/engine/session/cmdlet-table.ts';
import { openSession } from '../oracle/replay.ts';
import { ReplayHost } from '../oracle/replay-host.ts';

/** A host with a clipboard; null: there is none. */
class ClipboardHost extends ReplayHost {
  text: string | null;
  override readonly clipboard = {
    get: (): string => this.#there(),
    set: (text: string): void => {
      this.#there();
      this.text = text;
    },
  } as never;

  constructor(text: string | null) {
    super();
    this.text = text;
  }

  #there(): string {
    if (this.text === null) throw new Error('There is no clipboard.');
    return this.text;
  }
}

function run(script: string, text: string | null = ''): { readonly out: string; readonly text: string | null } {
  const host = new ClipboardHost(text);
  openSession(host, cmdletTable([GetClipboard, SetClipboard]), '/tmp').run(script);
  return { out: host.out + host.error, text: host.text };
}

describe('Get-Clipboard', () => {
  const end = process.platform === 'win32' ? '\r\n' : '\n';
  test.each([
    ['lines', '@(Get-Clipboard).Count; (gcb)[1]', `a${end}b`, '2\nb\n'],
    ['one text', '(Get-Clipboard -Raw).Length', 'a\nb', '3\n'],
    ['nothing is one empty line', '@(Get-Clipboard).Count; (Get-Clipboard) -eq ""', '', '1\nTrue\n'],
    ['other separators', "(Get-Clipboard -Delimiter ';', ',') -join '|'", 'a;b,c', 'a|b|c\n'],
  ])('%s', (_what, script, text, out) => {
    expect(run(script, text).out).toBe(out);
  });
});

describe('Set-Clipboard', () => {
  const end = process.platform === 'win32' ? '\r\n' : '\n';
  test.each([
    ['a text', "Set-Clipboard 'x y'", 'old', 'x y'],
    ['lines', "'a', 'b' | scb", 'old', `a${end}b`],
    ['numbers become texts', 'Set-Clipboard 1, 2', 'old', `1${end}2`],
    ['behind what is there', "'b' | Set-Clipboard -Append", 'a', `a${end}b`],
    ['nothing', 'Set-Clipboard $null', 'old', ''],
    ['-WhatIf', "Set-Clipboard 'x' -WhatIf", 'old', 'old'],
  ])('%s', (_what, script, before, after) => {
    expect(run(script, before).text).toBe(after);
  });

  test.each([
    ["Set-Clipboard 'x' -WhatIf", "Set string 'x' to the clipboard."],
    ["Set-Clipboard '12345678901234567890xyz' -WhatIf", "Set string '12345678901234567890 ...' to the clipboard."],
    ["Set-Clipboard 'x' -Append -WhatIf", "Append string 'x' to the clipboard."],
    ['Set-Clipboard $null -WhatIf', 'The Clipboard has been cleared.'],
  ])('%s', (script, target) => {
    expect(run(script).out).toBe(`What if: Performing the operation "Set-Clipboard" on target "${target}".\n`);
  });

  test('hands the texts on', () => {
    expect(run("(Set-Clipboard a, b -PassThru) -join '+'").out).toBe('a+b\n');
  });

  test('through the terminal', () => {
    const { out, text } = run("Set-Clipboard 'hi' -AsOSC52", 'old');
    expect([out, text]).toEqual(['\x1b]52;;aGk=\x07', 'old']);
  });
});

test.each(['Get-Clipboard', 'Set-Clipboard x'])('%s without a clipboard', (call) => {
  expect(run(`try { ${call} } catch { "$_"; $_.FullyQualifiedErrorId }`, null).out).toMatch(
    /^There is no clipboard\.\nFailedToGetClipboardUnsupportedPlatform,Microsoft\.PowerShell\.Commands\.[GS]etClipboardCommand\n$/,
  );
});
