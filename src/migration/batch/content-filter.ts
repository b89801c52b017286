/** A -ContentFilter that cannot be read. The message says what is wrong and what is known. */
export class ContentFilterError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ContentFilterError';
  }
}

type Test = (received: number) => boolean;

const tests: Readonly<Record<string, (limit: number) => Test>> = {
  ge: (limit) => (received) => received >= limit,
  gt: (limit) => (received) => received > limit,
  le: (limit) => (received) => received <= limit,
  lt: (limit) => (received) => received < limit,
  eq: (limit) => (received) => received === limit,
  ne: (limit) => (received) => received !== limit,
};

const comparison = /^\s*\(?\s*(\w+)\s+-(\w+)\s+(?:'([^']*)'|"([^"]*)"|(\S+?))\s*\)?\s*$/;

/**
 * Reads a filter such as `Received -ge '2019/4/30' -and Received -lt '2020/1/1'` (New-MigrationBatch -ContentFilter) into a test of INTERNALDATE in
 * milliseconds. Empty text = no filter. Dates are read in the order of `language` (a culture name, en-US when empty), as UTC. Raises ContentFilterError.
 */
export function parseContentFilter(filter: string, language = ''): Test | undefined {
  if (filter.trim() === '') return undefined;
  if (/\s-or\s|\s-not\s/i.test(filter)) {
    throw new ContentFilterError('The content filter can combine conditions with -and only.');
  }
  const all = filter.split(/\s-and\s/i).map((part) => parseComparison(part, language));
  return (received) => all.every((test) => test(received));
}

function parseComparison(part: string, language: string): Test {
  const match = comparison.exec(part);
  const test = tests[match?.[2]?.toLowerCase() ?? ''];
  if (!match || !test || match[1]?.toLowerCase() !== 'received') {
    throw new ContentFilterError(
      `The content filter "${part.trim()}" isn't supported for IMAP. Use Received with -ge, -gt, -le, -lt, -eq or -ne and a date, such as: Received -ge '2019/4/30'.`,
    );
  }
  const text = match[3] ?? match[4] ?? match[5] ?? '';
  const limit = parseFilterDate(text, language);
  if (limit === undefined) throw new ContentFilterError(`The content filter's date "${text}" can't be read.`);
  return test(limit);
}

/** The order of day, month and year in dates of a culture, as letters: `mdy`. */
function dateOrder(language: string): string {
  try {
    const parts = new Intl.DateTimeFormat(language || 'en-US').formatToParts(new Date(0));
    return parts
      .map((part) => part.type[0]!)
      .filter((letter) => 'dmy'.includes(letter))
      .join('');
  } catch {
    return 'mdy';
  }
}

function parseFilterDate(text: string, language: string): number | undefined {
  const match = /^(\d+)[/.-](\d+)[/.-](\d+)(?:[ T](\d+):(\d+)(?::(\d+))?\s*(AM|PM)?)?Z?$/i.exec(text.trim());
  if (!match) return undefined;
  const numbers = [Number(match[1]), Number(match[2]), Number(match[3])];
  const order = match[1]!.length === 4 ? 'ymd' : dateOrder(language);
  const field = (letter: string): number => numbers[order.indexOf(letter)] ?? 0;
  const year = field('y') < 100 ? 2000 + field('y') : field('y');
  const [month, day] = [field('m'), field('d')];
  const half = match[7]?.toUpperCase();
  const hour = (Number(match[4] ?? 0) % (half ? 12 : 24)) + (half === 'PM' ? 12 : 0);
  const at = new Date(Date.UTC(year, month - 1, day, hour, Number(match[5] ?? 0), Number(match[6] ?? 0)));
  return at.getUTCMonth() === month - 1 && at.getUTCDate() === day ? at.getTime() : undefined;
}
