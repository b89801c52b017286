import { CommandNotFoundException } from '../errors/engine-exceptions.js';
import { newException } from '../errors/exceptions.js';
import { InvocationInfo } from '../errors/invocation-info.js';
import { engineError, type TerminatingError } from '../errors/terminating.js';
import type { Session } from '../session/session.js';
import { AliasInfo, ApplicationInfo, CmdletInfo, type CommandInfo, ExternalScriptInfo } from './command-info.js';
import type { CommandSite } from './command-processor.js';
import { findProgram } from './program-search.js';

/** How many aliases of aliases are followed. */
const aliasLimit = 64;

/** Finds the command of a name: alias, function, cmdlet, then script and program. Null when there is none. Aliases are resolved. */
export function findCommand(session: Session, name: string): CommandInfo | null {
  let wanted = name;
  for (let i = 0; i < aliasLimit; i++) {
    const found = findByName(session, wanted);
    if (!(found instanceof AliasInfo)) return found;
    if (found.definition.toLowerCase() === wanted.toLowerCase()) break;
    wanted = found.definition;
  }
  return findBehindAlias(session, wanted);
}

/** The command of a name as it is, an alias as the alias. */
export function findByName(session: Session, name: string): CommandInfo | null {
  return session.scope.findAlias(name.toLowerCase()) ?? findBehindAlias(session, name);
}

function findBehindAlias(session: Session, name: string): CommandInfo | null {
  const key = name.toLowerCase();
  return (
    session.scope.findFunction(key) ??
    findCmdlet(session, name) ??
    findQualified(session, name) ??
    findFile(session, name)
  );
}

function findCmdlet(session: Session, name: string): CommandInfo | null {
  const entry = session.cmdlets.find(name);
  return entry ? session.cmdletInfo(entry) : null;
}

/** `Microsoft.PowerShell.Utility\Get-Date` */
function findQualified(session: Session, name: string): CommandInfo | null {
  const cut = name.lastIndexOf('\\');
  if (cut <= 0 || name.includes('/')) return null;
  const module = name.slice(0, cut).toLowerCase();
  const entry = session.cmdlets.find(name.slice(cut + 1));
  if (entry && entry.metadata.module.toLowerCase() === module) return new CmdletInfo(entry);
  const found = session.scope.findFunction(name.slice(cut + 1).toLowerCase());
  return found && found.module.toLowerCase() === module ? found : null;
}

function findFile(session: Session, name: string): CommandInfo | null {
  const path = findProgram(session, name);
  if (path === null) return null;
  const leaf = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  return path.toLowerCase().endsWith('.ps1') ? new ExternalScriptInfo(leaf, path) : new ApplicationInfo(leaf, path);
}

/** The error of a name that stands for nothing. */
export function commandNotFound(name: string, site: CommandSite, typed = name): TerminatingError {
  const text = `The term '${name}' is not recognized as a name of a cmdlet, function, script file, or executable program.\nCheck the spelling of the name, or if a path was included, verify that the path is correct and try again.`;
  const exception = newException(CommandNotFoundException, text, null, { CommandName: name });
  const error = engineError(exception, 'CommandNotFoundException', 'ObjectNotFound', name);
  const invocationName = site.operator === 'Ampersand' ? '&' : site.operator === 'Dot' ? '.' : typed;
  error.record.invocationInfo = new InvocationInfo({ extent: site.nameExtent, invocationName });
  return error;
}
