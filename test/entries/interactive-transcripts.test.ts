import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ensureBuilt } from './built-shell.js';
import { TerminalSession } from './terminal-session.js';

const recorded = readFileSync(fileURLToPath(new URL('../oracle/interactive.txt', import.meta.url)), 'utf8');

/** The script f.ps1 of the recordings, from the head of the file. */
const definitions = [...recorded.split('\n#== ')[0]!.matchAll(/^# {5}(.*)$/gm)].map(([, line]) => line!).join('\n');

/** What was typed where the screen shows something else: stars for secrets. */
const HIDDEN: Readonly<Record<string, string>> = {
  '**': 'pw',
  '***': '123',
  '******': 'secret',
  // The recording lost the blank at its end; what was made of the answer shows it.
  ' spaced name': ' spaced name ',
};

interface Transcript {
  readonly name: string;
  readonly lines: readonly string[];
}

const transcripts: Transcript[] = recorded
  .split('\n#== ')
  .slice(1)
  .map((block) => {
    const [name = '', ...lines] = block.trimEnd().split('\n');
    // What was typed before the first prompt is the recorder's haste.
    return { name, lines: lines.slice(lines.findIndex((line) => line.startsWith('PS '))) };
  });

let folder = '';

beforeAll(() => {
  ensureBuilt();
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'migsh-tty-')));
  writeFileSync(join(folder, 'f.ps1'), definitions);
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const masked = (text: string): string => text.replaceAll(folder, '/work');
/** Durations differ from run to run. */
const untimed = (line: string): string => line.replace(/\b\d\.\d{3}\b/, '0.000');

/** Types what a recorded line has beyond what the shell has written of it; false when the line is all the shell's. */
function answer(terminal: TerminalSession, line: string): boolean {
  const shown = masked(terminal.screen.beforeCursor);
  if (!line.startsWith(shown.trimEnd())) return false;
  const typed = line.slice(shown.length);
  terminal.type(`${HIDDEN[typed] ?? typed}\r`);
  return true;
}

function shownLines(terminal: TerminalSession, count: number): string[] {
  return terminal.screen.lines.slice(0, count).map((line) => untimed(masked(line)));
}

/** Plays a transcript: at every prompt types what was typed then; the whole screen at its last line. */
async function play(lines: readonly string[]): Promise<string[]> {
  const terminal = new TerminalSession(['-NoLogo', '-NoProfile'], { cwd: folder });
  try {
    let asked = 0;
    for (const [row, line] of lines.entries()) {
      await terminal.until(
        (screen) => screen.row > row || (screen.row === row && screen.asked > asked && screen.asking),
        `line ${row + 1} (${line})`,
      );
      if (
        terminal.screen.row > row ||
        (row === lines.length - 1 && line === masked(terminal.screen.beforeCursor).trimEnd())
      )
        continue;
      asked = terminal.screen.asked;
      if (!answer(terminal, line)) return shownLines(terminal, lines.length);
    }
    await terminal.until((screen) => screen.asked > asked && screen.asking, 'the last prompt');
    return shownLines(terminal, lines.length);
  } finally {
    terminal.end();
  }
}

describe('as PowerShell 7.6.5 at a terminal (oracle/interactive.txt)', () => {
  test.each(transcripts)('$name', async ({ lines }) => {
    expect(await play(lines)).toEqual(lines.map((line) => untimed(line.trimEnd())));
  });
});
