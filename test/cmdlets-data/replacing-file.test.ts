import {
  chmodSync,
  chownSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findEncoding } from '../../src/engine/types/io/encoding.ts';
import { ReplacingFile } from '../../src/engine/types/io/replacing-file.ts';
import { copyInto } from '../../src/files/replacement.ts';

let folder = '';
let path = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'replacing-'));
  path = join(folder, 'a.csv');
});
afterEach(() => rmSync(folder, { recursive: true }));

const much = 'x'.repeat(3_000_000);
const written = (text: string, options = {}): void => {
  const file = new ReplacingFile(path, options);
  file.write(text);
  file.commit();
};

/** Runs as a user who is not root, so that permissions count. The folder is the user's. */
function asOrdinaryUser(action: () => void): void {
  const root = process.geteuid?.() === 0;
  if (root) {
    chownSync(folder, 65534, 65534);
    process.setegid!(65534);
    process.seteuid!(65534);
  }
  try {
    action();
  } finally {
    if (root) {
      process.seteuid!(0);
      process.setegid!(0);
    }
  }
}

describe('content that is there', () => {
  test.each([
    ['little', 'new'],
    ['much', much],
  ])('stays until everything is written: %s', (_how, text) => {
    writeFileSync(path, 'old');
    chmodSync(path, 0o640);
    const file = new ReplacingFile(path);
    file.write(text);
    expect(readFileSync(path, 'utf8')).toBe('old');
    file.commit();
    expect(readFileSync(path, 'utf8')).toBe(text);
    expect(statSync(path).mode & 0o777).toBe(0o640);
    expect(readdirSync(folder)).toEqual(['a.csv']);
  });

  test('a little text shows no second file in the folder', () => {
    writeFileSync(path, 'old');
    const file = new ReplacingFile(path);
    file.write('x'.repeat(100_000));
    expect(readdirSync(folder)).toEqual(['a.csv']);
    file.commit();
  });

  test('gives way to what was written when a command ends early', () => {
    writeFileSync(path, 'old');
    const file = new ReplacingFile(path);
    file.write('half');
    file.abandon();
    file.write('never');
    file.commit();
    expect(readFileSync(path, 'utf8')).toBe('half');
  });

  test('stays when the new file cannot be written', () => {
    writeFileSync(path, 'old');
    const file = new ReplacingFile(path);
    file.write(much);
    const beside = readdirSync(folder).find((name) => name.startsWith('.a.csv'))!;
    rmSync(join(folder, beside));
    mkdirSync(join(folder, beside));
    expect(() => file.commit()).toThrow();
    expect(readFileSync(path, 'utf8')).toBe('old');
  });

  test('a link stays a link: its target is replaced', () => {
    writeFileSync(join(folder, 'target'), 'old');
    symlinkSync(join(folder, 'target'), path);
    written('new');
    expect(readFileSync(join(folder, 'target'), 'utf8')).toBe('new');
    expect(readdirSync(folder).sort()).toEqual(['a.csv', 'target']);
  });

  test('every name of a file with several sees the new text', () => {
    writeFileSync(path, 'old');
    linkSync(path, join(folder, 'other'));
    written('new');
    expect(readFileSync(join(folder, 'other'), 'utf8')).toBe('new');
  });

  test('a name as long as names may be', () => {
    path = join(folder, 'ü'.repeat(127));
    writeFileSync(path, 'old');
    written(much);
    expect(statSync(path).size).toBe(much.length);
  });
});

describe('written in place', () => {
  test('a new file grows while it is written, in blocks', () => {
    const file = new ReplacingFile(path);
    file.write('x'.repeat(100_000));
    expect(statSync(path).size).toBe(100_000);
    file.commit();
  });

  test('a device', () => {
    const mode = statSync('/dev/null').mode;
    path = '/dev/null';
    written('gone');
    writeFileSync(join(folder, 'source'), 'text');
    copyInto(join(folder, 'source'), '/dev/null');
    expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
    expect(statSync('/dev/null').mode).toBe(mode);
  });

  test('a full device raises .NET’s text', () => {
    path = '/dev/full';
    expect(() => written('x')).toThrow("There is not enough space on the disk. : '/dev/full'");
  });

  test('in a folder that takes no new file', () => {
    writeFileSync(path, 'old');
    if (process.geteuid?.() === 0) chownSync(path, 65534, 65534);
    asOrdinaryUser(() => {
      chmodSync(folder, 0o555);
      written('new');
    });
    chmodSync(folder, 0o755);
    expect(readFileSync(path, 'utf8')).toBe('new');
  });

  test('another user’s file, which stays that user’s', () => {
    writeFileSync(path, 'old');
    chmodSync(path, 0o666);
    const { uid } = statSync(path);
    asOrdinaryUser(() => written('new'));
    expect(readFileSync(path, 'utf8')).toBe('new');
    expect(statSync(path).uid).toBe(uid);
    expect(readdirSync(folder)).toEqual(['a.csv']);
  });
});

describe('appending', () => {
  test('adds to what is there; a byte order mark begins an empty file only', () => {
    const encoding = findEncoding('utf-8')!;
    written('a', { append: true, encoding });
    written('b', { append: true, encoding });
    expect([...readFileSync(path)]).toEqual([0xef, 0xbb, 0xbf, 97, 98]);
  });
});

describe('refused', () => {
  test('a folder', () => {
    expect(() => new ReplacingFile(folder)).toThrow(`Access to the path '${folder}' is denied.`);
  });

  test('a read-only file, unless it is forced; it stays read-only', () => {
    writeFileSync(path, 'old');
    chmodSync(path, 0o444);
    if (process.geteuid?.() === 0) chownSync(path, 65534, 65534);
    asOrdinaryUser(() => {
      expect(() => new ReplacingFile(path)).toThrow(`Access to the path '${path}' is denied.`);
      written('new', { force: true });
      written('er', { force: true, append: true });
    });
    expect(readFileSync(path, 'utf8')).toBe('newer');
    expect(statSync(path).mode & 0o777).toBe(0o444);
  });

  test('a file that this user may not write', () => {
    writeFileSync(path, 'old');
    chmodSync(path, 0o600);
    if (process.geteuid?.() !== 0) chmodSync(path, 0o400);
    asOrdinaryUser(() => expect(() => new ReplacingFile(path, {})).toThrow(`Access to the path '${path}' is denied.`));
  });
});

describe('copies', () => {
  test('with mode and times, over what is there', () => {
    const source = join(folder, 'source');
    writeFileSync(source, 'new');
    chmodSync(source, 0o600);
    writeFileSync(path, 'old');
    copyInto(source, path);
    expect(readFileSync(path, 'utf8')).toBe('new');
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(Math.abs(statSync(path).mtimeMs - statSync(source).mtimeMs)).toBeLessThan(1);
    expect(readdirSync(folder).sort()).toEqual(['a.csv', 'source']);
  });

  test('nothing is left of one that fails', () => {
    writeFileSync(path, 'old');
    expect(() => copyInto(join(folder, 'none'), path)).toThrow('ENOENT');
    expect(readFileSync(path, 'utf8')).toBe('old');
    expect(existsSync(join(folder, 'none'))).toBe(false);
  });
});
