import { readFileSync } from 'node:fs';
import {
  AliasInfo,
  CmdletInfo,
  type CommandInfo,
  ExternalScriptInfo,
  FunctionInfo,
} from '../../../src/engine/pipeline/command-info.js';
import { findCommand } from '../../../src/engine/pipeline/discovery.js';
import type { Session } from '../../../src/engine/session/session.js';
import { listAliases, matchingCommands } from '../commands/list.js';
import { topicOfDefinition } from './from-definition.js';
import { topicOfBlock } from './from-function.js';
import type { HelpTopic } from './topic.js';

/** The help of a command; null when the name is none. */
export function findTopic(session: Session, name: string): HelpTopic | null {
  const command = findCommand(session, name);
  return command ? topicOfCommand(session, command) : null;
}

/** Help of all commands whose names match a pattern (any part of the name without wildcards). */
export function searchTopics(session: Session, pattern: string): readonly HelpTopic[] {
  const wildcards = /[*?[]/.test(pattern) ? pattern : `*${pattern}*`;
  const found = matchingCommands(session, wildcards).filter((command) => !(command instanceof AliasInfo));
  return found.map((command) => topicOfCommand(session, command)).filter((topic) => topic !== null);
}

function topicOfCommand(session: Session, command: CommandInfo): HelpTopic | null {
  if (command instanceof CmdletInfo) return topicOfDefinition(command.entry.load());
  const aliases = listAliases(session)
    .filter((alias) => alias.definition.toLowerCase() === command.name.toLowerCase())
    .map((alias) => alias.name);
  if (command instanceof FunctionInfo) {
    return topicOfBlock(session, {
      name: command.name,
      category: command.commandType,
      module: command.module,
      block: command.block,
      aliases,
    });
  }
  if (command instanceof ExternalScriptInfo) {
    const block = session.compile(readFileSync(command.path, 'utf8'), command.path);
    return topicOfBlock(session, { name: command.name, category: 'ExternalScript', module: '', block, aliases });
  }
  return null;
}
