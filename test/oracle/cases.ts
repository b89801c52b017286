/** One recorded case of the real PowerShell. The format is explained in shared/oracle/README.md. */
export interface OracleCase {
  readonly name: string;
  readonly script: string;
  readonly stdout: string;
  readonly stderr: string;
  readonly exit: number;
}

interface Draft {
  name: string;
  script: string[];
  sections: Map<string, string[]>;
  unended: Set<string>;
  exit: number;
  last: string;
}

/** Reads a case file. */
export function parseCases(text: string): OracleCase[] {
  const drafts: Draft[] = [];
  let lines: string[] | null = null;
  for (const line of text.replace(/\n$/, '').split('\n')) {
    const start = /^#== (.+)$/.exec(line);
    if (start) {
      const draft: Draft = { name: start[1]!.trim(), script: [], sections: new Map(), unended: new Set(), exit: 0, last: '' };
      drafts.push(draft);
      lines = draft.script;
      continue;
    }
    const current = drafts[drafts.length - 1];
    if (!current) continue;
    const stream = /^#-- (stdout|stderr)( \(no newline\))?$/.exec(line);
    const exit = /^#-- exit (-?\d+)$/.exec(line);
    if (stream) {
      lines = [];
      current.last = stream[1]!;
      current.sections.set(stream[1]!, lines);
      if (stream[2]) current.unended.add(stream[1]!);
    } else if (exit) {
      current.exit = Number(exit[1]);
      current.last = 'exit';
      lines = null;
    } else lines?.push(line);
  }
  return drafts.map(finished);
}

function finished(draft: Draft): OracleCase {
  return {
    name: draft.name,
    script: `${draft.script.join('\n').replace(/\n+$/, '')}\n`,
    stdout: sectionText(draft, 'stdout'),
    stderr: sectionText(draft, 'stderr'),
    exit: draft.exit,
  };
}

/** The empty line behind the last section separates cases. */
function sectionText(draft: Draft, name: string): string {
  const section = draft.sections.get(name);
  if (!section) return '';
  const lines = draft.last === name && section[section.length - 1] === '' ? section.slice(0, -1) : section;
  return lines.join('\n') + (draft.unended.has(name) ? '' : '\n');
}
