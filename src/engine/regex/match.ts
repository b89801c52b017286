import { NetObject } from '../values/value.js';
import { matchTreeAt, type TreeMatch } from './backtrack.js';
import type { Compiled, NetRegex } from './net-regex.js';

/** A capture of a group: its text and place. */
export interface GroupCapture {
  readonly value: string;
  readonly index: number;
}

/** Where a match found its groups. */
export interface GroupPlaces {
  readonly index: number;
  /** The text of a group by .NET's number; `undefined` when it did not take part. */
  text(number: number): string | undefined;
  /** Where a group that took part starts. */
  start(number: number): number;
  /** Every text that a group took, the last one last. */
  captures(number: number): readonly GroupCapture[];
}

/** `System.Text.RegularExpressions.Match`. */
export class RegexMatch extends NetObject {
  readonly regex: NetRegex;
  readonly input: string;
  readonly value: string;
  readonly #places: GroupPlaces;

  constructor(regex: NetRegex, input: string, places: GroupPlaces) {
    super();
    this.regex = regex;
    this.input = input;
    this.#places = places;
    this.value = places.text(0)!;
  }

  get index(): number {
    return this.#places.index;
  }

  get length(): number {
    return this.value.length;
  }

  get groupCount(): number {
    return this.regex.groupNames.length;
  }

  get groupNames(): readonly string[] {
    return this.regex.groupNames;
  }

  /** The text of a group by .NET's number; `undefined` when it did not take part. */
  groupText(number: number): string | undefined {
    return this.#places.text(number);
  }

  /** Captured groups by .NET's number. */
  get groups(): readonly (GroupCapture | undefined)[] {
    return this.groupNames.map((_, number) => this.group(number));
  }

  /** A group by .NET's number, with its place; `undefined` when it did not take part. */
  group(number: number): GroupCapture | undefined {
    const value = this.groupText(number);
    return value === undefined ? undefined : { value, index: this.#places.start(number) };
  }

  /** Every text that a group took, the last one last. */
  captures(number: number): readonly GroupCapture[] {
    return this.#places.captures(number);
  }

  /** Where the search for the next match starts. */
  get nextStart(): number {
    const { rightToLeft } = this.regex.flags;
    if (this.length === 0) return this.index + (rightToLeft ? -1 : 1);
    return rightToLeft ? this.index : this.index + this.length;
  }
}

/** The groups of a match that JavaScript found; their places and earlier captures are looked for when they are asked for. */
export class ScriptPlaces implements GroupPlaces {
  readonly #regex: NetRegex;
  readonly #raw: RegExpExecArray;
  readonly #compiled: Compiled;
  #indices: readonly ([number, number] | undefined)[] | null = null;
  #tree: TreePlaces | null = null;

  constructor(regex: NetRegex, compiled: Compiled, raw: RegExpExecArray) {
    this.#regex = regex;
    this.#raw = raw;
    this.#compiled = compiled;
  }

  get index(): number {
    return this.#raw.index;
  }

  text(number: number): string | undefined {
    const index = this.#compiled.translation.groupIndexes[number];
    return index === undefined ? undefined : this.#raw[index];
  }

  start(number: number): number {
    if (number === 0) return this.index;
    this.#indices ??= this.#findIndices();
    return this.#indices[this.#compiled.translation.groupIndexes[number]!]?.[0] ?? this.index;
  }

  /** JavaScript keeps only the last text of a group: the tree does the match again at its place. */
  captures(number: number): readonly GroupCapture[] {
    const last = this.text(number);
    if (last === undefined) return [];
    if (this.#tree === null) {
      const found = matchTreeAt(this.#regex.tree, this.#raw.input, this.index);
      if (!found) return [{ value: last, index: this.start(number) }];
      this.#tree = new TreePlaces(this.#raw.input, found);
    }
    return this.#tree.captures(number);
  }

  /** JavaScript tells the places of groups only when asked beforehand: the match is done again at its place. */
  #findIndices(): readonly ([number, number] | undefined)[] {
    const { expression } = this.#compiled;
    const again = new RegExp(expression.source, `${expression.flags.replace('g', '')}dy`);
    again.lastIndex = this.index;
    return again.exec(this.#raw.input)?.indices ?? [];
  }
}

/** The groups of a match that the tree found. */
export class TreePlaces implements GroupPlaces {
  readonly #input: string;
  readonly #match: TreeMatch;

  constructor(input: string, match: TreeMatch) {
    this.#input = input;
    this.#match = match;
  }

  get index(): number {
    return this.start(0);
  }

  text(number: number): string | undefined {
    const span = this.#match[number]?.at(-1);
    return span && this.#input.slice(...span);
  }

  start(number: number): number {
    return this.#match[number]!.at(-1)![0];
  }

  captures(number: number): readonly GroupCapture[] {
    return (this.#match[number] ?? []).map((span) => ({ value: this.#input.slice(...span), index: span[0] }));
  }
}
