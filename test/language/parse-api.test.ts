import { describe, expect, it } from 'vitest';
import { parse } from '../../src/language/parse.js';
import { caseFile } from './recorded.js';

/** Lines `snippet => Id/Incomplete@start-end …` that PowerShell 7.6.5 printed for its own parser (`\n` stands for a line end). */
const recorded = caseFile('commands/parse-api.txt')
  .split('\n')
  .map((line) => /^(.*?) => (.*)$/.exec(line))
  .filter((match) => match !== null)
  .filter((match) => !match[1]!.startsWith('function p('));

/** The recording printed a lone and a doubled backtick alike; both are the same to the parser here. */
describe('ids and incomplete flags as PowerShell reports them', () => {
  for (const [, snippet = '', expected = ''] of recorded) {
    it(snippet === '' ? '(empty)' : snippet, () => {
      const withPlaces = expected.includes('@') && /@\d+-\d+/.test(expected);
      const found = parse(snippet.replaceAll('\\n', '\n')).diagnostics.map(({ id, incomplete, extent }) => {
        const place = withPlaces ? `@${extent.start}-${extent.end}` : '';
        return `${id}/${incomplete ? 'True' : 'False'}${place}`;
      });
      expect(found.join(' ')).toBe(expected);
    });
  }
});
