import type { CmdletContext } from '../../../src/engine/command/cmdlet-context.js';
import { toText } from '../../../src/engine/convert/text.js';
import { errorRecord } from '../../../src/engine/errors/error-record.js';
import { FileNotFoundException } from '../../../src/engine/errors/exception-types.js';
import { newException } from '../../../src/engine/errors/exceptions.js';
import { unwrap } from '../../../src/engine/values/custom-object.js';
import { DictionaryBase } from '../../../src/engine/values/dictionaries.js';
import type { Value } from '../../../src/engine/values/value.js';
import { findModule, importFile } from './load.js';
import { ModuleInfo, modulesOf } from './module-info.js';

/** The parameters of Import-Module that do something here. */
export interface ImportParameters {
  readonly Name: readonly string[] | undefined;
  readonly FullyQualifiedName: readonly Value[] | undefined;
  readonly ModuleInfo: readonly Value[] | undefined;
  readonly PassThru: boolean;
  readonly Force: boolean;
  readonly ArgumentList: readonly Value[] | undefined;
  readonly Prefix: string | undefined;
  readonly Function: readonly string[] | undefined;
  readonly Alias: readonly string[] | undefined;
}

/** Imports modules by name, path or object; a name that is nowhere is an error. */
export function importModules(context: CmdletContext<ImportParameters>): void {
  const { Name, ModuleInfo: infos, FullyQualifiedName } = context.parameters;
  for (const info of infos ?? []) {
    if (!(info instanceof ModuleInfo)) continue;
    modulesOf(context.session).set(info.name.toLowerCase(), info);
    if (context.parameters.PassThru) context.write(info);
  }
  for (const one of FullyQualifiedName ?? []) importByName(context, specifiedName(context, one));
  for (const name of Name ?? []) importByName(context, name);
}

/** The name in a module specification: `@{ ModuleName = 'x'; ModuleVersion = '1.0' }`, or the text itself. */
function specifiedName({ session }: CmdletContext<ImportParameters>, specification: Value): string {
  const plain = unwrap(specification);
  return toText(session, plain instanceof DictionaryBase ? (plain.get('ModuleName') ?? null) : plain);
}

function importByName(context: CmdletContext<ImportParameters>, name: string): void {
  const { session, parameters } = context;
  const source = findModule(session, name);
  if (source === null) {
    notFound(context, name);
    return;
  }
  const loaded = modulesOf(session);
  const known = [...loaded.values()].find((module) =>
    source.kind === 'builtIn' ? module.name === source.module.name : module.path === source.path,
  );
  const module =
    known && !parameters.Force
      ? known
      : source.kind === 'builtIn'
        ? source.module
        : importFile(session, source.path, {
            args: parameters.ArgumentList ?? [],
            out: context.out,
            choice: {
              prefix: parameters.Prefix ?? '',
              functions: parameters.Function,
              aliases: parameters.Alias,
            },
          });
  loaded.set(module.name.toLowerCase(), module);
  if (parameters.PassThru) context.write(module);
}

function notFound(context: CmdletContext<object>, name: string): void {
  const text = `The specified module '${name}' was not loaded because no valid module file was found in any module directory.`;
  const exception = newException(FileNotFoundException, text);
  context.writeError(
    errorRecord({ exception, id: 'Modules_ModuleNotFound', category: 'ResourceUnavailable', target: name }),
  );
}
