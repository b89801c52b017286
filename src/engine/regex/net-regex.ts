import { NetObject } from '../values/value.js';
import type { RegexFlags } from './flags.js';
import { needsTree, parseTree } from './parse-tree.js';
import { spelledOutCases } from './spelled-out-cases.js';
import { repeatsNested } from './time-guard.js';
import { translatePattern } from './translate.js';
import type { RegexDialect, Translation } from './translation.js';
import type { RegexTree } from './tree.js';

/** `System.Text.RegularExpressions.Regex`: JavaScript's expressions run it, a tree of our own what they cannot express. */
export class NetRegex extends NetObject {
  readonly pattern: string;
  readonly flags: RegexFlags;
  readonly otherOptions: number;
  /** Null when only the tree can run the pattern. */
  readonly #plain: Compiled | null;
  /** The other dialects, by number: 1 Unicode, 2 exact anchors. */
  readonly #variants: (Compiled | undefined)[] = [];
  #tree: RegexTree | null = null;

  /** `other`: the bits of RegexOptions that do not change what is matched (`Compiled` …). */
  constructor(pattern: string, flags: RegexFlags, other = 0) {
    super();
    this.otherOptions = other;
    this.pattern = pattern;
    this.flags = flags;
    const onlyTree = flags.rightToLeft || needsTree(pattern);
    this.#plain = onlyTree ? null : compile(pattern, flags, { unicode: false, plainAnchors: true });
    if (onlyTree) this.#tree = parseTree(pattern, flags);
  }

  /** The compiled pattern for a text: which dialect is right depends on its characters and its line ends. Null: only the tree can. */
  compiledFor(text: string): Compiled | null {
    if (this.#plain === null) return null;
    const { dependsOnText, hasAnchors, lineAnchors } = this.#plain.translation;
    const unicode = dependsOnText && !isAscii.test(text);
    const exact = hasAnchors && (text.endsWith('\n') || (lineAnchors && otherLineEnds.test(text)));
    if (!unicode && !exact) return this.#plain;
    const number = (unicode ? 1 : 0) + (exact ? 2 : 0);
    return (this.#variants[number] ??= compile(this.pattern, this.flags, { unicode, plainAnchors: !exact }));
  }

  /** The pattern as a tree. */
  get tree(): RegexTree {
    return (this.#tree ??= parseTree(this.pattern, this.flags));
  }

  /** Group numbers by name, in .NET's order. */
  get groupNames(): readonly string[] {
    return this.#plain?.translation.groupNames ?? this.tree.groupNames;
  }
}

const isAscii = /^[\0-\x7f]*$/;
/** Line ends to JavaScript's `m` flag, but not to .NET. */
const otherLineEnds = /[\r\u2028\u2029]/;

/** A pattern ready to run in JavaScript. */
export interface Compiled {
  readonly expression: RegExp;
  readonly translation: Translation;
}

function compile(pattern: string, flags: RegexFlags, dialect: RegexDialect): Compiled {
  const translation = translatePattern(pattern, flags, dialect);
  const { ignoreCase, lineAnchors, usesUnicode } = translation;
  // V8 cuts excessive backtracking short only without the `i` flag.
  const spelledOut =
    ignoreCase && !usesUnicode && repeatsNested(translation.source) ? spelledOutCases(translation.source) : null;
  const mode = `g${ignoreCase && spelledOut === null ? 'i' : ''}${lineAnchors ? 'm' : ''}${usesUnicode ? 'u' : ''}`;
  return { expression: new RegExp(spelledOut ?? translation.source, mode), translation };
}

const cache = new Map<string, NetRegex>();
const cacheLimit = 500;

const ignoringCase = new Map<string, NetRegex>();

/** The regex of a pattern without regard to case and otherwise without options: what nearly all operators use. */
export function caselessRegex(pattern: string): NetRegex {
  let regex = ignoringCase.get(pattern);
  if (regex) return regex;
  regex = dotNetRegex(pattern, { ignoreCase: true });
  if (ignoringCase.size >= cacheLimit) ignoringCase.clear();
  ignoringCase.set(pattern, regex);
  return regex;
}

/** The regex of a pattern, from the cache when it was used before. Error: RegexParseException. */
export function dotNetRegex(pattern: string, flags: Partial<RegexFlags> = {}): NetRegex {
  const {
    ignoreCase = false,
    multiline = false,
    singleline = false,
    ignoreWhitespace = false,
    explicitCapture = false,
    rightToLeft = false,
  } = flags;
  const key = `${+ignoreCase}${+multiline}${+singleline}${+ignoreWhitespace}${+explicitCapture}${+rightToLeft}${pattern}`;
  let regex = cache.get(key);
  if (regex) return regex;
  regex = new NetRegex(pattern, { ignoreCase, multiline, singleline, ignoreWhitespace, explicitCapture, rightToLeft });
  if (cache.size >= cacheLimit) cache.clear();
  cache.set(key, regex);
  return regex;
}
