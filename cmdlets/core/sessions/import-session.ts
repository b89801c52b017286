import type { CmdletContext } from '../../../src/engine/command/cmdlet-context.js';
import { PSInvalidOperationException } from '../../../src/engine/errors/engine-exceptions.js';
import { errorRecord } from '../../../src/engine/errors/error-record.js';
import { newException } from '../../../src/engine/errors/exceptions.js';
import { WildcardPattern } from '../../../src/engine/operators/wildcard.js';
import { AliasInfo } from '../../../src/engine/pipeline/command-info.js';
import type { Value } from '../../../src/engine/values/value.js';
import { builtInModules, modulesOf } from '../modules/module-info.js';
import { RemoteSession } from './session-object.js';

/** The parameters of Import-PSSession that do something here. */
export interface ImportSessionParameters {
  readonly Session: Value;
  readonly Prefix: string | undefined;
  readonly CommandName: readonly string[] | undefined;
}

const exchangeModule = 'exchangeonlinemanagement';

/**
 * Writes the module of the Exchange cmdlets, which are there already. With a prefix each of them gets a second name
 * (`Get-OnlineMigrationBatch`), as scripts that import a session expect.
 */
export function importSession(context: CmdletContext<ImportSessionParameters>): void {
  const { session, parameters } = context;
  const { Session: given, Prefix, CommandName } = parameters;
  if (!(given instanceof RemoteSession) || given.state !== 'Opened') {
    const exception = newException(PSInvalidOperationException, 'The session is not open: New-PSSession opens one.');
    context.throwTerminating(errorRecord({ exception, id: 'InvalidRunspaceState', category: 'InvalidArgument' }));
  }
  const module = builtInModules(session).find((one) => one.name.toLowerCase() === exchangeModule);
  if (!module) return;
  modulesOf(session).set(exchangeModule, module);
  const patterns = (CommandName ?? ['*']).map((one) => new WildcardPattern(one, false));
  if (Prefix !== undefined)
    for (const name of module.cmdlets)
      if (patterns.some((one) => one.matches(name))) addPrefixed(context, name, Prefix);
  context.write(module);
}

function addPrefixed(context: CmdletContext<ImportSessionParameters>, name: string, prefix: string): void {
  const { global } = context.session;
  const prefixed = name.replace('-', `-${prefix}`);
  global.aliases ??= new Map();
  global.aliases.set(prefixed.toLowerCase(), new AliasInfo(prefixed, name));
}
