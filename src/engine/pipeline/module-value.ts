import type { Scope } from '../session/scope.js';
import { NetObject } from '../values/value.js';

/** A module as a value: `& $module { … }` runs in its scope. The table of the type belongs to the module cmdlets. */
export abstract class ModuleValue extends NetObject {
  /** Where a script module's own names live; null for built-in ones. */
  abstract readonly scope: Scope | null;
}
