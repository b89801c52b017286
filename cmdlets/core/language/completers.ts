import type { ScriptBlock } from '../../../src/engine/pipeline/script-block.js';
import { registerArgumentCompleter } from '../../../src/engine/session/argument-completers.js';
import type { Session } from '../../../src/engine/session/session.js';

/** Registers a completer for a parameter of some commands, of all commands, or for native programs. */
export function registerCompleter(
  session: Session,
  commands: readonly (string | null)[],
  parameter: string | null,
  block: ScriptBlock,
): void {
  // A command without a name stands for every command.
  const named = commands.flatMap((name) => (name?.trim() ? [name.toLowerCase()] : []));
  const names = named.length < commands.length ? [] : named;
  registerArgumentCompleter(session, { commands: names, parameter, block });
}
