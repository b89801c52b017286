import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** One recorded run of the real engine's command line (test/oracle/command-line.txt). */
export interface CommandLineCase {
  /** As written: words, `'…'` with doubled quotes. */
  readonly name: string;
  readonly args: readonly string[];
  /** What stood on standard input; undefined: nothing. */
  readonly input: string | undefined;
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number;
}

const path = fileURLToPath(new URL('../oracle/command-line.txt', import.meta.url));

/** Words of a recorded command line. */
function words(line: string): string[] {
  return [...line.matchAll(/'((?:[^']|'')*)'|(\S+)/g)].map(([, inner, word]) => word ?? inner!.replaceAll("''", "'"));
}

interface Draft {
  stdout: string;
  stderr: string;
  exitCode: number;
  input: string | undefined;
}

function readCase(block: string): CommandLineCase {
  const [name = '', ...lines] = block.replace(/\n\n?$/, '').split('\n');
  const draft: Draft = { stdout: '', stderr: '', exitCode: 0, input: undefined };
  let section: 'stdout' | 'stderr' | null = null;
  const unended = new Set<'stdout' | 'stderr'>();
  for (const line of lines) {
    const head = /^#-- (stdout|stderr|exit)(?: (\d+)| \((no newline)\))?$/.exec(line);
    if (head?.[1] === 'exit') draft.exitCode = Number(head[2]);
    else if (head) {
      section = head[1] as 'stdout' | 'stderr';
      if (head[3] !== undefined) unended.add(section);
    } else if (section === null) draft.input = `${draft.input ?? ''}${line.slice(2)}\n`;
    else draft[section] += `${line}\n`;
  }
  for (const one of unended) draft[one] = draft[one].replace(/\n$/, '');
  return { name, args: words(name), ...draft };
}

/** Files that the recorded runs found in their folder: name → text. */
export function recordedFiles(): Map<string, string> {
  const head = readFileSync(path, 'utf8').split('\n#== ')[0]!;
  const entries = [...head.matchAll(/^#\s+(\w+\.ps1): (".*")$/gm)];
  return new Map(entries.map(([, name, text]) => [name!, JSON.parse(text!) as string]));
}

/** Every recorded run. */
export function commandLineCases(): CommandLineCase[] {
  return readFileSync(path, 'utf8').split(/^#== /m).slice(1).map(readCase);
}
