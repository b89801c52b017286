import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { isSensitive, MAXIMUM_HISTORY } from './history.js';

/** Where PSReadLine keeps its history; ours is the same file, so that both shells know the same lines. */
export function historyPath(environment: NodeJS.ProcessEnv, platform: NodeJS.Platform = process.platform): string {
  const file = 'ConsoleHost_history.txt';
  if (platform === 'win32') {
    const roaming = environment['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming');
    return join(roaming, 'Microsoft', 'Windows', 'PowerShell', 'PSReadLine', file);
  }
  const data = environment['XDG_DATA_HOME'] || join(environment['HOME'] || homedir(), '.local', 'share');
  return join(data, 'powershell', 'PSReadLine', file);
}

/** Entries of the file's text: one a line; a backtick at a line's end goes on in the next line. */
export function parseHistory(text: string): string[] {
  const entries: string[] = [];
  let open = '';
  for (const line of text.split(/\r?\n/)) {
    if (line.endsWith('`')) open += `${line.slice(0, -1)}\n`;
    else {
      if (open + line !== '') entries.push(open + line);
      open = '';
    }
  }
  return entries;
}

/** An entry as a line of the file. */
const historyLine = (entry: string): string => `${entry.replaceAll('\n', '`\n')}\n`;

/** The history file of one person. A file that cannot be read or written costs the memory of lines, never the shell. */
export class HistoryFile {
  readonly #path: string;
  #usable = true;

  constructor(path: string) {
    this.#path = path;
  }

  /** Entries of earlier sessions, oldest first; the file is shortened when it has grown to twice what is kept. */
  load(): string[] {
    try {
      if (!existsSync(this.#path)) return [];
      const entries = parseHistory(readFileSync(this.#path, 'utf8'));
      const kept = entries.slice(-MAXIMUM_HISTORY);
      if (entries.length > 2 * MAXIMUM_HISTORY) this.#rewrite(kept);
      return kept;
    } catch {
      this.#usable = false;
      return [];
    }
  }

  /** Appends an entry, unless it may hold a secret. */
  append(entry: string): void {
    if (!this.#usable || entry.trim() === '' || isSensitive(entry)) return;
    try {
      mkdirSync(dirname(this.#path), { recursive: true });
      appendFileSync(this.#path, historyLine(entry), { mode: 0o600 });
    } catch {
      this.#usable = false;
    }
  }

  #rewrite(entries: readonly string[]): void {
    const beside = `${this.#path}.${process.pid}`;
    writeFileSync(beside, entries.map(historyLine).join(''), { mode: 0o600 });
    renameSync(beside, this.#path);
  }
}
