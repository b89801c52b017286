import type { CultureInfo } from './culture.js';
import type { NetType } from './net-type.js';
import type { Value } from './value.js';

/**
 * What member access, conversions and operators need of the running engine. The engine's run-time context implements it; every function
 * that may run user script takes it first. Tests use `quietContext` of `bare-context.ts`.
 */
export interface ScriptContext {
  /** Runs a script block with positional arguments and optionally `$_`; its output as a value (nothing, one object, or `object[]`). */
  invokeBlock(block: object, args: readonly Value[], dollarUnder?: Value): Value;
  /** Runs a script method or a script property's block with `$this` set; errors of its statements end it. `silent`: errors it writes are not shown. */
  invokeWithThis(block: object, self: Value, args: readonly Value[], errors?: 'silent'): Value;
  /** A class or enum that the running script defined, or a name that a `using namespace` makes known; null when there is none. */
  findScriptType(name: string): NetType | null;
  /** The session's culture (`$PSCulture`): dates and numbers in `-f`, `.ToString()`, the formatter. */
  readonly culture: CultureInfo;
  /** `$OFS`, one blank unless set. */
  readonly ofs: string;
  /** The level of `Set-StrictMode`: 0 is off, 1, 2, 3. */
  readonly strictMode: number;
  /** The session's current file system location, for .NET's file functions with relative paths. */
  readonly currentDirectory: string;
  /** The session's environment variables (`Env:`), which `[Environment]` reads and sets. */
  readonly environment: EnvironmentAccess;
  /** True once the user asked to stop (Ctrl+C): long loops in the engine look at it. */
  stopRequested(): boolean;
  /** Writes text to the screen as `[Console]::Write` does; the error stream when `toError`. */
  writeConsole(text: string, toError: boolean): void;
  /** One line from standard input for `[Console]::ReadLine()`; null at its end. */
  readConsole(): string | null;
  /** Waits (`[Threading.Thread]::Sleep`), in milliseconds; returns early when the user stops the script. */
  sleep(milliseconds: number): void;
  /** Sets `$Matches` after a successful scalar `-match`. */
  setMatches(table: Value): void;
}

/** Environment variables as a session sees them. */
export interface EnvironmentAccess {
  get(name: string): string | undefined;
  /** `undefined` removes the variable. */
  set(name: string, value: string | undefined): void;
  entries(): Iterable<readonly [string, string]>;
}
