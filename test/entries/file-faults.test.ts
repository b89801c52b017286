import { execFile, spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ensureBuilt, runShell, shellPath } from './built-shell.ts';

// Cmdlets that write files when the file system refuses, fills up, or the shell is killed: no partial file replaces a good one.

let folder: string;
beforeAll(() => ensureBuilt(), 120_000);
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'migsh-faults-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const run = (script: string) => runShell(['-NoProfile', '-Command', script], { cwd: folder });

/** Cmdlets that write a whole file, by what produces more than a small limit allows. */
const writers = [
  ['Export-Csv', "1..20000 | ForEach-Object { [pscustomobject]@{ a = $_; b = 'x' * 50 } } | Export-Csv good"],
  ['Export-Clixml', "1..20000 | ForEach-Object { 'x' * 50 } | Export-Clixml good"],
  ['Set-Content', "1..20000 | ForEach-Object { 'x' * 50 } | Set-Content good"],
  ['Out-File', "1..20000 | ForEach-Object { 'x' * 50 } | Out-File good"],
  ['a redirection', "1..20000 | ForEach-Object { 'x' * 50 } > good"],
] as const;

/** Runs a script in a shell whose files cannot grow over 32 KiB. */
async function runLimited(script: string): Promise<string> {
  const line = `ulimit -f 64; exec '${process.execPath}' '${shellPath}' -NoProfile -Command "$SCRIPT"`;
  const env = {
    ...process.env,
    NO_COLOR: '1',
    HOME: folder,
    SCRIPT: `try { ${script} } catch { 'caught' }; 'goes on'`,
  };
  const { stdout, stderr } = await promisify(execFile)('/bin/sh', ['-c', line], { cwd: folder, env });
  expect(stdout).toContain('goes on');
  return stdout + stderr;
}

describe('a disk that fills up (a limit of the size of files)', () => {
  test.each(writers)('%s keeps the good file', async (_name, script) => {
    writeFileSync(join(folder, 'good'), 'good');
    const output = await runLimited(script);
    expect(output.match(/caught|There is not enough space on the disk/g)).toHaveLength(1);
    expect(readFileSync(join(folder, 'good'), 'utf8')).toBe('good');
    expect(readdirSync(folder)).toEqual(['good']);
  });

  test.each(writers)('%s keeps the part of a new file that could be written', async (_name, script) => {
    expect(await runLimited(script)).toMatch(/caught|There is not enough space on the disk/);
    expect(statSync(join(folder, 'good')).size).toBe(32768);
    expect(readdirSync(folder)).toEqual(['good']);
  });

  test.each([
    ['Copy-Item', 'Copy-Item large good'],
    ['[IO.File]::WriteAllText', "[IO.File]::WriteAllText('good', 'x' * 100000)"],
    ['[IO.File]::Copy', "[IO.File]::Copy('large', 'good', $true)"],
    ['New-Item -Force -Value', "New-Item good -Force -Value ('x' * 100000)"],
    ['Tee-Object', "1..20000 | ForEach-Object { 'x' * 50 } | Tee-Object good | Out-Null"],
    ['Export-Alias', '1..2000 | ForEach-Object { Set-Alias "alias$_" Get-Item }; Export-Alias good'],
    ['XmlDocument.Save', "$x = [xml]('<a>' + ('x' * 100000) + '</a>'); $x.Save(\"$PWD/good\")"],
  ])('%s keeps the good file', async (_name, script) => {
    writeFileSync(join(folder, 'large'), 'x'.repeat(100_000));
    writeFileSync(join(folder, 'good'), 'good');
    expect(await runLimited(script)).toMatch(/caught|There is not enough space on the disk/);
    expect(readFileSync(join(folder, 'good'), 'utf8')).toBe('good');
    expect(readdirSync(folder)).toEqual(['good', 'large']);
  });
});

test.each(writers)('an error before the end: %s keeps what was written so far', async (_name, script) => {
  writeFileSync(join(folder, 'good'), 'good');
  const short = script
    .replace('20000', '3')
    .replace('ForEach-Object {', "ForEach-Object { if ($_ -eq 3) { throw 'enough' };");
  expect((await run(`try { ${short} } catch { 'caught' }`)).stdout).toBe('caught\n');
  expect(readFileSync(join(folder, 'good'), 'utf8').match(/x{50}/g)).toHaveLength(2);
});

