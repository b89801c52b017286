/** What parsing has to know of a .NET type that a script names. */
export interface KnownType {
  readonly fullName: string;
  readonly name: string;
  readonly isInterface: boolean;
  /** True when nothing may derive from it. */
  readonly isSealed: boolean;
  /** True for the other type itself, its subtypes, and types that implement it. */
  isAssignableTo(other: KnownType): boolean;
}

/** The type of a name as it stands in a script; null when there is none (yet). */
export type ResolveType = (name: string) => KnownType | null;
