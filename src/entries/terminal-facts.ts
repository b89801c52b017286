import { isatty } from 'node:tty';
import type { TerminalFacts } from './protocol.js';

/** TERM values of terminals without escape codes, as pwsh knows them. */
const PLAIN_TERMINALS = new Set(['dumb', 'xterm-mono', 'xtermm']);

/** What the process's three streams are, and whether escape codes are wanted (TERM, NO_COLOR). */
export function terminalFacts(environment: NodeJS.ProcessEnv): TerminalFacts {
  const plain = PLAIN_TERMINALS.has(environment['TERM'] ?? '') || environment['NO_COLOR'] !== undefined;
  return {
    inputIsTerminal: isatty(0),
    outputIsTerminal: isatty(1),
    errorIsTerminal: isatty(2),
    supportsAnsi: !plain,
    relayOutput: process.platform === 'win32' && isatty(1),
  };
}
