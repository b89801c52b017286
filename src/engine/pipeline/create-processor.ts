import { type CommandArgument, valueArgument } from '../command/command-argument.js';
import type { Frame } from '../compile/frame.js';
import { toText } from '../convert/text.js';
import { placedAt, runtimeError } from '../errors/terminating.js';
import type { Scope } from '../session/scope.js';
import type { Session } from '../session/session.js';
import type { Value } from '../values/value.js';
import { CmdletProcessor } from './cmdlet-processor.js';
import {
  AliasInfo,
  ApplicationInfo,
  CmdletInfo,
  CommandInfo,
  ExternalScriptInfo,
  FunctionInfo,
  ScriptInfo,
} from './command-info.js';
import type { CommandProcessor, CommandSite } from './command-processor.js';
import { commandNotFound, findCommand } from './discovery.js';
import { ModuleValue } from './module-value.js';
import { NativeProcessor } from './native-processor.js';
import { ScriptBlock } from './script-block.js';
import { ScriptFileProcessor } from './script-file-processor.js';
import { ScriptProcessor } from './script-processor.js';

/** The processor of a command: `command` is its name, or what `&` and `.` were given. Raises CommandNotFoundException, BadExpression. */
export function createProcessor(
  f: Frame,
  command: Value,
  args: readonly CommandArgument[],
  site: CommandSite,
): CommandProcessor {
  const { session } = f;
  if (command instanceof ModuleValue && command.scope && args[0]?.hasValue) {
    return createProcessor(f, inModule(args[0].value, command.scope), args.slice(1), site);
  }
  if (command instanceof ScriptBlock) {
    const invocationName = site.operator === 'Dot' ? '.' : '&';
    return new ScriptProcessor(session, {
      info: new ScriptInfo(command),
      block: command,
      args,
      site,
      invocationName,
      dotted: site.operator === 'Dot',
    });
  }
  if (command instanceof CommandInfo) return processorFor(f, command, args, site, command.name);
  const name = typeof command === 'string' ? command : toText(session, command);
  if (command === null || command === undefined || (site.operator !== null && name === '')) throw badExpression(site);
  const info = findCommand(session, name);
  if (!info) throw commandNotFound(session.scope.findAlias(name.toLowerCase())?.definition ?? name, site, name);
  return processorFor(f, info, args, site, name);
}

/** What `& $module` is to run, as the module sees it: a block in its scope, or a function of its own. */
function inModule(command: Value, scope: Scope): Value {
  if (command instanceof ScriptBlock) return new ScriptBlock(command.code, scope, command.isFilter);
  return (typeof command === 'string' ? scope.findFunction(command.toLowerCase()) : undefined) ?? command;
}

function processorFor(
  f: Frame,
  info: CommandInfo,
  given: readonly CommandArgument[],
  site: CommandSite,
  name: string,
): CommandProcessor {
  const { session } = f;
  const help = asksForHelp(info, given) ? helpProcessor(session, info, site) : null;
  if (help) return help;
  const dotted = site.operator === 'Dot';
  const invocationName = site.operator === null ? name : dotted ? '.' : '&';
  if (info instanceof ApplicationInfo) return new NativeProcessor(session, info, given, site);
  // `--` ends the names for the parser; only programs see it.
  const args = given.some(isEndOfNames) ? given.filter((argument) => !isEndOfNames(argument)) : given;
  if (info instanceof CmdletInfo) return new CmdletProcessor(session, info, args, site, name);
  if (info instanceof FunctionInfo)
    return new ScriptProcessor(session, { info, block: info.block, args, site, invocationName: name, dotted });
  if (info instanceof ExternalScriptInfo)
    return new ScriptFileProcessor(session, info, args, site, invocationName, dotted);
  if (info instanceof AliasInfo) {
    const target = findCommand(session, info.definition);
    if (!target) throw commandNotFound(info.definition, site);
    return processorFor(f, target, args, site, name);
  }
  if (info instanceof ScriptInfo)
    return new ScriptProcessor(session, { info, block: info.block, args, site, invocationName, dotted });
  throw badExpression(site);
}

function badExpression(site: CommandSite): Error {
  const operator = site.operator === 'Dot' ? '.' : '&';
  const error = runtimeError(
    'BadExpression',
    'InvalidOperation',
    `The expression after '${operator}' in a pipeline element produced an object that was not valid. It must result in a command name, a script block, or a CommandInfo object.`,
  );
  return placedAt(error, site.nameExtent!) as Error;
}

function isEndOfNames(argument: CommandArgument): boolean {
  return argument.name === '-' && !argument.hasValue;
}

/** `Get-Date -?`: cmdlets and advanced functions answer with their help. */
function asksForHelp(info: CommandInfo, args: readonly CommandArgument[]): boolean {
  if (!args.some((argument) => argument.name === '?')) return false;
  return info instanceof CmdletInfo || (info instanceof FunctionInfo && info.block.code.isAdvanced);
}

function helpProcessor(session: Session, info: CommandInfo, site: CommandSite): CommandProcessor | null {
  const entry = session.cmdlets.find('Get-Help');
  if (!entry) return null;
  return new CmdletProcessor(session, session.cmdletInfo(entry), [valueArgument(info.name, null)], site, 'Get-Help');
}
