import { TerminalKeys } from '../console/terminal-keys.js';

let keys: TerminalKeys | null = null;

/** The keyboard of this process's terminal: the prompt and questions share it, so that nothing typed ahead is lost. */
export function keyboard(): TerminalKeys {
  keys ??= new TerminalKeys(process.stdin, (text) => void process.stdout.write(text));
  return keys;
}
