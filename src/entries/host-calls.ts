import { AnswerStoppedError, type CallHandlers, EngineConnection } from './engine-connection.js';
import type { Jobs } from './jobs.js';
import { writeAll } from './output.js';
import type { Shell } from './shell.js';

/** What the main thread does for the engine. */
export function hostCalls(shell: Shell): CallHandlers {
  let jobs: Promise<Jobs> | null = null;
  const theJobs = (): Promise<Jobs> => (jobs ??= openJobs(handlers));
  const handlers: CallHandlers = {
    jobStart: async (...call) => (await theJobs()).calls.jobStart(...call),
    jobNews: async (...call) => (await theJobs()).calls.jobNews(...call),
    jobStop: async (...call) => (await theJobs()).calls.jobStop(...call),
    jobForget: async (...call) => (await theJobs()).calls.jobForget(...call),
    readLine: ({ prompt, secret }) => readAnswer(shell, prompt, secret),
    readInput: () => shell.input.readLine(),
    spawn: async (request, output, onAbandon) =>
      (await import('./child-programs.js')).runProgram(request, output, onAbandon, shell.engine.isBehind),
    service: ({ name, data }) => shell.services.call(name, data),
    clipboardGet: async () => (await import('./clipboard.js')).readClipboard(),
    clipboardSet: async ({ text }) => {
      await (await import('./clipboard.js')).writeClipboard(text, shell.terminal);
      return null;
    },
    write: ({ stream, text }) =>
      new Promise((done) => (stream === 'out' ? process.stdout : process.stderr).write(text, () => done(null))),
  };
  return handlers;
}

async function openJobs(handlers: CallHandlers): Promise<Jobs> {
  const { Jobs } = await import('./jobs.js');
  return new Jobs(handlers, (...start) => new EngineConnection(...start));
}

/** A line for a question. Without a terminal it comes from standard input and is echoed, as pwsh does. */
async function readAnswer(shell: Shell, prompt: string, secret: boolean): Promise<string | null> {
  if (shell.terminal.inputIsTerminal) {
    const { askLine, QuestionStoppedError } = await import('../console/line-question.js');
    const { keyboard } = await import('./keyboard.js');
    try {
      return await askLine(prompt, secret, keyboard(), (text) => void process.stdout.write(text));
    } catch (error) {
      throw error instanceof QuestionStoppedError ? new AnswerStoppedError(error.message) : error;
    }
  }
  writeAll(1, prompt);
  const line = await shell.input.readLine();
  if (line !== null) writeAll(1, secret ? `${'*'.repeat(line.length)}\n` : `${line}\n`);
  return line;
}
