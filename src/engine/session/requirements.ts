import type { RequiredModule, ScriptRequirements } from '../../language/ast.js';
import { ScriptRequiresException } from '../errors/engine-exceptions.js';
import { newException } from '../errors/exceptions.js';
import { engineError, type TerminatingError } from '../errors/terminating.js';
import type { Session } from './session.js';
import { powerShellVersion } from './version-table.js';

/** Checks what the `#Requires` lines of a script ask for. Raises ScriptRequiresException. `name`: the script's file name. */
export function checkRequirements(session: Session, requirements: ScriptRequirements, name: string): void {
  const { version, editions, modules, elevation } = requirements;
  if (version !== null && isNewer(version)) throw versionMismatch(name, version);
  if (editions.length > 0 && !editions.some((edition) => edition.toLowerCase() === 'core'))
    throw editionMismatch(name, editions);
  const missing = modules.filter((module) => !isKnownModule(session, module));
  if (missing.length > 0) throw modulesMissing(name, missing);
  if (elevation && !session.windows && process.getuid?.() !== 0) throw notElevated(name);
}

function isNewer(version: string): boolean {
  const wanted = version.split('.').map(Number);
  const own = powerShellVersion.split('.').map(Number);
  for (let i = 0; i < wanted.length; i++) {
    const difference = (wanted[i] ?? 0) - (own[i] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return false;
}

function isKnownModule(session: Session, module: RequiredModule): boolean {
  const key = module.name.toLowerCase();
  for (const one of session.cmdlets.all()) if (one.module.toLowerCase() === key) return true;
  return false;
}

function refusal(id: string, text: string, name: string): TerminatingError {
  return engineError(newException(ScriptRequiresException, text), id, 'ResourceUnavailable', name);
}

function versionMismatch(name: string, version: string): TerminatingError {
  const wanted = version.includes('.') ? version : `${version}.0`;
  return refusal(
    'ScriptRequiresUnmatchedPSVersion',
    `The script '${name}' cannot be run because it contained a "#requires" statement for PowerShell ${wanted}. The version of PowerShell that is required by the script does not match the currently running version of PowerShell ${powerShellVersion}.`,
    name,
  );
}

function editionMismatch(name: string, editions: readonly string[]): TerminatingError {
  return refusal(
    'ScriptRequiresUnmatchedPSEdition',
    `The script '${name}' cannot be run because it contained a "#requires" statement for PowerShell editions '${editions.join(', ')}'. The edition of PowerShell that is required by the script does not match the currently running PowerShell Core edition.`,
    name,
  );
}

function modulesMissing(name: string, modules: readonly RequiredModule[]): TerminatingError {
  const list = modules.map((module) => `The module '${module.name}' cannot be found.`).join(' ');
  return refusal(
    'ScriptRequiresMissingModules',
    `The script '${name}' cannot be run because the following modules that are specified by the "#requires" statements of the script are missing: ${list}.`,
    name,
  );
}

function notElevated(name: string): TerminatingError {
  return refusal(
    'ScriptRequiresElevation',
    `The script '${name}' cannot be run because it contains a "#requires" statement for running as Administrator. The current PowerShell session is not running as Administrator. Start PowerShell by using the Run as Administrator option, and then try running the script again.`,
    name,
  );
}
