import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buildSync } from 'esbuild';

/** A temporary folder that `dispose` deletes. */
export function temporaryFolder(): { readonly path: string; dispose(): void } {
  const path = mkdtempSync(join(tmpdir(), 'migsh-state-'));
  return { path, dispose: () => rmSync(path, { recursive: true, force: true }) };
}

/** Bundles a TypeScript program, given as text that imports from the project's root, so that plain Node can run it. */
export function bundleProgram(folder: string, name: string, source: string): string {
  const entry = join(folder, `${name}.ts`);
  const outfile = join(folder, `${name}.mjs`);
  writeFileSync(entry, source.replaceAll("from '/", `from '${resolve()}/`));
  if (!existsSync(join(folder, 'node_modules')))
    symlinkSync(resolve('node_modules'), join(folder, 'node_modules'), 'junction');
  buildSync({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    absWorkingDir: resolve(),
    logLevel: 'error',
  });
  return outfile;
}

/** A child process with its output collected. */
export interface Child {
  readonly process: ChildProcess;
  readonly output: () => string;
  /** Resolves when the output holds `text`. */
  waitFor(text: string): Promise<void>;
  /** Resolves with the exit code, or the signal's name. */
  readonly ended: Promise<number | string>;
}

/** Starts a program (Node on a bundled file, unless told otherwise). */
export function startChild(
  first: string,
  args: readonly string[],
  command = process.execPath,
  before: readonly string[] = [],
): Child {
  const child = spawn(command, [...before, first, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let collected = '';
  const listeners = new Set<() => void>();
  const collect = (data: Buffer): void => {
    collected += data.toString();
    for (const listener of listeners) listener();
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  const ended = new Promise<number | string>((done) => {
    child.on('close', (code, signal) => done(code ?? signal ?? 'gone'));
  });
  return {
    process: child,
    output: () => collected,
    ended,
    async waitFor(text) {
      await new Promise<void>((done, fail) => {
        const look = (): void => {
          if (collected.includes(text)) done();
        };
        listeners.add(look);
        look();
        void ended.then(() => (collected.includes(text) ? done() : fail(new Error(`ended first: ${collected}`))));
      });
    },
  };
}
