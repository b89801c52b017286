import { decimalText, significantText } from '../convert/number-text.js';
import type { CultureInfo } from '../values/culture.js';
import { Decimal, Double, type NumericValue, Single } from '../values/numbers.js';
import { groupWhole, roundDigits } from './digit-text.js';

/** One section of a custom format, taken apart. */
interface Section {
  readonly tokens: readonly Token[];
  readonly integerPlaces: number;
  readonly minIntegerDigits: number;
  readonly decimals: number;
  readonly minDecimals: number;
  readonly grouped: boolean;
  /** Powers of ten to multiply by: percent 2, per mille 3, each scaling comma -3. */
  readonly shift: number;
  readonly exponent: { readonly digits: number; readonly plus: boolean; readonly letter: string } | null;
}

type Token =
  | { readonly kind: 'digit' }
  | { readonly kind: 'point' }
  | { readonly kind: 'exponent' }
  | { readonly kind: 'text'; readonly text: string };

/** A number by a .NET custom format: `0`, `#`, `.`, `,`, `%`, `‰`, `E+0`, quoted text, sections for positive, negative, zero. */
export function customNumber(value: NumericValue, format: string, culture: CultureInfo): string {
  const digits = digitsOf(value);
  if (digits === null) return String((value as Double).value);
  const negative = digits.startsWith('-');
  const size = negative ? digits.slice(1) : digits;
  const sections = splitSections(format);
  const isZero = !/[1-9]/.test(size);
  if (isZero && sections.length > 2) return applySection(parseSection(sections[2]!), '0', culture);
  if (negative && sections.length > 1 && sections[1] !== '')
    return applySection(parseSection(sections[1]!), size, culture);
  const section = parseSection(sections[0]!);
  const text = applySection(section, size, culture);
  if (!negative || !/[1-9]/.test(rounded(section, size))) return text;
  return culture.number.negativeSign + text;
}

/** Plain digits without exponent; doubles with 15 significant ones. Null for NaN and infinities. */
function digitsOf(value: NumericValue): string | null {
  if (value instanceof Decimal) return decimalText(value);
  if (!(value instanceof Double) && !(value instanceof Single))
    return String(typeof value === 'object' ? value.value : value);
  if (!Number.isFinite(value.value)) return null;
  return expand(significantText(value.value, value instanceof Double ? 15 : 7));
}

/** `1.5E+20` → `150000000000000000000`. */
function expand(text: string): string {
  const match = /^(-?)(\d)(?:\.(\d+))?E([+-]\d+)$/.exec(text);
  if (!match) return text;
  const digits = match[2]! + (match[3] ?? '');
  const exponent = Number(match[4]);
  if (exponent < 0) return `${match[1]}0.${'0'.repeat(-exponent - 1)}${digits}`;
  return match[1]! + digits.padEnd(exponent + 1, '0');
}

function splitSections(format: string): string[] {
  const sections = [''];
  let quote = '';
  for (let i = 0; i < format.length; i++) {
    const c = format[i]!;
    if (c === '\\' && !quote) {
      sections[sections.length - 1] += c + (format[++i] ?? '');
      continue;
    }
    if ((c === "'" || c === '"') && (!quote || quote === c)) quote = quote ? '' : c;
    if (c === ';' && !quote) sections.push('');
    else sections[sections.length - 1] += c;
  }
  return sections;
}

function parseSection(format: string): Section {
  const tokens: Token[] = [];
  const state = {
    places: 0,
    minInteger: 0,
    decimals: 0,
    minDecimals: 0,
    point: false,
    grouped: false,
    shift: 0,
    commas: 0,
  };
  let exponent: Section['exponent'] = null;
  for (let i = 0; i < format.length; i++) {
    const c = format[i]!;
    const power = /^[eE]([+-]?)(0+)/.exec(format.slice(i));
    if (c === '0' || c === '#') countDigit(state, c, tokens);
    else if (c === '.') {
      if (!state.point) tokens.push({ kind: 'point' });
      state.point = true;
      state.shift -= 3 * state.commas;
      state.commas = 0;
    } else if (c === ',') {
      if (state.places > 0 && !state.point) state.commas++;
    } else if (power) {
      exponent = { digits: power[2]!.length, plus: power[1] === '+', letter: c };
      tokens.push({ kind: 'exponent' });
      i += power[0].length - 1;
    } else {
      const literal = readLiteral(format, i);
      if (literal.text === '%' && !literal.quoted) state.shift += 2;
      if (literal.text === '‰' && !literal.quoted) state.shift += 3;
      tokens.push({ kind: 'text', text: literal.text });
      i = literal.end;
    }
  }
  return {
    tokens,
    integerPlaces: state.places,
    minIntegerDigits: state.minInteger,
    decimals: state.decimals,
    minDecimals: state.minDecimals,
    grouped: state.grouped,
    shift: state.shift - 3 * state.commas,
    exponent,
  };
}

