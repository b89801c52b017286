/** A prompt that was copied along with a command (`PS C:\> `, `[PS] C:\>`, `>> `), paste-hazards.md §4. */
const COPIED_PROMPT = /^\s*(?:(?:\[PS\]|PS)\s*(?:[A-Za-z]:\\[^>]*|\/[^>]*|~[^>]*)?>+|>>)\s?/;

/**
 * A pasted block as it goes into the line: LF line ends, tabs as four blanks, copied prompts and the last line's end taken off.
 * `multiLine` false (an answer to a question): only the first line.
 */
export function cleanPaste(text: string, multiLine: boolean): string {
  const lines = text.replace(/\r\n?/g, '\n').replace(/\n+$/, '').split('\n');
  const copied = lines.some((line) => COPIED_PROMPT.test(line));
  const cleaned = copied ? lines.map((line) => line.replace(COPIED_PROMPT, '')) : lines;
  const kept = (multiLine ? cleaned : cleaned.slice(0, 1)).join('\n');
  return kept.replaceAll('\t', '    ').replace(/[\x00-\x09\x0b-\x1f\x7f]/g, '');
}
