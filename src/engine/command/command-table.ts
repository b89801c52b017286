import { Frame } from '../compile/frame.js';
import { AliasInfo, CmdletInfo, type CommandInfo, FunctionInfo, ScriptInfo } from '../pipeline/command-info.js';
import { findCommand } from '../pipeline/discovery.js';
import type { ScriptBlock } from '../pipeline/script-block.js';
import type { Session } from '../session/session.js';
import { cmdletTableOf } from './cmdlet-parameters.js';
import type { ParameterTable } from './parameter-table.js';

/** The command an alias stands for; other commands are themselves. Null for an alias of nothing. */
export function resolvedCommand(session: Session, info: CommandInfo): CommandInfo | null {
  return info instanceof AliasInfo ? findCommand(session, info.definition) : info;
}

/** The parameters of a command; null for programs, scripts that were not read, and aliases of nothing. */
export function parameterTableOf(session: Session, info: CommandInfo): ParameterTable | null {
  const command = resolvedCommand(session, info);
  if (command instanceof CmdletInfo) return cmdletTableOf(command.entry.load());
  if (command instanceof FunctionInfo || command instanceof ScriptInfo)
    return blockTable(session, command.block, command.name);
  return null;
}

/** The parameters of a script block. */
export function blockTable(session: Session, block: ScriptBlock, name: string): ParameterTable {
  return block.code.table(new Frame(session, session.global, block.code, false), name);
}
