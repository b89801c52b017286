import type { KnownType } from '../../src/language/checks/known-type.js';

/** A type for tests: its full name and the names of its base types. */
export function knownType(fullName: string, ...bases: readonly string[]): KnownType {
  return {
    fullName,
    name: fullName.slice(fullName.lastIndexOf('.') + 1),
    isInterface: false,
    hasPlainConstructor: true,
    demandedMethods: [],
    isSealed: false,
    isAssignableTo: (other) => other.fullName === fullName || bases.includes(other.fullName),
  };
}