describe('a shell that is killed while it writes', () => {
  test.each([
    ['Export-Csv', "& { while ($true) { [pscustomobject]@{ a = 'x' * 5000 } } } | Export-Csv good"],
    ['Set-Content', "& { while ($true) { 'x' * 5000 } } | Set-Content good"],
    ['Out-File', "& { while ($true) { 'x' * 5000 } } | Out-File good"],
    ['a redirection', "& { while ($true) { 'x' * 5000 } } > good"],
  ])('%s', async (_name, script) => {
    writeFileSync(join(folder, 'good'), 'good');
    const child = spawn(process.execPath, [shellPath, '-NoProfile', '-Command', script], {
      cwd: folder,
      stdio: 'ignore',
    });
    const ended = new Promise((done) => child.once('exit', done));
    const begun = (): boolean => readdirSync(folder).some((name) => name.startsWith('.good'));
    while (!begun() && child.exitCode === null) await new Promise((done) => setTimeout(done, 10));
    child.kill('SIGKILL');
    await ended;
    expect(readFileSync(join(folder, 'good'), 'utf8')).toBe('good');
  });
});

describe('what stands in the way', () => {
  test.each(writers)('%s into a folder', async (_name, script) => {
    mkdirSync(join(folder, 'good'));
    const { stderr, stdout } = await run(`${script.replace('20000', '1')}; 'goes on'`);
    expect(stderr.replace(/\s*\|\s*/g, ' ').replace(/\s+/g, ' ')).toMatch(/denied|because it is a directory/);
    expect(stdout).toContain('goes on');
    expect(readdirSync(folder)).toEqual(['good']);
  });

  test.each(writers.slice(0, 4))('%s into a read-only file, and with -Force', async (_name, script) => {
    writeFileSync(join(folder, 'good'), 'good');
    chmodSync(join(folder, 'good'), 0o444);
    const short = script.replace('20000', '1');
    expect((await run(short)).stderr).toContain('denied');
    expect(readFileSync(join(folder, 'good'), 'utf8')).toBe('good');
    expect((await run(`${short} -Force`)).stderr).toBe('');
    expect(readFileSync(join(folder, 'good'), 'utf8')).not.toBe('good');
  });

  test.each(writers)('%s into a folder that is not there', async (_name, script) => {
    const { stderr } = await run(script.replace('20000', '1').replace(/good$/, 'no/good'));
    expect(stderr.replace(/\s*\|\s*/g, ' ').replace(/\s+/g, ' ')).toContain('Could not find a part of the path');
    expect(existsSync(join(folder, 'no'))).toBe(false);
  });
});

