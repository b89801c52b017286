/** Escape sequences that take no cell: graphics (`ESC[31m`), private modes (`ESC[?25l`), hyperlinks (OSC 8). */
const escapeSequence = /\x1b\[\d*(?:;\d+)*m|\x1b\[\?\d+[hl]|\x1b\]8;;.*?\x1b\\/g;

/** Ends every style. */
export const reset = '\x1b[0m';

/** One escape sequence inside a text. */
export interface EscapeSpan {
  readonly start: number;
  readonly text: string;
}

/** True when the text may hold escape sequences at all. */
export function hasEscape(text: string): boolean {
  return text.includes('\x1b');
}

/** The text without the sequences that PowerShell knows. */
export function stripEscapes(text: string): string {
  return hasEscape(text) ? text.replace(escapeSequence, '') : text;
}

/** All escape sequences of a text, in order. */
export function escapeSpans(text: string): EscapeSpan[] {
  if (!hasEscape(text)) return [];
  return Array.from(text.matchAll(escapeSequence), (match) => ({ start: match.index, text: match[0] }));
}

/** Ends the styles of a text that has escape sequences and does not end them itself. */
export function closeStyles(text: string, source: string = text): string {
  return hasEscape(source) && !text.trimEnd().endsWith(reset) ? text + reset : text;
}

const dangerous = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/g;

/**
 * Makes what a terminal would obey visible: control characters and bidi overrides become `\u202e`-like text, PowerShell's own
 * style sequences stay. For values on a real terminal; files and pipes get values as they are.
 */
export function makeSafe(text: string): string {
  if (text.search(dangerous) < 0) return text;
  let safe = '';
  let position = 0;
  for (const span of escapeSpans(text)) {
    safe += escapeControls(text.slice(position, span.start)) + span.text;
    position = span.start + span.text.length;
  }
  return safe + escapeControls(text.slice(position));
}

function escapeControls(text: string): string {
  return text.replace(dangerous, visible);
}

const visible = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** What scripts draw with: styles, cursor moves, erasing, the cursor and the second screen switched on and off, hyperlinks. */
const drawing =
  /\x1b\[\d*(?:;\d+)*[A-HJKSTfmsu]|\x1b\[\?(?:7|12|25|1049)[hl]|\x1b[78]|\x1b\]8;[^\x07\x1b]*(?:\x1b\\|\x07)/g;
const commanding = /[\x00-\x06\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/;

/**
 * A text on its way to a terminal: what scripts draw with stays, together with tabs, bells, backspaces and carriage returns. Everything else a terminal
 * would obey is made visible: titles, queries that it answers as if somebody typed, keys, clipboards, character sets, C1 controls, bidi overrides.
 */
export function terminalText(text: string): string {
  if (!commanding.test(text)) return text;
  let shown = '';
  let position = 0;
  for (const match of text.matchAll(drawing)) {
    shown += escapeCommands(text.slice(position, match.index)) + match[0];
    position = match.index + match[0].length;
  }
  return shown + escapeCommands(text.slice(position));
}

function escapeCommands(text: string): string {
  return text.replace(dangerous, (character) => (/[\x07\b\v\f]/.test(character) ? character : visible(character)));
}
