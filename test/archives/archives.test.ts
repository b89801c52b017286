import { execFile } from 'node:child_process';
import {
  chmodSync,
  createWriteStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ZipFile } from 'yazl';
import { ensureBuilt, runShell, shellPath } from '../entries/built-shell.ts';
import { type RawEntry, zipOf } from './zip-bytes.ts';

// Compress-Archive and Expand-Archive as a user calls them.

let top: string;
/** The current folder of the shell; `outside` lies beside it. */
let folder: string;
beforeAll(() => ensureBuilt(), 120_000);
beforeEach(() => {
  top = mkdtempSync(join(tmpdir(), 'migsh-zip-'));
  folder = join(top, 'work');
  mkdirSync(folder);
  mkdirSync(join(top, 'outside'));
});
afterEach(() => rmSync(top, { recursive: true, force: true }));

/** What a script prints: output, then errors as lines of words, each path without the folder. */
async function printed(script: string): Promise<string> {
  const { stdout, stderr } = await runShell(['-NoProfile', '-Command', script], { cwd: folder });
  const words = stderr.replaceAll(/\x1b\[[\d;]*m/g, '').replaceAll(/\s*\n\s*\|\s*/g, ' ');
  return (stdout + words).replaceAll(`${folder}/`, '').replaceAll(folder, '.').replaceAll(`${top}/`, '^/');
}

const here = (name: string): string => join(folder, name);
const text = (name: string): string => readFileSync(here(name), 'utf8');
const archive = (name: string, entries: readonly RawEntry[]): void => writeFileSync(here(name), zipOf(entries));
/** Everything below a folder. */
const below = (path: string): string[] =>
  (readdirSync(path, { recursive: true }) as string[]).map((name) => name.replaceAll('\\', '/')).sort();

describe('there and back', () => {
  test('names, contents, times, empty folders; hidden files stay out', async () => {
    mkdirSync(here('d/e/f'), { recursive: true });
    writeFileSync(here('d/ü 邮件.txt'), 'ü');
    writeFileSync(here('d/e/x'), 'x'.repeat(300_000));
    writeFileSync(here('d/.hidden'), 'h');
    writeFileSync(here('empty'), '');
    utimesSync(here('d/e/x'), 0, new Date(2020, 1, 29, 13, 14, 15));
    const script =
      'Compress-Archive d, empty all; Expand-Archive all.zip out; (Get-Item out/d/e/x).LastWriteTime.ToString("s")';
    expect(await printed(script)).toBe('2020-02-29T13:14:15\n');
    expect(below(here('out'))).toEqual(['d', 'd/e', 'd/e/f', 'd/e/x', 'd/ü 邮件.txt', 'empty']);
    expect(text('out/d/ü 邮件.txt')).toBe('ü');
    expect(text('out/d/e/x')).toBe(text('d/e/x'));
    expect(statSync(here('out/empty')).size).toBe(0);
  });

  test.each([
    ['NoCompression', 100_000, 101_000],
    ['fastest', 100, 5000],
    ['Optimal', 100, 2000],
  ])('-CompressionLevel %s', async (level, least, most) => {
    writeFileSync(here('a'), 'abc '.repeat(25_000));
    expect(await printed(`Compress-Archive a a.zip -CompressionLevel ${level}; Expand-Archive a.zip out`)).toBe('');
    expect(statSync(here('a.zip')).size).toBeGreaterThan(least);
    expect(statSync(here('a.zip')).size).toBeLessThan(most);
  });

  test('many entries', async () => {
    mkdirSync(here('d'));
    for (let i = 0; i < 1500; i++) writeFileSync(here(`d/${i}`), `${i}`);
    expect(await printed('Compress-Archive d d.zip; Expand-Archive d.zip out')).toBe('');
    expect(below(here('out/d'))).toEqual(below(here('d')));
    expect(text('out/d/1234')).toBe('1234');
  });

  test.each([
    ['of a pipeline', 'Get-ChildItem ?.txt | Compress-Archive -DestinationPath z.zip', ['a.txt', 'b.txt']],
    ['by a wildcard', 'Compress-Archive *.txt z.zip', ['[1].txt', 'a.txt', 'b.txt']],
    ['exactly as typed', 'Compress-Archive -LiteralPath [1].txt z.zip', ['[1].txt']],
    ['by absolute path', 'Compress-Archive "$PWD/a.txt" "$PWD/z.zip"', ['a.txt']],
  ])('files %s', async (_how, script, names) => {
    for (const name of ['a.txt', 'b.txt', '[1].txt']) writeFileSync(here(name), name);
    expect(await printed(`${script}; Expand-Archive z.zip`)).toBe('');
    expect(below(here('z'))).toEqual(names);
  });

  test('-Update adds and replaces; the rest stays as it is', async () => {
    for (const name of ['a', 'b', 'c']) writeFileSync(here(name), `old ${name}`);
    const script =
      "Compress-Archive a, b z.zip; Set-Content B 'new b'; Rename-Item b b2; Rename-Item B b; Compress-Archive b, c z.zip -Update; Expand-Archive z.zip";
    await printed(script.replace('Rename-Item b b2; Rename-Item B b; ', 'Copy-Item B b; '));
    expect(below(here('z'))).toEqual(['a', 'b', 'c']);
    expect([text('z/a'), text('z/b').trim(), text('z/c')]).toEqual(['old a', 'new b', 'old c']);
  });

  test('an archive is no part of itself when it is written anew', async () => {
    writeFileSync(here('a'), 'a');
    expect(await printed('1..2 | ForEach-Object { Compress-Archive . ./all.zip -Force }; Expand-Archive all.zip')).toBe(
      '',
    );
    expect(below(here('all'))).toEqual(['work', 'work/a']);
  });

  test('what they write and say', async () => {
    writeFileSync(here('a'), 'a');
    expect(
      await printed(
        '(Compress-Archive a z -PassThru).Name; Expand-Archive z.zip -PassThru | ForEach-Object Name; Compress-Archive a y.zip -WhatIf; Expand-Archive z.zip new -WhatIf; Test-Path y.zip, new; Expand-Archive z.zip v -Verbose 4>&1 | ForEach-Object Message',
      ),
    ).toBe(
      [
        'z.zip',
        'a',
        'What if: Performing the operation "Compress-Archive" on target "a".',
        'What if: Performing the operation "Create Directory" on target "Destination: new".',
        'What if: Performing the operation "Expand-Archive" on target "z.zip".',
        'False',
        'False',
        'Performing the operation "Create Directory" on target "Destination: v".',
        'Preparing to expand...',
        'Performing the operation "Expand-Archive" on target "z.zip".',
        "Created 'v/a'.",
        '',
      ].join('\n'),
    );
  });

  test('a folder without anything makes no archive', async () => {
    mkdirSync(here('d'));
    expect(await printed('Compress-Archive d z.zip -PassThru; Test-Path z.zip')).toBe('False\n');
  });

  test('a time that zip cannot tell is told', async () => {
    writeFileSync(here('a'), 'a');
    utimesSync(here('a'), 0, new Date(1971, 1, 1));
    expect(await printed('Compress-Archive a z.zip; Expand-Archive z.zip; (Get-Item z/a).LastWriteTime.Year')).toBe(
      "1980\nWARNING: 'a' has LastWriteTime earlier than 1980. Compress-Archive will store any files with LastWriteTime values earlier than 1980 as 1/1/1980 00:00.\n".replace(
        /^(1980\n)(.*\n)$/s,
        '$2$1',
      ),
    );
  });
});

describe('what is refused', () => {
  const refusals = [
    [
      'Compress-Archive a z.zip',
      'ArchiveFileExists,Compress-Archive',
      'The archive file z.zip already exists. Use the -Update parameter to update the existing archive file or use the -Force parameter to overwrite the existing archive file.',
    ],
    [
      'Compress-Archive none y.zip',
      'ArchiveCmdletPathNotFound,Compress-Archive',
      "The path 'none' either does not exist or is not a valid file system path.",
    ],
    [
      'Compress-Archive a, A y.zip',
      'DuplicatePathFound,Compress-Archive',
      "The input to Path parameter contains a duplicate path 'A'. Provide a unique set of paths as input to Path parameter.",
    ],
    [
      'Compress-Archive a none/y.zip',
      'ArchiveCmdletPathNotFound,Compress-Archive',
      "The path 'none' either does not exist or is not a valid file system path.",
    ],
    [
      'Compress-Archive a /',
      'InvalidArchiveFilePath,Compress-Archive',
      "The destination path '/' does not contain a valid archive file name.",
    ],
    [
      'Compress-Archive env:PATH y.zip',
      'PathNotFound,Compress-Archive',
      "The path 'PATH' either does not exist or is not a valid file system path.",
    ],
    [
      'Compress-Archive a folder.zip',
      'System.UnauthorizedAccessException,Compress-Archive',
      "Access to the path 'folder.zip' is denied.",
    ],
    [
      'Compress-Archive a bad.zip -Update',
      "File 'bad.zip' does not appear to be a valid zip archive.,Compress-Archive",
      "File 'bad.zip' does not appear to be a valid zip archive.",
    ],
    [
      'Compress-Archive a readonly.zip -Update',
      'ArchiveFileIsReadOnly,Compress-Archive',
      "The attributes of the archive file readonly.zip is set to 'ReadOnly' hence it cannot be updated. If you intend to update the existing archive file, remove the 'ReadOnly' attribute on the archive file else use -Force parameter to override and create a new archive file.",
    ],
    [
      'Compress-Archive a z.zip -Update -Force',
      'AmbiguousParameterSet,Compress-Archive',
      'Parameter set cannot be resolved using the specified named parameters. One or more parameters issued cannot be used together or an insufficient number of parameters were provided.',
    ],
    [
      'Expand-Archive none.zip',
      'ArchiveCmdletPathNotFound,Expand-Archive',
      "The path 'none.zip' either does not exist or is not a valid file system path.",
    ],
    [
      'Expand-Archive folder.zip',
      'PathNotFound,Expand-Archive',
      "The path 'folder.zip' either does not exist or is not a valid file system path.",
    ],
    [
      'Expand-Archive *.zip',
      'InvalidArchiveFilePath,Expand-Archive',
      "The archive file path '*.zip' specified as input to the Path parameter is resolving to multiple file system paths. Provide a unique path to the Path parameter where the archive file has to be created.",
    ],
    [
      'Expand-Archive bad.zip',
      "File 'bad.zip' does not appear to be a valid zip archive.,Expand-Archive",
      "File 'bad.zip' does not appear to be a valid zip archive.",
    ],
    [
      'Expand-Archive half.zip',
      "File 'half.zip' does not appear to be a valid zip archive.,Expand-Archive",
      "File 'half.zip' does not appear to be a valid zip archive.",
    ],
    ['Expand-Archive z.zip a', 'DirectoryExist,Expand-Archive', 'An item with the specified name a already exists.'],
    [
      'Expand-Archive z.zip env:X',
      'InvalidDirectoryPath,Expand-Archive',
      "The path 'env:X' is not a valid file system directory path.",
    ],
  ] as const;

  test('with PowerShell’s ids and words, and nothing is written', async () => {
    writeFileSync(here('a'), 'a');
    archive('z.zip', [{ name: 'z', data: 'z' }]);
    writeFileSync(here('readonly.zip'), zipOf([{ name: 'z' }]));
    chmodSync(here('readonly.zip'), 0o444);
    writeFileSync(here('bad.zip'), 'this is no archive');
    writeFileSync(here('half.zip'), zipOf([{ name: 'x', data: 'x'.repeat(5000), method: 0 }]).subarray(0, 4000));
    for (const name of ['folder.zip', 'bad', 'half']) mkdirSync(here(name));
    const before = below(folder);
    const scripts = refusals.map(
      ([script]) => `try { ${script} } catch { $_.FullyQualifiedErrorId; $_.Exception.Message }`,
    );
    expect(await printed(scripts.join('\n'))).toBe(refusals.map(([, id, message]) => `${id}\n${message}\n`).join(''));
    expect(below(folder)).toEqual(before);
  });

  test('a source that is no file is reported, the others are packed', async () => {
    await promisify(execFile)('mkfifo', [here('pipe')]);
    writeFileSync(here('a'), 'a');
    const output = await printed(
      'Compress-Archive a, pipe z.zip; $Error[0].FullyQualifiedErrorId; Expand-Archive z.zip',
    );
    expect(output).toMatch(/^CompressArchiveUnauthorizedAccessError,Compress-Archive\n/);
    expect(output).toContain('It is no regular file.');
    expect(below(here('z'))).toEqual(['a']);
  });

  test('files that are there, unless forced', async () => {
    archive('z.zip', [
      { name: 'a', data: 'new' },
      { name: 'b', data: 'b' },
    ]);
    mkdirSync(here('out'));
    writeFileSync(here('out/a'), 'old');
    chmodSync(here('out/a'), 0o444);
    expect(await printed('Expand-Archive z.zip out')).toContain(
      "Failed to create file 'out/a' while expanding the archive file 'z.zip' contents as the file 'out/a' already exists. Use the -Force parameter if you want to overwrite the existing directory 'out/a' contents when expanding the archive file.",
    );
    expect([text('out/a'), text('out/b')]).toEqual(['old', 'b']);
    expect(await printed('Expand-Archive z.zip out -Force')).toBe('');
    expect(text('out/a')).toBe('new');
    expect(below(here('out'))).toEqual(['a', 'b']);
  });

  test('an entry whose place is taken by a folder, or by a file above it', async () => {
    archive('z.zip', [
      { name: 'taken', data: 'x' },
      { name: 'file/x', data: 'x' },
      { name: 'file/' },
      { name: 'file/y/' },
      { name: 'ok', data: 'ok' },
    ]);
    mkdirSync(here('out/taken'), { recursive: true });
    writeFileSync(here('out/file'), 'file');
    expect(await printed('Expand-Archive z.zip out -Force 2>&1 | ForEach-Object { "$_" }')).toBe(
      "Access to the path 'out/taken' is denied.\nThe file 'out/file' already exists.\nCould not find a part of the path 'out/file/y'.\n",
    );
    expect(below(here('out'))).toEqual(['file', 'ok', 'taken']);
  });
});

describe('archives that lead out of the destination', () => {
  const names = {
    outside: [
      '../outside/evil',
      '../../outside/evil',
      'a/../../outside/evil',
      '..\\outside\\evil',
      ' .. /outside/evil',
      '../out-evil',
      '../evil/',
      'link/evil',
      'link/deeper/evil',
      'link/deeper/',
      'dangling/evil',
      '..',
      'nul\0byte',
    ],
    inside: ['/inside1', 'C:/inside2', 'a/../inside3', '..inside4', ' white / inside5 '],
  };

  test('nothing is written there; each such entry is named', async () => {
    mkdirSync(here('out'));
    symlinkSync(join(top, 'outside'), here('out/link'));
    symlinkSync(join(top, 'nowhere'), here('out/dangling'));
    const all = [...names.outside, ...names.inside].map((name) => ({ name, data: 'x' }));
    archive('z.zip', [...all, { name: 'good', data: 'good' }]);
    const output = await printed('Expand-Archive z.zip out -Force 2>&1 | ForEach-Object { "$_" }');
    expect(output.split('\n')).toEqual([
      ...names.outside.map((name) => `Can not process invalid archive entry '${name.replaceAll('\\', '/')}'.`),
      '',
    ]);
    expect(below(join(top, 'outside'))).toEqual([]);
    expect(readdirSync(top).sort()).toEqual(['outside', 'work']);
    expect(readdirSync(folder).sort()).toEqual(['out', 'z.zip']);
    expect(below(here('out'))).toEqual([
      '..inside4',
      'C:',
      'C:/inside2',
      'dangling',
      'good',
      'inside1',
      'inside3',
      'link',
      'white',
      'white/inside5',
    ]);
  });

  test('a link is replaced itself, and an entry that is a link becomes a file', async () => {
    mkdirSync(here('out'));
    writeFileSync(join(top, 'outside/good'), 'good');
    symlinkSync(join(top, 'outside/good'), here('out/a'));
    archive('z.zip', [
      { name: 'a', data: 'new' },
      { name: 'l', data: '/etc/passwd', mode: 0o120777 },
    ]);
    expect(await printed('Expand-Archive z.zip out -Force')).toBe('');
    expect([text('out/a'), text('out/l')]).toEqual(['new', '/etc/passwd']);
    expect(readFileSync(join(top, 'outside/good'), 'utf8')).toBe('good');
  });
});

describe('entries that cannot be unpacked', () => {
  const good = { name: 'first/good', data: 'good' };
  test.each([
    ['encrypted', { name: 'bad.txt', data: 'x', flags: 0x801 }, 'it is encrypted'],
    ['packed by another method', { name: 'bad.txt', data: 'x', method: 99 }, 'The entry is packed by method 99'],
    ['with a wrong checksum', { name: 'bad.txt', data: 'x', crc: 1 }, 'its content is damaged'],
    [
      'with damaged bytes',
      { name: 'bad.txt', data: 'xxxxxxxx', packed: Buffer.from([7, 7, 7, 7]) },
      'its content is damaged',
    ],
    [
      'that are longer than they say',
      { name: 'bad.txt', data: 'x', packed: Buffer.from('4bcc', 'hex') },
      'its content is damaged',
    ],
  ] as const)('%s: named, and nothing is left', async (_what, bad, reason) => {
    archive('z.zip', [good, bad, { name: 'last', data: 'last' }]);
    mkdirSync(here('out'));
    writeFileSync(here('out/mine'), 'mine');
    const output = await printed('Expand-Archive z.zip out; $Error[0].FullyQualifiedErrorId; $Error[0].TargetObject');
    expect(output).toMatch(/^InvalidArchiveEntry,Expand-Archive\nbad\.txt\n/);
    expect(output).toContain("The archive entry 'bad.txt' can not be expanded");
    expect(output).toContain(reason);
    expect(below(here('out'))).toEqual(['mine']);
  });

  test('-Update of an archive with one leaves the archive as it is', async () => {
    archive('z.zip', [good, { name: 'bad.txt', data: 'x', crc: 1 }]);
    const before = readFileSync(here('z.zip'));
    writeFileSync(here('a'), 'a');
    expect(await printed('Compress-Archive a z.zip -Update')).toContain("The archive entry 'bad.txt' can not be");
    expect(readFileSync(here('z.zip')).equals(before)).toBe(true);
    expect(readdirSync(folder).sort()).toEqual(['a', 'z.zip']);
  });
});

describe('archives of others', () => {
  test('zip64', async () => {
    const zip = new ZipFile();
    zip.addBuffer(Buffer.from('big'), 'big', { forceZip64Format: true });
    zip.end({ forceZip64Format: true, comment: '' });
    await pipeline(zip.outputStream, createWriteStream(here('z.zip')));
    expect(await printed('Expand-Archive z.zip; Get-Content z/big')).toBe('big\n');
  });

  test('names in UTF-8 without the mark for it, and in code page 437', async () => {
    archive('z.zip', [
      { name: 'grün', data: '1', flags: 0 },
      { name: Buffer.from([0x81, 0x62]), data: '2', flags: 0 },
    ]);
    expect(await printed('Expand-Archive z.zip')).toBe('');
    expect(below(here('z'))).toEqual(['grün', 'üb']);
  });

  test('permissions, times in local time, folders with and without entries of their own', async () => {
    archive('z.zip', [
      { name: 'd.d/' },
      { name: 'run', data: '#!', mode: 0o100755 },
      { name: 'e/f/x', data: 'x', method: 0 },
    ]);
    expect(await printed('Expand-Archive z.zip; (Get-Item z/run).LastWriteTime.ToString("s")')).toBe(
      '2021-05-06T07:08:10\n',
    );
    expect(below(here('z'))).toEqual(['d.d', 'e', 'e/f', 'e/f/x', 'run']);
    expect(statSync(here('z/run')).mode & 0o777).toBe(0o755);
  });

  test('no entries at all', async () => {
    archive('z.zip', []);
    expect(await printed('Expand-Archive z.zip -Verbose -PassThru 4>&1 | ForEach-Object { "$_" }')).toContain(
      'The archive file z.zip is empty.\n',
    );
  });
});

describe('a disk that fills up (a limit of the size of files)', () => {
  async function runLimited(script: string): Promise<string> {
    const line = `ulimit -f 64; exec '${process.execPath}' '${shellPath}' -NoProfile -Command "$SCRIPT"`;
    const env = { ...process.env, NO_COLOR: '1', HOME: folder, SCRIPT: `${script}; 'goes on'` };
    const { stdout, stderr } = await promisify(execFile)('/bin/sh', ['-c', line], { cwd: folder, env });
    expect(stdout).toBe('goes on\n');
    return stderr;
  }

  test.each(['-Force', '-Update'])('Compress-Archive %s keeps the good archive', async (how) => {
    writeFileSync(here('large'), 'x'.repeat(100_000));
    archive('z.zip', [{ name: 'good', data: 'good' }]);
    const before = readFileSync(here('z.zip'));
    const script = `Compress-Archive large z.zip ${how} -CompressionLevel NoCompression`;
    expect(await runLimited(script)).toContain('There is not enough space on the disk');
    expect(readFileSync(here('z.zip')).equals(before)).toBe(true);
    expect(readdirSync(folder).sort()).toEqual(['large', 'z.zip']);
  });

  test('Expand-Archive removes what it unpacked', async () => {
    archive('z.zip', [
      { name: 'd/good', data: 'good' },
      { name: 'large', data: 'x'.repeat(100_000) },
    ]);
    expect(await runLimited('Expand-Archive z.zip out')).toContain('There is not enough space on the disk');
    expect(below(here('out'))).toEqual([]);
    expect(existsSync(here('z.zip'))).toBe(true);
  });
});
