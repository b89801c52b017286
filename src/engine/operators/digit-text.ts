import type { NumberFormat } from '../values/culture.js';

/**
 * Rounds a plain decimal text (`12.345`, no sign, no exponent) to a count of decimals after moving the point `shift` places to the right.
 * Halves go away from zero, or to the even digit when `toEven`.
 */
export function roundDigits(text: string, decimals: number, shift: number, toEven = false): string {
  const [whole, fraction = ''] = text.split('.') as [string, string?];
  const moved = fraction.padEnd(shift, '0');
  const digits = whole + moved.slice(0, shift);
  const rest = moved.slice(shift);
  if (rest.length <= decimals) return withPoint(strip(digits), rest.padEnd(decimals, '0'));
  const kept = digits + rest.slice(0, decimals);
  const up = roundsUp(rest.slice(decimals), kept.at(-1) ?? '0', toEven);
  const result = up ? (BigInt(kept) + 1n).toString().padStart(kept.length, '0') : kept;
  return withPoint(strip(result.slice(0, result.length - decimals)), result.slice(result.length - decimals));
}

function roundsUp(tail: string, last: string, toEven: boolean): boolean {
  if (tail[0]! > '5') return true;
  if (tail[0]! < '5') return false;
  if (!toEven || /[1-9]/.test(tail.slice(1))) return true;
  return Number(last) % 2 === 1;
}

function strip(digits: string): string {
  return digits.replace(/^0+(?=\d)/, '') || '0';
}

function withPoint(whole: string, fraction: string): string {
  return fraction === '' ? whole : `${whole}.${fraction}`;
}

/** Puts a culture's separators into a plain decimal text. */
export function groupDigits(text: string, number: NumberFormat): string {
  const [whole, fraction] = text.split('.') as [string, string?];
  const grouped = groupWhole(whole, number);
  return fraction === undefined ? grouped : grouped + number.decimalSeparator + fraction;
}

/** Thousands separators in a text of digits. */
export function groupWhole(whole: string, number: NumberFormat): string {
  let grouped = '';
  for (let end = whole.length; end > 0; end -= number.groupSize) {
    const part = whole.slice(Math.max(0, end - number.groupSize), end);
    grouped = grouped === '' ? part : part + number.groupSeparator + grouped;
  }
  return grouped;
}
