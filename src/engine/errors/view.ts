import { detailedView } from './detailed-view.js';
import { ParentContainsErrorRecordException } from './engine-exceptions.js';
import type { ErrorRecord } from './error-record.js';
import { isException } from './exceptions.js';
import type { InvocationInfo } from './invocation-info.js';

/** Escape codes of `$PSStyle.Formatting`; empty strings where nothing is coloured. */
export interface ErrorColours {
  readonly error: string;
  readonly accent: string;
  readonly reset: string;
}

/** No colours: redirected output, NO_COLOR. */
export const plainErrors: ErrorColours = { error: '', accent: '', reset: '' };

/** What the view of an error depends on beside the record. */
export interface ErrorViewOptions {
  /** `$ErrorView`: ConciseView, NormalView, CategoryView, DetailedView; anything else is ConciseView. */
  readonly view: string;
  /** Columns the message is wrapped in. */
  readonly width: number;
  readonly colours: ErrorColours;
  /** True when a command of this name can be found: only such names are used as label. */
  commandExists(name: string): boolean;
  /** Text of a value, for the detailed view. */
  text(value: unknown): string;
}

/**
 * An error as the screen shows it (§12 of powershell-binding.md). Lines are separated by LF; there may be an empty one at the end, which the
 * formatter drops. The escape codes are those PowerShell's own view writes.
 */
export function errorViewText(record: ErrorRecord, options: ErrorViewOptions): string {
  const { error, reset } = options.colours;
  if (record.fromNativeError) return `${error}${record.message}${reset}`;
  switch (options.view.toLowerCase()) {
    case 'categoryview':
      return `${error}${record.categoryInfo.text()}${reset}`;
    case 'normalview':
      return `${error}${error}${normalText(record)}${reset}`;
    case 'detailedview':
      return detailedView(record, options);
    default:
      return conciseText(record, options);
  }
}

function conciseText(record: ErrorRecord, options: ErrorViewOptions): string {
  const { error, reset } = options.colours;
  const recommendation = record.details?.recommendedAction;
  const advice = recommendation ? `\n  Recommendation: ${recommendation}` : '';
  return `${error}${conciseLabel(record, options)}: ${conciseBody(record, options)}${advice}${reset}`;
}

/** The word before the colon. */
function conciseLabel(record: ErrorRecord, options: ErrorViewOptions): string {
  const invocation = record.invocationInfo;
  const name = invocation?.command?.name ?? '';
  if (record.exception.thrownByScript) return 'Exception';
  if (name !== '' && options.commandExists(name)) return name;
  if (record.categoryInfo.activity !== '') return record.categoryInfo.activity;
  if (name !== '') return name;
  if (invocation?.invocationName) return invocation.invocationName;
  const { category, reason } = record.categoryInfo;
  return category === 'NotSpecified' ? reason : category;
}

function conciseBody(record: ErrorRecord, options: ErrorViewOptions): string {
  const { colours } = options;
  const invocation = record.invocationInfo;
  const inFile = invocation !== null && invocation.scriptName !== '';
  const isParseError =
    record.categoryInfo.category === 'ParserError' && isException(record.exception, ParentContainsErrorRecordException);
  const detailed =
    invocation?.extent != null &&
    (isParseError || inFile || invocation.scriptLineNumber > 1) &&
    !invocation.scriptName.toLowerCase().endsWith('.psm1');
  if (!detailed) return `${colours.error}${record.message}`;
  const header = positionBlock(invocation, colours);
  const prefix = `${colours.accent}${headerBlanks(invocation)}     | ${colours.error}`;
  const message = `${prefix}${parseMessage(record)}`;
  const wrap = inFile || record.categoryInfo.category === 'ParserError';
  return `${header}${colours.error}${wrap ? `${wrapped(message, prefix, options.width)}\n` : message}`;
}

function headerBlanks(invocation: InvocationInfo): string {
  return ' '.repeat(Math.max(0, String(invocation.scriptLineNumber).length - 4));
}