interface ParseState {
  places: number;
  minInteger: number;
  decimals: number;
  minDecimals: number;
  point: boolean;
  grouped: boolean;
  commas: number;
}

function countDigit(state: ParseState, c: string, tokens: Token[]): void {
  tokens.push({ kind: 'digit' });
  if (state.point) {
    state.decimals++;
    if (c === '0') state.minDecimals = state.decimals;
    return;
  }
  if (state.commas > 0) state.grouped = true;
  state.commas = 0;
  state.places++;
  if (c === '0' || state.minInteger > 0) state.minInteger++;
}

function readLiteral(
  format: string,
  at: number,
): { readonly text: string; readonly end: number; readonly quoted: boolean } {
  const c = format[at]!;
  if (c === '\\') return { text: format[at + 1] ?? '', end: at + 1, quoted: true };
  if (c !== "'" && c !== '"') return { text: c, end: at, quoted: false };
  const close = format.indexOf(c, at + 1);
  const end = close < 0 ? format.length : close;
  return { text: format.slice(at + 1, end), end, quoted: true };
}

function rounded(section: Section, digits: string): string {
  if (section.exponent) return digits;
  const { shift, decimals } = section;
  return shift >= 0 ? roundDigits(digits, decimals, shift) : roundDigits(moveLeft(digits, -shift), decimals, 0);
}

function moveLeft(digits: string, places: number): string {
  const [whole, fraction = ''] = digits.split('.') as [string, string?];
  const padded = whole.padStart(places + 1, '0');
  return `${padded.slice(0, -places)}.${padded.slice(-places)}${fraction}`;
}

function applySection(section: Section, digits: string, culture: CultureInfo): string {
  const power = section.exponent ? exponentOf(digits, section.integerPlaces) : 0;
  const shown = section.exponent
    ? roundDigits(expand(scaleText(digits, -power)), section.decimals, 0)
    : rounded(section, digits);
  const [whole, fraction = ''] = shown.split('.') as [string, string?];
  const integer = (whole === '0' ? '' : whole).padStart(section.minIntegerDigits, '0');
  const grouped = section.grouped ? groupWhole(integer, culture.number) : integer;
  const decimals = trimDecimals(fraction, section.minDecimals);
  return layOut(section, grouped, decimals, power, culture);
}

function exponentOf(digits: string, places: number): number {
  const value = Number(digits);
  return value === 0 ? 0 : Math.floor(Math.log10(value)) + 1 - Math.max(1, places);
}

function scaleText(digits: string, power: number): string {
  return significantText(Number(`${digits}e${power}`), 15);
}

function trimDecimals(fraction: string, least: number): string {
  let end = fraction.length;
  while (end > least && fraction[end - 1] === '0') end--;
  return fraction.slice(0, end);
}

/** Puts the digits into the places of the section; surplus digits stand at the first place. */
function layOut(section: Section, integer: string, decimals: string, power: number, culture: CultureInfo): string {
  let text = '';
  let place = 0;
  let seenPoint = false;
  let decimal = 0;
  const digitCount = integer.replace(/\D/g, '').length;
  let position = 0;
  for (const token of section.tokens) {
    if (token.kind === 'text') text += token.text;
    else if (token.kind === 'point') {
      seenPoint = true;
      if (decimals !== '') text += culture.number.decimalSeparator;
    } else if (token.kind === 'exponent') text += exponentText(section, power);
    else if (seenPoint) text += decimals[decimal++] ?? '';
    else {
      place++;
      const upTo = digitCount - (section.integerPlaces - place);
      const end = endOfDigits(integer, upTo);
      text += integer.slice(position, Math.max(position, end));
      position = Math.max(position, end);
    }
  }
  return text;
}

/** The place behind the first `count` digits of a grouped text. */
function endOfDigits(text: string, count: number): number {
  if (count <= 0) return 0;
  let seen = 0;
  for (let i = 0; i < text.length; i++) {
    if (/\d/.test(text[i]!) && ++seen === count) return i + 1;
  }
  return text.length;
}

function exponentText(section: Section, power: number): string {
  const { digits, plus, letter } = section.exponent!;
  const sign = power < 0 ? '-' : plus ? '+' : '';
  return letter + sign + Math.abs(power).toString().padStart(digits, '0');
}
