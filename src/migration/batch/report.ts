/** A number of bytes as Exchange prints it: `225.8 MB (236,732,045 bytes)`, four significant digits, units of 1,024. */
export function sizeText(bytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB', 'TB', 'PB'] as const;
  let value = bytes;
  let unit = 0;
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit++;
  }
  const digits = Number(value.toPrecision(4)).toLocaleString('en-US', { maximumFractionDigits: 3 });
  return `${digits} ${units[unit]} (${bytes.toLocaleString('en-US')} bytes)`;
}

const stamp = new Intl.DateTimeFormat('en-US', {
  timeZone: 'UTC',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
  second: '2-digit',
});

/** An instant as in the original's reports: `1/25/2018 12:56:01 AM`, UTC. */
export function reportTime(at: Date): string {
  return stamp.format(at).replace(',', '').replaceAll('\u202f', ' ');
}

/** One line of a user's report: `1/25/2018 12:56:01 AM [SERVER] text`. */
export function reportLine(at: Date, server: string, text: string): string {
  return `${reportTime(at)} [${server}] ${text}`;
}

/** How far a copy is. Bytes of the source are 0 when they were not counted. */
export interface CopyProgress {
  readonly doneItems: number;
  readonly totalItems: number;
  readonly doneBytes: number;
  readonly totalBytes: number;
}

/** `Copy progress: 723/1456 messages, 225.8 MB (236,732,045 bytes)/416.5 MB (436,712,733 bytes).` */
export function copyProgressText(progress: CopyProgress): string {
  const whole = progress.totalBytes > 0 ? `/${sizeText(progress.totalBytes)}` : '';
  return `Copy progress: ${progress.doneItems}/${progress.totalItems} messages, ${sizeText(progress.doneBytes)}${whole}.`;
}

/** Why a job lets go of its connections for a while. */
export function relinquishText(reason: string, until: Date): string {
  return `Relinquishing job because of a wait: ${reason} It will continue at ${reportTime(until)} (UTC).`;
}

/** Said when a wait is over. */
export const resumedText = 'Request is no longer stalled and will continue.';
