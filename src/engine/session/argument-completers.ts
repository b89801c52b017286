import type { ScriptBlock } from '../pipeline/script-block.js';
import type { Session } from './session.js';

/** A script block that completes arguments (Register-ArgumentCompleter). */
export interface ArgumentCompleter {
  /** Lower-case names of the commands it is for; empty: all commands. */
  readonly commands: readonly string[];
  /** The parameter it is for; null for native programs. */
  readonly parameter: string | null;
  readonly block: ScriptBlock;
}

const completers = new WeakMap<Session, ArgumentCompleter[]>();

/** Adds a completer; later ones win. */
export function registerArgumentCompleter(session: Session, completer: ArgumentCompleter): void {
  const list = completers.get(session) ?? [];
  list.unshift(completer);
  completers.set(session, list);
}

/** The completer for a parameter of a command (both in any case); null when none was registered. */
export function findArgumentCompleter(
  session: Session,
  command: string,
  parameter: string | null,
): ArgumentCompleter | null {
  const name = command.toLowerCase();
  const wanted = parameter?.toLowerCase() ?? null;
  const list = completers.get(session) ?? [];
  return (
    list.find(
      (one) =>
        (one.commands.length === 0 || one.commands.includes(name)) && (one.parameter?.toLowerCase() ?? null) === wanted,
    ) ?? null
  );
}