/** Parse errors carry their place in the message: only what stands behind the marks is shown. */
function parseMessage(record: ErrorRecord): string {
  const { message } = record;
  if (record.details?.message || record.categoryInfo.category !== 'ParserError') return message;
  const marks = message.indexOf('~\n');
  return marks < 0 ? message : message.slice(marks + 2).split('\n\n', 1)[0]!;
}

/** The file, `Line |`, the source line and the marks below it. */
function positionBlock(invocation: InvocationInfo, colours: ErrorColours): string {
  const { accent, reset, error } = colours;
  const number = String(invocation.scriptLineNumber);
  const blanks = headerBlanks(invocation);
  const parts = invocation.positionMessage.split('\n');
  const line = parts[1]!.slice(1);
  const marks = parts.at(-1)!.slice(1);
  const start = marks.indexOf('~');
  const end = start + marks.trim().length;
  const whole = end - start >= line.length;
  const shown = whole ? line : `${line.slice(0, start)}${accent}${line.slice(start, end)}${reset}${line.slice(end)}`;
  const place = invocation.scriptName === '' ? '' : `${reset}${invocation.scriptName}:${number}`;
  return (
    `${place}\n${accent}${blanks}Line |\n` +
    `${accent}${number.padStart(4)} | ${reset}${shown}\n` +
    `${accent}${blanks}     | ${error}${marks}\n`
  );
}

/** Line ends become blanks; lines that are too long are cut at the last white space. `prefix` stands before every line. */
function wrapped(message: string, prefix: string, width: number): string {
  const prefixLength = prefix.replace(/\x1b\[[\d;]*m/g, '').length;
  const invisible = prefix.length - prefixLength;
  const flat = message.replaceAll('\r\n', ' ').replaceAll('\n', ' ').replaceAll('\t', ' ');
  if (flat.length - invisible <= width) return flat;
  const first = cutAtBlank(flat, width + invisible);
  const lines = [first];
  let rest = trimmed(flat.slice(first.length));
  while (rest.length + prefixLength > width) {
    const line = cutAtBlank(prefix + rest, width + invisible);
    if (line.length <= prefix.length) break;
    lines.push(line);
    rest = trimmed(rest.slice(line.length - prefix.length));
  }
  lines.push(prefix + trimmed(rest));
  return lines.join('\n');
}

/** As `trim()`, with U+0085, which is white space to .NET. */
function trimmed(text: string): string {
  return text.replace(/^[\s\x85]+|[\s\x85]+$/g, '');
}

function cutAtBlank(text: string, length: number): string {
  if (text.length <= length) return text;
  const head = text.slice(0, length);
  const blank = head.search(/[\s\x85][^\s\x85]*$/);
  return blank < 0 ? head : head.slice(0, blank);
}

/** NormalView: message, position message, category and id. */
function normalText(record: ErrorRecord): string {
  const invocation = record.invocationInfo;
  // A parse error's message has its places in it already.
  const isParseError = record.categoryInfo.category === 'ParserError' && !invocation?.command;
  const position = isParseError ? '' : (invocation?.positionMessage ?? '');
  const message =
    record.categoryInfo.category === 'ParserError' ? record.message.replaceAll('\n\n', '\n') : record.message;
  const lines = [`${normalLabel(invocation)}${message}`];
  if (position !== '') lines.push(position);
  lines.push(`+ CategoryInfo          : ${record.categoryInfo.text()}`);
  lines.push(`+ FullyQualifiedErrorId : ${record.fullyQualifiedErrorId}`);
  return lines.join('\n');
}

function normalLabel(invocation: InvocationInfo | null): string {
  if (!invocation) return '';
  const { command, invocationName } = invocation;
  if (!command) return invocationName === '' ? '' : `${invocationName} : `;
  if (command.scriptPath) return `${command.scriptPath} : `;
  const name = /^[&.]?$/.test(invocationName) ? command.name : invocationName;
  return name === '' ? '' : `${name} : `;
}
