/** Running the built shell from outside, as a person or a script does. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';

const program = join(import.meta.dirname, '..', '..', 'dist', 'bin', 'migsh.js');

/** What a shell printed. */
export interface Transcript {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number | null;
}

/** Runs the built `migsh`; `input` is piped in. Colours are off. */
export function runShell(
  args: readonly string[],
  options: { state: string; input?: string; cwd?: string },
): Promise<Transcript> {
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, [program, ...args], {
      cwd: options.cwd ?? options.state,
      env: { ...process.env, MIGSH_STATE: options.state, NO_COLOR: '1', TERM: 'dumb', TZ: 'UTC' },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text) => {
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text) => {
      stderr += text;
    });
    child.once('error', failed);
    child.once('close', (exitCode) => done({ stdout, stderr, exitCode }));
    child.stdin.on('error', () => undefined);
    child.stdin.end(options.input ?? '');
  });
}

/** Replaces what differs from run to run by its name: GUIDs, dates, lengths of time, and the given texts. */
export function masked(text: string, names: Readonly<Record<string, string>>): string {
  const plain = Object.entries(names).reduce((shown, [value, name]) => shown.replaceAll(value, `<${name}>`), text);
  return plain
    .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, (guid) => (/^[0-]+$/.test(guid) ? guid : '<guid>'))
    .replace(/\d{1,2}\/\d{1,2}\/\d{4} \d{1,2}:\d{2}:\d{2}[ \u202f][AP]M/g, '<date>')
    .replace(/\b\d{2}:\d{2}:\d{2}\.\d{7}\b/g, '<duration>');
}
