import { basename, relative } from 'node:path';
import type { RegexMatch } from '../../../src/engine/regex/match.js';
import { defineType } from '../../../src/engine/values/net-type.js';
import { lazyTypes } from '../../../src/engine/values/type-registry.js';
import { NetObject, type Value } from '../../../src/engine/values/value.js';

/** Where lines of no file come from. */
export const inputStream = 'InputStream';

/** Lines around a match: all of them, and those to show with it, which no other match of the same search shows. */
export class MatchContext extends NetObject {
  before: readonly string[] = [];
  after: readonly string[] = [];
  shownBefore: readonly string[] = [];
  shownAfter: readonly string[] = [];
}

/** What is known of a line that matches. */
export interface MatchFacts {
  readonly line: string;
  readonly lineNumber: number;
  readonly path: string;
  readonly pattern: string;
  readonly ignoreCase: boolean;
  readonly matches: readonly RegexMatch[];
  readonly context: MatchContext | null;
  /** Marks matches where the terminal knows how. */
  readonly emphasize: boolean;
}

/** A line that Select-String found. */
export class MatchInfo extends NetObject {
  readonly facts: MatchFacts;

  constructor(facts: MatchFacts) {
    super();
    this.facts = facts;
  }

  /** `name:12:the line`, with the lines around it marked; just the line when it is from no file. Without a folder the path is whole. */
  text(folder: string | null, line: string = this.facts.line): string {
    const { context, lineNumber } = this.facts;
    if (!context) return this.#oneLine(folder, line, lineNumber, '');
    const { shownBefore, shownAfter } = context;
    const before = shownBefore.map((text, k) => this.#oneLine(folder, text, lineNumber - shownBefore.length + k, '  '));
    const after = shownAfter.map((text, k) => this.#oneLine(folder, text, lineNumber + 1 + k, '  '));
    return [...before, this.#oneLine(folder, line, lineNumber, '> '), ...after].join('\n');
  }

  /** The match as a second search passes it on: what stood around it may be gone, so nothing of that is shown. */
  filtered(): MatchInfo {
    if (!this.facts.context) return this;
    const context = new MatchContext();
    context.before = this.facts.context.before;
    context.after = this.facts.context.after;
    return new MatchInfo({ ...this.facts, context });
  }

  #oneLine(folder: string | null, line: string, lineNumber: number, mark: string): string {
    const { path } = this.facts;
    return path === inputStream ? mark + line : `${mark}${shortPath(folder, path)}:${lineNumber}:${line}`;
  }

  /** The line with its matches in reverse video. */
  get emphasized(): string {
    const { line, matches, emphasize } = this.facts;
    if (!emphasize || matches.length === 0) return line;
    let text = '';
    let position = 0;
    for (const match of matches) {
      text += `${line.slice(position, match.index)}\x1b[7m${match.value}\x1b[0m`;
      position = match.index + match.length;
    }
    return text + line.slice(position);
  }
}

/** A path below the current folder without it. */
function shortPath(folder: string | null, path: string): string {
  if (folder === null) return path;
  const short = relative(folder, path);
  return short.startsWith('..') ? path : short;
}

const space = 'Microsoft.PowerShell.Commands.';

lazyTypes([`${space}MatchInfo`, `${space}MatchInfoContext`], defineMatches, [MatchInfo, MatchContext]);

function defineMatches(): void {
  defineType({
    name: `${space}MatchInfoContext`,
    represents: MatchContext,
    properties: {
      'PreContext: string[]': (self: MatchContext) => [...self.before],
      'PostContext: string[]': (self: MatchContext) => [...self.after],
      'DisplayPreContext: string[]': (self: MatchContext) => [...self.shownBefore],
      'DisplayPostContext: string[]': (self: MatchContext) => [...self.shownAfter],
    },
  });
  defineType({
    name: `${space}MatchInfo`,
    represents: MatchInfo,
    properties: {
      'IgnoreCase: bool': (self: MatchInfo) => self.facts.ignoreCase,
      'LineNumber: int': (self: MatchInfo) => self.facts.lineNumber,
      'Line: string': (self: MatchInfo) => self.facts.line,
      'Filename: string': (self: MatchInfo) =>
        self.facts.path === inputStream ? inputStream : basename(self.facts.path),
      'Path: string': (self: MatchInfo) => self.facts.path,
      'Pattern: string': (self: MatchInfo) => self.facts.pattern,
      'Context: Microsoft.PowerShell.Commands.MatchInfoContext': (self: MatchInfo) => self.facts.context,
      'Matches: System.Text.RegularExpressions.Match[]': (self: MatchInfo): Value => [...self.facts.matches],
    },
    methods: {
      'ToString(): string': (self: MatchInfo) => self.text(null),
      'ToString(string directory): string': (self: MatchInfo, [folder]: [string]) => self.text(folder),
      'ToEmphasizedString(string directory): string': (self: MatchInfo, [folder]: [string]) =>
        self.text(folder, self.emphasized),
      'RelativePath(string directory): string': (self: MatchInfo, [folder]: [string]) =>
        shortPath(folder, self.facts.path),
    },
    text: (self: MatchInfo) => self.text(null),
  });
}
