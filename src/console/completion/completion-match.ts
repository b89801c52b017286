/** One completion. */
export interface CompletionMatch {
  /** What is inserted. */
  readonly text: string;
  /** What a list shows. */
  readonly label: string;
  /** One line that says more. */
  readonly toolTip: string;
}

/** A match whose list text is what is inserted, unless said otherwise. */
export const match = (text: string, label = text, toolTip = label): CompletionMatch => ({ text, label, toolTip });

/** Whether a name goes on where a word ends, in any case. */
export const startsWith = (name: string, word: string): boolean => name.toLowerCase().startsWith(word.toLowerCase());

/** Order of PowerShell's lists: by name without case. */
export function byLabel(a: CompletionMatch, b: CompletionMatch): number {
  const [left, right] = [a.label.toLowerCase(), b.label.toLowerCase()];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** A value as it stands in a command: in single quotes when it holds blanks or signs; an open quote that was typed is kept. */
export function quoted(value: string, word: string): string {
  if (word.startsWith('"')) return `"${value.replace(/[`"$]/g, '`$&')}"`;
  if (!word.startsWith("'") && /^[^\s'"`$(){};,|&<>@#]+$/.test(value)) return value;
  return `'${value.replaceAll("'", "''")}'`;
}

/** What was typed, without an opening quote. */
export const unquoted = (word: string): string => word.replace(/^['"]/, '');
