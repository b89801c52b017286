import { type ChildProcess, spawn } from 'node:child_process';
import { shellPath } from './built-shell.js';
import { VirtualScreen } from './virtual-screen.js';

const COLUMNS = 120;
const PATIENCE_MILLISECONDS = 20_000;

/** How the shell is started at the terminal. */
export interface TerminalOptions {
  readonly cwd: string;
  /** Undefined takes a variable away. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
}

/**
 * The built shell at a real terminal: `script` of util-linux (essential on Debian, so always there) opens the pseudo terminal.
 * It is spoken to as a person does: look at the screen, wait for a prompt, type.
 */
export class TerminalSession {
  readonly screen = new VirtualScreen();
  readonly ended: Promise<number | null>;
  readonly #child: ChildProcess;
  readonly #watchers = new Set<() => void>();

  constructor(args: readonly string[], options: TerminalOptions) {
    const command = [process.execPath, shellPath, ...args].map((word) => `'${word}'`).join(' ');
    this.#child = spawn('script', ['-qec', `stty cols ${COLUMNS} rows 40; exec ${command}`, '/dev/null'], {
      cwd: options.cwd,
      env: {
        PATH: process.env['PATH'],
        HOME: options.cwd,
        TZ: 'UTC',
        LANG: 'en_US.UTF-8',
        TERM: 'xterm-256color',
        NO_COLOR: '1',
        SHELL: '/bin/sh',
        MIGSH_TEST_RUN: process.env['MIGSH_TEST_RUN'],
        ...options.environment,
      },
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    this.#child.stdout!.setEncoding('utf8').on('data', (text: string) => {
      this.screen.write(text);
      for (const watcher of this.#watchers) watcher();
    });
    this.ended = new Promise((done) => this.#child.on('close', done));
  }

  /** Types keys. */
  type(keys: string): void {
    this.#child.stdin!.write(keys);
  }

  /** Waits until the screen is so; fails with what it shows. */
  async until(condition: (screen: VirtualScreen) => boolean, what: string): Promise<void> {
    if (condition(this.screen)) return;
    await new Promise<void>((done, fail) => {
      const timer = setTimeout(() => {
        this.#watchers.delete(look);
        fail(new Error(`The terminal never showed ${what}:\n${this.screen.lines.join('\n')}`));
      }, PATIENCE_MILLISECONDS);
      const look = (): void => {
        if (!condition(this.screen)) return;
        clearTimeout(timer);
        this.#watchers.delete(look);
        done();
      };
      this.#watchers.add(look);
    });
  }

  /** Waits for the next question or prompt, the first one at the start. */
  async untilAsked(times: number): Promise<void> {
    await this.until((screen) => screen.asked >= times && screen.asking, `prompt number ${times}`);
  }

  /** Answers a prompt and waits for the next one. */
  async enter(line: string): Promise<void> {
    const { asked } = this.screen;
    this.type(`${line}\r`);
    await this.untilAsked(asked + 1);
  }

  /** Ends the terminal. */
  end(): void {
    this.#child.kill('SIGKILL');
  }
}
