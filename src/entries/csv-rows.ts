import { writeFileSync } from 'node:fs';
import { askLine, QuestionStoppedError } from '../console/line-question.js';
import { keyboard } from './keyboard.js';
import type { Shell } from './shell.js';

/**
 * Rows of a CSV file that were pasted as commands: they are not run and remembered nowhere, since they hold passwords. They can be kept as
 * a file, unless more has been typed already: that is no answer.
 */
export async function keepRows(shell: Shell, rows: string): Promise<void> {
  say('These are rows of a CSV file, not commands: nothing was run, and the history does not have them.');
  if (keyboard().hasMore) return;
  try {
    const name = await askLine('Name of a file to keep them in (Enter: none): ', false, keyboard(), write);
    if (name !== null && name.trim() !== '') await save(shell, name.trim(), rows);
  } catch (error) {
    if (!(error instanceof QuestionStoppedError)) throw error;
  }
}

async function save(shell: Shell, name: string, rows: string): Promise<void> {
  const { value } = await shell.engine.order({ kind: 'resolve', path: name });
  if (typeof value !== 'string') return;
  try {
    writeFileSync(value, `${rows}\n`, { flag: 'wx', mode: 0o600 });
    say(
      `Kept in ${value}. A batch takes it with -CSVData ([System.IO.File]::ReadAllBytes('${value.replaceAll("'", "''")}'))`,
    );
  } catch (error) {
    say(`The file was not written: ${(error as Error).message}`);
  }
}

const write = (text: string): void => void process.stdout.write(text);
const say = (line: string): void => write(`${line}\r\n`);
