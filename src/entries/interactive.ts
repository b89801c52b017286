import type { Completions } from '../console/editor/completion-cycle.js';
import { History } from '../console/editor/history.js';
import { HistoryFile, historyPath } from '../console/editor/history-file.js';
import { LineReader, type Screen } from '../console/line-reader.js';
import { CsvRowWatch } from '../console/paste/csv-rows.js';
import { terminalText } from '../format/escape-codes.js';
import { keepRows } from './csv-rows.js';
import { keyboard } from './keyboard.js';
import { writeAll } from './output.js';
import type { CompletionAnswer, Done } from './protocol.js';
import type { Shell } from './shell.js';
import { StdinUnits } from './stdin-units.js';
import { versionText } from './usage.js';

/** Reads units one after the other and has them run until the session ends; its exit code. `last` is the order before the first prompt. */
export async function runInteractive(shell: Shell, last: Done): Promise<number> {
  if (last.exitCode !== null && last.asked) return last.exitCode;
  if (shell.line.showBanner) writeAll(1, `${versionText}\n`);
  if (shell.terminal.inputIsTerminal && shell.terminal.outputIsTerminal) return atTerminal(shell, last);
  const { task } = shell.line;
  return fromInput(shell, task.kind !== 'stdin' || task.echo, last);
}

async function promptText(shell: Shell, last: Done): Promise<string> {
  const done = await shell.engine.order({ kind: 'prompt' });
  const elsewhere = !last.atLineStart || (shell.interrupted && shell.terminal.outputIsTerminal);
  shell.interrupted = false;
  return `${elsewhere ? '\n' : ''}${typeof done.value === 'string' ? terminalText(done.value) : 'PS>'}`;
}

async function atTerminal(shell: Shell, first: Done): Promise<number> {
  const file = new HistoryFile(historyPath(process.env));
  const history = new History(file.load());
  const reader = new LineReader({
    keys: keyboard(),
    screen: terminalScreen(shell),
    history,
    complete: (text, cursor) => completions(shell, text, cursor),
  });
  const rows = new CsvRowWatch();
  let last = first;
  void resumeRunner(shell);
  for (;;) {
    const read = await reader.read(await promptText(shell, last));
    if (read.kind === 'ended') return 0;
    if (read.kind === 'cancelled' || read.text.trim() === '') continue;
    if (rows.isCsv(read.text)) {
      await keepRows(shell, read.text);
      continue;
    }
    history.add(read.text);
    file.append(read.text);
    last = await shell.engine.order({ kind: 'unit', text: read.text, record: true });
    if (last.exitCode !== null) return last.exitCode;
  }
}

/** Migrations whose runner has died go on when a shell opens. What is wrong with the state is said by the first cmdlet that reads it. */
async function resumeRunner(shell: Shell): Promise<void> {
  const { defaultStateFolder } = await import('../../state/folder.js');
  const state = shell.line.state ?? defaultStateFolder();
  await shell.services.call('runner.resume', { state }).catch(() => undefined);
}

function terminalScreen(shell: Shell): Screen {
  return {
    write: (text) => void process.stdout.write(text),
    get columns() {
      return process.stdout.columns || 80;
    },
    get rows() {
      return process.stdout.rows || 24;
    },
    ansi: shell.terminal.supportsAnsi,
  };
}

async function completions(shell: Shell, text: string, cursor: number): Promise<Completions> {
  const done = await shell.engine.order({ kind: 'complete', text, cursor });
  return typeof done.value === 'object' ? done.value : noCompletions;
}

const noCompletions: CompletionAnswer = { replaceIndex: 0, replaceLength: 0, matches: [] };

/** Commands from redirected input. With `echo`, prompts and what is read are written, as pwsh does without `-Command -`. */
async function fromInput(shell: Shell, echo: boolean, first: Done): Promise<number> {
  const show = (text: string): void => (echo ? writeAll(1, text) : undefined);
  const units = new StdinUnits({
    readLine: async () => {
      const line = await shell.input.readLine();
      if (line !== null) show(`${line}\n`);
      return line;
    },
    continued: () => show('>> '),
  });
  let last = first;
  for (;;) {
    if (echo) show(await promptText(shell, last));
    const unit = await units.next();
    if (unit === null) return 0;
    last = await shell.engine.order({ kind: 'unit', text: unit, record: true });
    if (last.exitCode !== null) return last.exitCode;
  }
}
