import { errorRecord } from '../../../src/engine/errors/error-record.js';
import { ArgumentException } from '../../../src/engine/errors/exception-types.js';
import { newException } from '../../../src/engine/errors/exceptions.js';
import { recordError, TerminatingError } from '../../../src/engine/errors/terminating.js';
import type { RegexMatch } from '../../../src/engine/regex/match.js';
import { dotNetRegex, type NetRegex } from '../../../src/engine/regex/net-regex.js';
import { matchesOf } from '../../../src/engine/regex/search.js';

/** How lines are searched. */
export interface SearchOptions {
  readonly patterns: readonly string[];
  readonly simple: boolean;
  readonly caseSensitive: boolean;
  readonly notMatch: boolean;
  readonly allMatches: boolean;
  /** Lines to show before and after a match; null for none. */
  readonly context: { readonly before: number; readonly after: number } | null;
  readonly emphasize: boolean;
}

/** What a line came to: the pattern that decided, and its matches. */
export interface Hit {
  readonly pattern: string;
  readonly matches: readonly RegexMatch[];
}

/** Patterns ready to search lines. */
export class LineSearch {
  readonly #options: SearchOptions;
  readonly #regexes: readonly NetRegex[];
  readonly #texts: readonly string[];

  constructor(options: SearchOptions) {
    this.#options = options;
    this.#regexes = options.simple ? [] : options.patterns.map((pattern) => regexOf(pattern, options));
    this.#texts = options.patterns.map((pattern) => (options.caseSensitive ? pattern : pattern.toLowerCase()));
  }

  /** Whether a line is wanted, and why; null when it is not. */
  test(line: string): Hit | null {
    const hit = this.#options.simple ? this.#testText(line) : this.#testPattern(line);
    if (!this.#options.notMatch) return hit;
    return hit === null ? { pattern: this.#options.patterns[0] ?? '', matches: [] } : null;
  }

  #testText(line: string): Hit | null {
    const text = this.#options.caseSensitive ? line : line.toLowerCase();
    const index = this.#texts.findIndex((pattern) => text.includes(pattern));
    return index < 0 ? null : { pattern: this.#options.patterns[index]!, matches: [] };
  }

  #testPattern(line: string): Hit | null {
    for (const [index, regex] of this.#regexes.entries()) {
      const matches: RegexMatch[] = [];
      for (const match of matchesOf(regex, line)) {
        matches.push(match);
        if (!this.#options.allMatches || this.#options.notMatch) break;
      }
      if (matches.length > 0) return { pattern: this.#options.patterns[index]!, matches };
    }
    return null;
  }
}

/** A pattern as a regular expression. Error: InvalidRegex. */
function regexOf(pattern: string, { caseSensitive }: SearchOptions): NetRegex {
  try {
    return dotNetRegex(pattern, { ignoreCase: !caseSensitive });
  } catch (error) {
    if (!(error instanceof TerminatingError)) throw error;
    const message = `The string ${pattern} is not a valid regular expression: ${error.message}`;
    const exception = newException(ArgumentException, message, error.exception);
    throw recordError(errorRecord({ exception, id: 'InvalidRegex', category: 'InvalidArgument' }));
  }
}
