import type { Token } from '../../../src/language/tokens.js';

/** What a help comment says, by section. */
export interface CommentHelp {
  readonly synopsis: string;
  readonly description: readonly string[];
  /** Lower-case parameter name → lines. */
  readonly parameters: ReadonlyMap<string, readonly string[]>;
  readonly examples: readonly (readonly string[])[];
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly notes: readonly string[];
  readonly links: readonly string[];
}

const sections: ReadonlySet<string> = new Set([
  'synopsis',
  'description',
  'parameter',
  'example',
  'inputs',
  'outputs',
  'notes',
  'link',
  'component',
  'role',
  'functionality',
  'forwardhelptargetname',
  'forwardhelpcategory',
  'remotehelprunspace',
  'externalhelp',
]);

interface Section {
  readonly name: string;
  readonly argument: string;
  readonly lines: string[];
}

/** Reads comments that stand together; null when they are no help or name an unknown directive (that discards all of it). */
export function readCommentHelp(comments: readonly Token[]): CommentHelp | null {
  const found: Section[] = [];
  for (const line of comments.flatMap((comment) => commentLines(comment.text))) {
    const directive = /^\s*\.(\w+)(?:\s+(\S.*))?\s*$/.exec(line);
    if (directive) {
      const name = directive[1]!.toLowerCase();
      if (!sections.has(name)) return null;
      found.push({ name, argument: (directive[2] ?? '').trim(), lines: [] });
    } else found.at(-1)?.lines.push(line);
  }
  return found.length === 0 ? null : assemble(found);
}

function assemble(found: readonly Section[]): CommentHelp {
  const linesOf = (name: string): string[] => {
    const section = found.find((one) => one.name === name);
    return section ? trimmed(section.lines) : [];
  };
  const all = (name: string): Section[] => found.filter((one) => one.name === name);
  return {
    synopsis: linesOf('synopsis').join('\n'),
    description: linesOf('description'),
    parameters: new Map(all('parameter').map((one) => [one.argument.toLowerCase(), trimmed(one.lines)])),
    examples: all('example').map((one) => trimmed(one.lines)),
    inputs: all('inputs').flatMap((one) => trimmed(one.lines)),
    outputs: all('outputs').flatMap((one) => trimmed(one.lines)),
    notes: linesOf('notes'),
    links: all('link').flatMap((one) =>
      one.lines.some((line) => line.trim() !== '') ? trimmed(one.lines) : [one.argument],
    ),
  };
}

/** The lines inside a comment, without its marks. */
export function commentLines(text: string): string[] {
  if (text.startsWith('<#')) return text.slice(2, -2).split(/\r\n|\r|\n/);
  return [text.replace(/^#+ ?/, '')];
}

/** Without empty lines at both ends and without the indentation that all lines share. */
export function trimmed(lines: readonly string[]): string[] {
  let start = 0;
  let end = lines.length;
  while (start < end && lines[start]!.trim() === '') start++;
  while (end > start && lines[end - 1]!.trim() === '') end--;
  const kept = lines.slice(start, end).map((line) => line.replaceAll('\t', '    ').trimEnd());
  const indents = kept.filter((line) => line !== '').map((line) => line.length - line.trimStart().length);
  const shared = indents.length === 0 ? 0 : Math.min(...indents);
  return kept.map((line) => line.slice(shared));
}
