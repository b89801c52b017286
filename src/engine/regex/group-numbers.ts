/** A group of a pattern: its number in JavaScript, and .NET's name for it; null where it has none. */
export interface NumberedGroup {
  readonly jsIndex: number;
  readonly name: string | null;
}

/** True for a group that is named by a number, which is counted like one without a name. */
export const isNumber = (name: string): boolean => /^\d+$/.test(name);

/** The groups of a pattern in .NET's order. */
export class GroupNumbers {
  readonly #groups: NumberedGroup[] = [];

  /** Adds the group that opens next in the pattern. */
  add(jsIndex: number, name: string | null): void {
    this.#groups.push({ jsIndex, name: name !== null && isNumber(name) ? null : name });
  }

  /** .NET numbers unnamed groups first, named ones after them; number 1 comes first. */
  inOrder(): readonly NumberedGroup[] {
    const named: NumberedGroup[] = [];
    for (const group of this.#groups) {
      if (group.name !== null && !named.some((one) => one.name === group.name)) named.push(group);
    }
    return [...this.#groups.filter((one) => one.name === null), ...named];
  }

  /** The group of a number or a name, as a back reference writes it. */
  find(name: string): NumberedGroup | undefined {
    const groups = this.inOrder();
    return isNumber(name) ? groups[Number(name) - 1] : groups.find((one) => one.name === name);
  }
}

/** .NET number → name of each group that a pattern opens (its number as text where it has none); number 0 is the whole match. */
export function groupNamesOf(pattern: string, explicitCapture: boolean): readonly string[] {
  let unnamed = 0;
  const named: string[] = [];
  const tokens =
    /\\[\s\S]|\[\^?\]?(?:\\[\s\S]|[^\]\\])*\]|\(\?#[^)]*\)|\(\?(?:<(\w+)(?:-\w+)?>|'(\w+)(?:-\w+)?')|\((?!\?)/g;
  for (const token of pattern.matchAll(tokens)) {
    const name = token[1] ?? token[2];
    if (name === undefined) unnamed += token[0] === '(' && !explicitCapture ? 1 : 0;
    else if (isNumber(name)) unnamed++;
    else if (!named.includes(name)) named.push(name);
  }
  return ['0', ...Array.from({ length: unnamed }, (_, i) => String(i + 1)), ...named];
}
