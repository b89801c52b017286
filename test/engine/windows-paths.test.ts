import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { newSession, outcomeOf } from './run-script.ts';

const read = (path: string): string =>
  `try { [IO.File]::ReadAllBytes('${path}') } catch { $_.Exception.InnerException.Message }`;

test('a Windows path that leads nowhere is named, with the files of that name', ({ skip }) => {
  skip(process.platform === 'win32', 'where there are drives, such a path is as good as any other');
  const { session, host } = newSession();
  const home = mkdtempSync(join(tmpdir(), 'windows-paths-'));
  const before = process.env['HOME'];
  process.env['HOME'] = home;
  try {
    mkdirSync(join(home, 'Desktop'));
    writeFileSync(join(home, 'Desktop', 'found.csv'), 'x');
    const hint = (path: string): string => outcomeOf(session, host, read(path)).out.join('\n');
    expect(hint('C:\\Users\\Administrator\\Desktop\\found.csv')).toBe(
      `Could not find a part of the path '/Users/Administrator/Desktop/found.csv'. 'C:\\Users\\Administrator\\Desktop\\found.csv' is a Windows path, and there are no drives here. Files of that name here: '${join(home, 'Desktop', 'found.csv')}'.`,
    );
    expect(hint('C:\\no\\such.csv')).toBe(
      "Could not find a part of the path '/no/such.csv'. 'C:\\no\\such.csv' is a Windows path, and there are no drives here. Give the path that the file has on this computer.",
    );
    expect(hint('/no/such.csv')).toBe("Could not find a part of the path '/no/such.csv'.");
  } finally {
    if (before === undefined) delete process.env['HOME'];
    else process.env['HOME'] = before;
    rmSync(home, { recursive: true });
  }
});
