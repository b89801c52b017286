import type { ScriptBlock } from '../../../src/engine/pipeline/script-block.js';
import { registerArgumentCompleter } from '../../../src/engine/session/argument-completers.js';
import type { Session } from '../../../src/engine/session/session.js';

/** Registers a completer for a parameter of some commands, of all commands, or for native programs. */
export function registerCompleter(
  session: Session,
  commands: readonly string[],
  parameter: string | null,
  block: ScriptBlock,
): void {
  registerArgumentCompleter(session, { commands: commands.map((name) => name.toLowerCase()), parameter, block });
}
