/** One recorded script with what PowerShell printed for it (format: /work/shared/oracle/README.md). */
export interface RecordedCase {
  readonly name: string;
  readonly script: string;
  readonly stderr: string;
}

/** Takes the text of a case file apart. */
export function recordedCases(text: string): readonly RecordedCase[] {
  return text
    .split(/^#== /m)
    .slice(1)
    .map((part) => {
      const lines = part.split('\n');
      const name = lines[0]!.trim();
      const sections: Record<string, string[]> = { script: [] };
      let section = 'script';
      for (const line of lines.slice(1)) {
        const mark = /^#-- (stdout|stderr|exit)/.exec(line);
        if (mark) {
          section = mark[1]!;
          sections[section] = [];
        } else {
          sections[section]!.push(line);
        }
      }
      const script = sections['script']!.join('\n').replace(/\n+$/, '');
      return { name, script: `${script}\n`, stderr: (sections['stderr'] ?? []).join('\n') };
    });
}
