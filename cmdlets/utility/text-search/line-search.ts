import type { RegexMatch } from '../../../src/engine/regex/match.js';
import { dotNetRegex, type NetRegex } from '../../../src/engine/regex/net-regex.js';
import { matchesOf } from '../../../src/engine/regex/search.js';
import { MatchContext, MatchInfo } from './match-info.js';

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
interface Hit {
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
    this.#regexes = options.simple
      ? []
      : options.patterns.map((pattern) => dotNetRegex(pattern, { ignoreCase: !options.caseSensitive }));
    this.#texts = options.patterns.map((pattern) => (options.caseSensitive ? pattern : pattern.toLowerCase()));
  }

  /** Whether a line is wanted, and why; null when it is not. */
  test(line: string): Hit | null {
    const hit = this.#options.simple ? this.#testText(line) : this.#testPattern(line);
    if (!this.#options.notMatch) return hit;
    return hit === null ? { pattern: this.#options.patterns.at(-1) ?? '', matches: [] } : null;
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
        if (!this.#options.allMatches) break;
      }
      if (matches.length > 0) return { pattern: this.#options.patterns[index]!, matches };
    }
    return null;
  }
}

/** Searches the lines of one file (or of the pipeline), one after the other. */
export class LineScanner {
  readonly #search: LineSearch;
  readonly #options: SearchOptions;
  readonly #path: string;
  readonly #emit: (match: MatchInfo) => void;
  readonly #before: string[] = [];
  /** Matches that still wait for lines behind them. */
  #open: { readonly match: MatchInfo; left: number }[] = [];
  #lineNumber = 0;

  constructor(search: LineSearch, options: SearchOptions, path: string, emit: (match: MatchInfo) => void) {
    this.#search = search;
    this.#options = options;
    this.#path = path;
    this.#emit = emit;
  }

  /** Searches the next line; true when it matches. */
  next(line: string): boolean {
    this.#lineNumber++;
    for (const waiting of this.#open) {
      waiting.match.facts.context!.after.push(line);
      waiting.left--;
    }
    this.#release((waiting) => waiting.left === 0);
    const hit = this.#search.test(line);
    if (hit) this.#found(line, hit);
    this.#remember(line);
    return hit !== null;
  }

  /** The lines have ended. */
  end(): void {
    this.#release(() => true);
  }

  #found(line: string, hit: Hit): void {
    const { context, caseSensitive, emphasize } = this.#options;
    const match = new MatchInfo({
      line,
      lineNumber: this.#lineNumber,
      path: this.#path,
      pattern: hit.pattern,
      ignoreCase: !caseSensitive,
      matches: hit.matches,
      context: context ? new MatchContext([...this.#before], []) : null,
      emphasize: emphasize && !this.#options.simple,
    });
    if (context && context.after > 0) this.#open.push({ match, left: context.after });
    else this.#emit(match);
  }

  #remember(line: string): void {
    const count = this.#options.context?.before ?? 0;
    if (count === 0) return;
    this.#before.push(line);
    if (this.#before.length > count) this.#before.shift();
  }

  #release(isReady: (waiting: { readonly left: number }) => boolean): void {
    const ready = this.#open.filter(isReady);
    this.#open = this.#open.filter((waiting) => !ready.includes(waiting));
    for (const { match } of ready) this.#emit(match);
  }
}