describe('much and odd', () => {
  test.each([
    [
      'a line of 10 MB',
      "'x' * 10MB | Set-Content f; (Get-Content f).Length; (Get-Item f).Length -gt 10MB; ('a,b', (('y' * 10MB) + ',1') | ConvertFrom-Csv).b",
      '10485760\nTrue\n1\n',
    ],
    ['a string of 10 MB in JSON', "(ConvertFrom-Json (ConvertTo-Json @{ a = 'x' * 10MB })).a.Length", '10485760\n'],
    [
      '1,000 properties',
      '$h = [ordered]@{}; 1..1000 | ForEach-Object { $h["p$_"] = $_ }; $o = [pscustomobject]$h; @($o | ConvertTo-Csv)[1].Length; ($o | ConvertTo-Json | ConvertFrom-Json).p1000; @($o | Format-List | Out-String -Stream | Where-Object { $_ }).Count; @($o | Format-Table | Out-String -Stream | Where-Object { $_ }).Count; $o | Export-Clixml x; (Import-Clixml x).p999',
      '5892\n1000\n1000\n3\n999\n',
    ],
    [
      'objects in a circle',
      '$o = [pscustomobject]@{ a = 1; self = $null }; $o.self = $o; ($o | ConvertTo-Json -Depth 1 -Compress -WarningAction SilentlyContinue); ($o | Format-List | Out-String).Trim(); $o | Export-Clixml x; (Import-Clixml x).self.a; $h = @{}; $h.h = $h; ($h | Out-String).Trim().Length -gt 0; ($o | ConvertTo-Csv)[1]',
      '{"a":1,"self":{"a":1,"self":"@{a=1; self=}"}}\na    : 1\nself : @{a=1; self=}\n1\nTrue\n"1","@{a=1; self=}"\n',
    ],
    [
      'a file that is no text',
      '[IO.File]::WriteAllBytes("$PWD/b", [byte[]](0..255)); (Get-Content b -Raw).Length; (Get-Content b -AsByteStream).Count; @(Import-Csv b -Header a).Count -ge 1',
      '256\n256\nTrue\n',
    ],
    [
      'every name of an encoding',
      "foreach ($e in 'ascii', 'ansi', 'bigendianunicode', 'bigendianutf32', 'unicode', 'utf7', 'utf8', 'utf8BOM', 'utf8NoBOM', 'utf32', 'latin1', 'windows-1252', 1252, 65001) { 'ü€😀+' | Set-Content e -Encoding $e; \"$e $((Get-Item e).Length) $(Get-Content e -Encoding $e)\" }; [IO.File]::WriteAllBytes(\"$PWD/b\", [byte[]](0, 0, 0xfe, 0xff, 0, 0, 0, 0x41)); Get-Content b; [Text.Encoding]::GetEncoding(1252).GetString([byte[]](0x80, 0x93))",
      `ascii 6 ????+
ansi 6 ü€??+
bigendianunicode 14 ü€😀+
bigendianutf32 24 ü€😀+
unicode 14 ü€😀+
utf7 16 ü€😀+
utf8 11 ü€😀+
utf8BOM 14 ü€😀+
utf8NoBOM 11 ü€😀+
utf32 24 ü€😀+
latin1 6 ü???+
windows-1252 6 ü€??+
1252 6 ü€??+
65001 14 ü€😀+
A
€“
`,
    ],
    [
      'CLIXML whose texts are no values',
      `$in = { param($v, $version = 'Version="1.1.0.1"') "<Objs $version xmlns=\`"http://schemas.microsoft.com/powershell/2004/04\`">$v</Objs>" | Set-Content x; try { "$(Import-Clixml x)" } catch { $_.Exception.Message } }
foreach ($v in '<I32>x</I32>', '<I32>2147483648</I32>', '<B>yes</B>', '<I64>1.5</I64>', '<Db>x</Db>', '<Db>-INF</Db>', '<DT>soon</DT>', '<TS>1h</TS>', '<BA>?</BA>', '<By>300</By>', '<C>-1</C>', '<G>x</G>', '<Zz>1</Zz>') { & $in $v }
& $in '<S>x</S>' ''; & $in '<S>x</S>' 'Version="2.0"'; & $in '<S>x</S>' 'Version="new"'`,
      `${['Int32', 'Int32', 'Boolean', 'Int64', 'Double', '', 'DateTime', 'TimeSpan', 'Byte[]', 'Byte', 'Char', 'Guid']
        .map((type) => (type === '' ? '-Infinity' : `The contents of the System.${type} primitive type are not valid.`))
        .join('\n')}
Zz XML tag is not recognized.
Version attribute was expected.
Version of incoming PSObject is 2. Expected value is 1.
Version of PSObject is not valid.
`,
    ],
    [
      'characters that XML has no place for',
      'foreach ($x in "<a>`n`u{1}</a>", "<a b=\'`u{b}\'/>", "<a>`0</a>", "<a>😀`t</a>") { try { ([xml]$x).a } catch { $_.Exception.Message -replace "(?s)^.*Error: " } }',
      `"'\u0001', hexadecimal value 0x01, is an invalid character. Line 2, position 1."
"'\u000b', hexadecimal value 0x0B, is an invalid character. Line 1, position 7."
"'.', hexadecimal value 0x00, is an invalid character. Line 1, position 4."
😀\t
`,
    ],
    [
      'an encoding that is not the file’s',
      "'grün' | Set-Content f -Encoding utf8; Get-Content f -Encoding latin1; [IO.File]::WriteAllBytes(\"$PWD/l\", [byte[]](0x67, 0xfc, 0x6e)); Get-Content l; Get-Content l -Encoding latin1; 'ü' | Set-Content u -Encoding unicode; Get-Content u",
      'grÃ¼n\ng\ufffdn\ngün\nü\n',
    ],
  ])('%s', async (_what, script, expected) => {
    const { stdout, stderr } = await run(script);
    expect(stdout + stderr).toBe(expected);
  });
});
