import { basename, dirname, resolve } from 'node:path';
import { PSInvalidOperationException } from '../../../src/engine/errors/engine-exceptions.js';
import { errorRecord } from '../../../src/engine/errors/error-record.js';
import { InvalidOperationException } from '../../../src/engine/errors/exception-types.js';
import { newException } from '../../../src/engine/errors/exceptions.js';
import { recordError, type TerminatingError } from '../../../src/engine/errors/terminating.js';
import type { Session } from '../../../src/engine/session/session.js';
import { isList, itemsOf } from '../../../src/engine/values/arrays.js';
import { DictionaryBase } from '../../../src/engine/values/dictionaries.js';
import type { Value } from '../../../src/engine/values/value.js';
import { readDataTable } from '../../utility/data/data-language.js';

/** What a module's `.psd1` file says. Lists are undefined when the file does not have them. */
export interface Manifest {
  readonly path: string;
  readonly name: string;
  /** Absolute path of the module's code; null: there is none. */
  readonly root: string | null;
  readonly nested: readonly string[];
  readonly scripts: readonly string[];
  readonly required: readonly string[];
  readonly version: string;
  readonly guid: string | null;
  readonly description: string;
  readonly author: string;
  readonly privateData: Value;
  readonly functions: readonly string[] | undefined;
  readonly aliases: readonly string[] | undefined;
  readonly variables: readonly string[] | undefined;
}

/** Reads a manifest. Raises what is wrong with the file: no table, no ModuleVersion. */
export function readManifest(session: Session, path: string): Manifest {
  const table = readDataTable(session, path, []);
  if (!(table instanceof DictionaryBase) || table.get('ModuleVersion') === undefined) throw withoutVersion(path);
  const text = (key: string): string => String(table.get(key) ?? '');
  const root = text('RootModule') || text('ModuleToProcess');
  return {
    path,
    name: basename(path, '.psd1'),
    root: root === '' ? null : beside(path, root),
    nested: (names(table.get('NestedModules')) ?? []).map((name) => beside(path, name)),
    scripts: (names(table.get('ScriptsToProcess')) ?? []).map((name) => beside(path, name)),
    required: names(table.get('RequiredModules')) ?? [],
    version: text('ModuleVersion'),
    guid: text('GUID') || null,
    description: text('Description'),
    author: text('Author'),
    privateData: table.get('PrivateData') ?? null,
    functions: names(table.get('FunctionsToExport')),
    aliases: names(table.get('AliasesToExport')),
    variables: names(table.get('VariablesToExport')),
  };
}

function withoutVersion(path: string): TerminatingError {
  const text = `The module manifest '${path}' could not be processed because it is not a valid PowerShell module manifest file: it has no ModuleVersion.`;
  const exception = newException(InvalidOperationException, text);
  return recordError(
    errorRecord({ exception, id: 'Modules_InvalidManifest', category: 'ResourceUnavailable', target: path }),
  );
}

/** Files are named as they lie beside the manifest; code without an ending is a script module. */
function beside(path: string, name: string): string {
  const file = resolve(dirname(path), name.replaceAll('\\', '/'));
  return /\.(psm1|ps1|psd1|dll|cdxml)$/i.test(file) ? file : `${file}.psm1`;
}

/** One name or several; modules may be tables with a ModuleName. */
function names(value: Value): readonly string[] | undefined {
  if (value === undefined || value === null) return undefined;
  return (isList(value) ? [...itemsOf(value)] : [value])
    .map((one) => String(one instanceof DictionaryBase ? (one.get('ModuleName') ?? '') : one))
    .filter((name) => name !== '');
}

/** A module that another one needs is nowhere. */
export function requiredMissing(name: string, manifest: Manifest): TerminatingError {
  const text = `The required module '${name}' is not loaded. Load the module or remove the module from 'RequiredModules' in the file '${manifest.path}'.`;
  const exception = newException(InvalidOperationException, text);
  return recordError(
    errorRecord({ exception, id: 'Modules_InvalidManifest', category: 'ResourceUnavailable', target: manifest.path }),
  );
}

/** Compiled modules are no scripts. */
export function binaryModule(path: string): TerminatingError {
  const text = `The module '${path}' is compiled .NET code, which migsh cannot run.`;
  const exception = newException(PSInvalidOperationException, text);
  return recordError(errorRecord({ exception, id: 'Modules_Binary', category: 'NotImplemented', target: path }));
}
