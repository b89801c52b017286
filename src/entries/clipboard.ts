import { spawn } from 'node:child_process';
import { writeAll } from './output.js';
import type { TerminalFacts } from './protocol.js';

/** Programs that print the clipboard, in the order in which they are tried. */
const READERS: Readonly<Record<string, readonly (readonly string[])[]>> = {
  darwin: [['pbpaste']],
  win32: [['powershell.exe', '-NoProfile', '-Command', 'Get-Clipboard -Raw']],
  linux: [
    ['wl-paste', '--no-newline'],
    ['xclip', '-selection', 'clipboard', '-out'],
    ['xsel', '--clipboard', '--output'],
  ],
};

const WRITERS: Readonly<Record<string, readonly (readonly string[])[]>> = {
  darwin: [['pbcopy']],
  win32: [['clip.exe']],
  linux: [['wl-copy'], ['xclip', '-selection', 'clipboard'], ['xsel', '--clipboard', '--input']],
};

const programs = (table: typeof READERS): readonly (readonly string[])[] =>
  table[process.platform] ?? table['linux'] ?? [];

/** Runs one program; its output, or null when it is not there or fails. */
function run([program, ...args]: readonly string[], input: string | null): Promise<string | null> {
  return new Promise((done) => {
    const child = spawn(program!, args, { stdio: ['pipe', input === null ? 'pipe' : 'ignore', 'ignore'] });
    let output = '';
    child.stdout?.setEncoding('utf8').on('data', (text) => (output += text));
    child.on('error', () => done(null));
    child.on('close', (code) => done(code === 0 ? output : null));
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(input ?? '');
  });
}

/** The text of the system's clipboard. Raises an Error that says what is missing when no program can read it. */
export async function readClipboard(): Promise<string> {
  for (const command of programs(READERS)) {
    const text = await run(command, null);
    if (text !== null) return text;
  }
  throw new Error('The clipboard cannot be read: neither wl-paste, xclip nor xsel works here.');
}

/** Puts a text on the clipboard: by a program, else by the terminal itself (OSC 52). */
export async function writeClipboard(text: string, terminal: TerminalFacts): Promise<void> {
  for (const command of programs(WRITERS)) if ((await run(command, text)) !== null) return;
  if (!terminal.outputIsTerminal)
    throw new Error('The clipboard cannot be written: neither wl-copy, xclip nor xsel works here.');
  writeAll(1, `\x1b]52;c;${Buffer.from(text, 'utf8').toString('base64')}\x07`);
}
