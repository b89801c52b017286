import type { CmdletContext } from '../../../src/engine/command/cmdlet-context.js';
import { errorRecord } from '../../../src/engine/errors/error-record.js';
import { InvalidOperationException } from '../../../src/engine/errors/exception-types.js';
import { newException } from '../../../src/engine/errors/exceptions.js';
import { WildcardPattern } from '../../../src/engine/operators/wildcard.js';
import type { Value } from '../../../src/engine/values/value.js';
import { ModuleInfo, modulesOf } from './module-info.js';

/** The parameters by which Remove-Module names modules. */
export interface ModuleChoice {
  readonly Name: readonly string[] | undefined;
  readonly ModuleInfo: readonly Value[] | undefined;
}

/** The loaded modules that are meant; a plain name that is not loaded is an error. */
export function chosenModules(context: CmdletContext<ModuleChoice>): readonly ModuleInfo[] {
  const loaded = [...modulesOf(context.session).values()];
  const { Name, ModuleInfo: infos } = context.parameters;
  if (infos !== undefined) return infos.filter((info) => info instanceof ModuleInfo);
  return (Name ?? []).flatMap((name) => {
    const pattern = new WildcardPattern(name, false);
    const found = loaded.filter((module) => pattern.matches(module.name));
    if (found.length === 0 && !/[*?[]/.test(name)) notLoaded(context, name);
    return found;
  });
}

function notLoaded(context: CmdletContext<object>, name: string): void {
  const text =
    'No modules were removed. Verify that the specification of modules to remove is correct and those modules exist in the runspace.';
  const exception = newException(InvalidOperationException, text);
  context.writeError(
    errorRecord({ exception, id: 'Modules_NoModulesRemoved', category: 'ResourceUnavailable', target: name }),
  );
}
