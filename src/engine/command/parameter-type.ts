import type { ScriptContext } from '../values/script-access.js';
import type { Value } from '../values/value.js';

/** What one value of a parameter may be offered as while it is typed. */
export interface CompletionChoice {
  /** What is inserted. */
  readonly text: string;
  /** What the list shows; the text itself when absent. */
  readonly label?: string;
  /** One line for the tooltip. */
  readonly description?: string;
}

/** What a completer may ask of the running shell; nothing here runs user script. */
export interface CompletionScope {
  /** Names of all commands, aliases included. */
  commandNames(): Iterable<string>;
  /** Names of variables without `$`. */
  variableNames(): Iterable<string>;
  /** Names of files and folders for a started path, as PowerShell offers them. */
  paths(word: string): Iterable<CompletionChoice>;
  /** Values already bound to other parameters of the same command, by parameter name. */
  readonly bound: ReadonlyMap<string, Value>;
}

/**
 * A type a parameter of a cmdlet can have: its .NET name, how an argument becomes a value, what completion offers.
 * `T` is what the body of the cmdlet sees.
 */
export interface ParameterType<T> {
  /** Full .NET name: `System.String[]`. */
  readonly name: string;
  /** As syntax lines print it: `string[]`. */
  readonly label: string;
  /** A switch takes no argument; a collection takes several values and is asked for one by one. */
  readonly kind: 'scalar' | 'switch' | 'collection';
  /** Names of an enumeration, null for other types. */
  readonly values: readonly string[] | null;
  /**
   * Turns an argument (for a collection: one element) into the value; raises a TerminatingError whose message the binder
   * prints behind "Cannot bind parameter 'X'.". Null: PowerShell's conversion to the .NET type called `name`.
   */
  readonly convert: ((ctx: ScriptContext, value: Value) => Value) | null;
  /** `convert` is an argument transformation: its failures have that text and id. */
  readonly isTransformation?: boolean;
  /** Words to offer; null leaves it to the engine (enum names, paths). */
  readonly complete: ((word: string, scope: CompletionScope) => Iterable<CompletionChoice>) | null;
  /** Never set: carries `T` for the type of the body's parameters. */
  readonly phantom?: T;
}
