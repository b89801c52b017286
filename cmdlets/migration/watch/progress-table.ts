import { sizeText } from '../../../src/migration/batch/report.js';
import { statusSummary } from '../../../src/migration/batch/status.js';
import { type MigrationProgress, percentage } from '../types/migration-progress.js';
import { syncedItems } from '../types/migration-user.js';

/** `225.8 MB`, without the bytes in brackets. */
export function shortSize(bytes: number): string {
  return sizeText(bytes).replace(/ \(.*$/, '');
}

/** `1:02:03` or `2:03`; empty for what nobody knows. */
function shortTime(milliseconds: number | null): string {
  if (milliseconds === null) return '';
  const seconds = Math.ceil(milliseconds / 1000);
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const two = (part: number): string => String(part).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

/** What a user's line says, in the order of the columns. */
function cellsOf(progress: MigrationProgress): readonly string[] {
  const { user, status, facts } = progress.parts;
  return [
    user.emailAddress,
    status,
    facts === undefined ? '' : `${syncedItems(facts)}/${facts.totalItems}`,
    facts === undefined ? '' : `${percentage(facts)}%`,
    facts === undefined ? '' : shortSize(facts.syncedBytes),
    facts === undefined || facts.bytesPerMinute === 0 ? '' : `${shortSize(facts.bytesPerMinute)}/min`,
    shortTime(progress.remaining),
    progress.stallReason === '' ? (facts?.currentFolder ?? '') : progress.stallReason,
  ];
}

/** Titles of the columns and whether their cells stand at the right. */
const COLUMNS = [
  ['Identity', false],
  ['Status', false],
  ['Items', true],
  ['Done', true],
  ['Transferred', true],
  ['Rate', true],
  ['ETA', true],
  ['Folder or reason', false],
] as const;

/** One line for a log: time, then what is known, without columns, so that nothing is cut. */
export function lineOf(progress: MigrationProgress): string {
  const [identity, status, items, done, transferred, rate, left, reason] = cellsOf(progress);
  const counts = items === '' ? [] : [items, done, transferred];
  const time = progress.at.toISOString().slice(11, 19);
  return [time, identity, status, ...counts, rate, left === '' ? '' : `ETA ${left}`, reason].filter(Boolean).join(' ');
}

/** Those who work first, then what needs a look, then those who wait, then the rest. */
function rank({ parts: { status, facts } }: MigrationProgress): number {
  if (facts !== undefined && facts.activity !== 'None') return 0;
  const summary = statusSummary(status);
  return summary === 'Failed' ? 1 : summary === 'Active' ? 2 : 3;
}

/** The table for a window of that many columns and rows: `title`, a head, and the users that have room. */
export function tableLines(
  title: string,
  all: readonly MigrationProgress[],
  window: { readonly columns: number; readonly rows: number },
): string[] {
  const room = Math.max(1, window.rows - 4);
  const sorted = all
    .map((one, place) => ({ one, place }))
    .sort((a, b) => rank(a.one) - rank(b.one) || a.place - b.place);
  const shown = sorted.slice(0, room).map(({ one }) => cellsOf(one));
  const head = COLUMNS.map(([name]) => name);
  const widths = head.map((name, at) => Math.max(name.length, ...shown.map((cells) => cells[at]!.length)));
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, at) => (COLUMNS[at]![1] ? cell.padStart(widths[at]!) : cell.padEnd(widths[at]!)))
      .join(' ')
      .trimEnd();
  const more = all.length - shown.length;
  const lines = [title, line(head), ...shown.map(line), ...(more > 0 ? [`… and ${more} more`] : [])];
  return lines.map((text) => (text.length < window.columns ? text : `${text.slice(0, window.columns - 2)}…`));
}
