/** What parsing has to know of a .NET type that a script names. */
export interface KnownType {
  readonly fullName: string;
  readonly name: string;
  readonly isInterface: boolean;
  /** True when a class that derives from it needs no constructor of its own. */
  readonly hasPlainConstructor: boolean;
  /** What classes that implement the interface must have. */
  readonly demandedMethods: readonly DemandedMethod[];
  /** True when nothing may derive from it. */
  readonly isSealed: boolean;
  /** True for the other type itself, its subtypes, and types that implement it. */
  isAssignableTo(other: KnownType): boolean;
}

/** A method of an interface. */
export interface DemandedMethod {
  readonly name: string;
  readonly parameterCount: number;
}

/** The type of a name as it stands in a script; null when there is none (yet). */
export type ResolveType = (name: string) => KnownType | null;
