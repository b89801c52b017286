import type { TextColours } from '../engine/host.js';

/** System.ConsoleColor → number of the terminal's 16-colour palette. */
const PALETTE: Readonly<Record<string, number>> = {
  black: 0,
  darkred: 1,
  darkgreen: 2,
  darkyellow: 3,
  darkblue: 4,
  darkmagenta: 5,
  darkcyan: 6,
  gray: 7,
  darkgray: 8,
  red: 9,
  green: 10,
  yellow: 11,
  blue: 12,
  magenta: 13,
  cyan: 14,
  white: 15,
};

function code(name: string | null, normal: number, bright: number): string {
  const index = name === null ? undefined : PALETTE[name.toLowerCase()];
  if (index === undefined) return '';
  return `\x1b[${index < 8 ? normal + index : bright + index - 8}m`;
}

/** Escape codes that set the colours of Write-Host; names of System.ConsoleColor, unknown ones are left out. */
export function consoleColourCodes(colours: TextColours): string {
  return code(colours.foreground, 30, 90) + code(colours.background, 40, 100);
}
