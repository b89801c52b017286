#!/usr/bin/env node
import { statSync } from 'node:fs';
import { parseCommandLine } from './command-line.js';
import { READER_GONE, writeAll } from './output.js';
import { runShell } from './shell.js';
import { type CommandLine, CommandLineError } from './start-request.js';
import { terminalFacts } from './terminal-facts.js';

// The process `migsh`: decides between the shell and its own verbs. The main thread is the host; the engine runs in a worker.

const VERBS = new Set(['runner']);

const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() === true;

async function refuse(error: CommandLineError): Promise<number> {
  if (error.showUsage) writeAll(1, (await import('./usage.js')).usageText());
  writeAll(2, `${error.message}\n`);
  return error.exitCode;
}

async function run(args: readonly string[]): Promise<number> {
  if (VERBS.has(args[0] ?? '')) return (await import('./verbs.js')).runVerb(args);
  const terminal = terminalFacts(process.env);
  let line: CommandLine;
  try {
    line = parseCommandLine(args, { fileExists: isFile, inputIsTerminal: terminal.inputIsTerminal });
  } catch (error) {
    if (error instanceof CommandLineError) return refuse(error);
    throw error;
  }
  if (line.task.kind === 'help') return say((await import('./usage.js')).usageText());
  if (line.task.kind === 'version') return say(`${(await import('./usage.js')).versionText}\n`);
  return runShell(line, terminal);
}

function say(text: string): number {
  writeAll(1, text);
  return 0;
}

run(process.argv.slice(2)).then(
  (exitCode) => process.exit(exitCode),
  (error: unknown) => {
    // By name: parts of the shell that are loaded late have a class of their own.
    if (!(error instanceof Error) || error.name !== 'ReaderGoneError') throw error;
    process.exit(READER_GONE);
  },
);
