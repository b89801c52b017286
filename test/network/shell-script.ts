import { runShell } from '../entries/built-shell.ts';

/** What a script of the built shell printed: both streams, one after the other. */
export async function shellOutput(script: string, cwd: string): Promise<string> {
  const { stdout, stderr } = await runShell(['-NoProfile', '-Command', script], { cwd });
  return stdout + stderr;
}

/** Scripts one after the other in one shell, which is what takes the time; what each of them printed. `before` runs first. */
export async function outputOfEach(before: string, scripts: readonly string[], cwd: string): Promise<string[]> {
  const text = scripts.map((script) => `'-- next --'\n& { ${script} }\n`).join('');
  return (await shellOutput(`${before}\n${text}`, cwd)).split('-- next --\n').slice(1);
}
