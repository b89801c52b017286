import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from '../../src/language/parse.js';
import { flagNames } from '../../src/language/token-traits.js';

/** What PowerShell 7.6.5 reports for a snippet: its tokens and its errors, a line each. */
interface Recording {
  readonly snippet: string;
  readonly lines: readonly string[];
}

function recordings(): readonly Recording[] {
  const text = readFileSync(new URL('../oracle/tokens.txt', import.meta.url), 'utf8');
  return text
    .split(/^#== /m)
    .slice(1)
    .map((part) => {
      const [head = '', ...lines] = part.replace(/\n$/, '').split('\n');
      return { snippet: head.replaceAll('⏎', '\n'), lines };
    });
}

function report(snippet: string): string[] {
  const { tokens, diagnostics } = parse(snippet);
  const lines = tokens
    .filter((token) => token.kind !== 'EndOfInput')
    .map(({ kind, text, extent, ...rest }) => {
      const flags = flagNames({ kind, text, extent, ...rest }).join(', ');
      return `  ${extent.start}-${extent.end} ${kind} [${text.replaceAll('\n', '⏎')}] ${flags}`;
    });
  for (const { id, message, extent, incomplete } of diagnostics) {
    const place = `${extent.start}-${extent.end}${incomplete ? ', incomplete' : ''}`;
    lines.push(`  error ${id} at ${place}: ${message.replaceAll('\n', '⏎')}`);
  }
  return lines;
}

describe('tokens and errors as PowerShell reports them', () => {
  for (const { snippet, lines } of recordings()) {
    it(snippet.replaceAll('\n', '⏎'), () => {
      expect(report(snippet)).toEqual(lines);
    });
  }
});
