import type { CmdletContext } from '../../../src/engine/command/cmdlet-context.js';
import { PSNotSupportedException } from '../../../src/engine/errors/engine-exceptions.js';
import { Exception } from '../../../src/engine/errors/exception-types.js';
import { WildcardPattern } from '../../../src/engine/operators/wildcard.js';
import type { Session } from '../../../src/engine/session/session.js';
import { builtInModules, type ModuleInfo } from '../../core/modules/module-info.js';
import { itemError } from '../providers/item-errors.js';

/** The modules of this shell whose name matches. */
function builtIn(session: Session, name: string): readonly ModuleInfo[] {
  const pattern = new WildcardPattern(name);
  return builtInModules(session).filter((module) => pattern.matches(module.name));
}

/** Install-Module: a warning for a module that is built in, an error for others. */
export function installModules(context: CmdletContext<object>, names: readonly string[]): void {
  for (const name of names) {
    if (builtIn(context.session, name).length > 0) {
      context.warning(`The module '${name}' is built into migsh: there is nothing to install.`);
      continue;
    }
    const message = `The module '${name}' cannot be installed: migsh takes modules from files (Import-Module with a path), not from a gallery.`;
    context.writeError(itemError(PSNotSupportedException, message, 'ModuleCannotBeInstalled', 'NotImplemented', name));
  }
}

/** Get-InstalledModule: the built-in modules with these names, all without; PowerShellGet's error for one that is not there. */
export function writeInstalledModules(context: CmdletContext<object>, names: readonly string[] | undefined): void {
  for (const name of (names ?? ['*']).filter(Boolean)) {
    const found = builtIn(context.session, name);
    for (const module of found) context.write(module);
    if (found.length > 0 || WildcardPattern.hasWildcards(name)) continue;
    const message = `No match was found for the specified search criteria and module names '${name}'.`;
    context.writeError(itemError(Exception, message, 'NoMatchFound', 'ObjectNotFound', name));
  }
}
