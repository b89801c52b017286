import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { WildcardPattern } from '../../../src/engine/operators/wildcard.js';
import { FunctionInfo } from '../../../src/engine/pipeline/command-info.js';
import { ScriptBlock } from '../../../src/engine/pipeline/script-block.js';
import type { Sink } from '../../../src/engine/pipeline/sink.js';
import { Scope } from '../../../src/engine/session/scope.js';
import type { Session } from '../../../src/engine/session/session.js';
import { onFile } from '../../../src/engine/types/io/faults.js';
import type { Value } from '../../../src/engine/values/value.js';
import { binaryModule, type Manifest, readManifest, requiredMissing } from './manifest.js';
import { builtInModules, ModuleInfo, modulesOf } from './module-info.js';

/** What Export-ModuleMember says inside a module; without it all functions are exported. */
export interface ExportList {
  readonly functions: readonly string[];
  readonly aliases: readonly string[];
  readonly variables: readonly string[];
}

const exportsOf = new WeakMap<Scope, ExportList[]>();

/** Notes what the module that runs now exports; false outside of modules. */
export function noteExports(session: Session, list: ExportList): boolean {
  const { module } = session.scope;
  if (module === null) return false;
  const lists = exportsOf.get(module) ?? [];
  lists.push(list);
  exportsOf.set(module, lists);
  return true;
}

/** Where a module was found. */
export type ModuleSource =
  | { readonly kind: 'builtIn'; readonly module: ModuleInfo }
  | { readonly kind: 'file'; readonly path: string };

/** Finds a module by name or path; null when there is none. */
export function findModule(session: Session, name: string): ModuleSource | null {
  const builtIn = builtInModules(session).find((module) => module.name.toLowerCase() === name.toLowerCase());
  if (builtIn) return { kind: 'builtIn', module: builtIn };
  for (const path of candidates(session, name)) {
    if (existsSync(path) && statSync(path).isFile()) return { kind: 'file', path };
  }
  return null;
}

/** The files a name can mean: a path as it is, a module's folder, or the folders of PSModulePath. */
function candidates(session: Session, name: string): string[] {
  const isPath = /[\\/]/.test(name) || /\.(psm1|ps1|psd1)$/i.test(name);
  if (isPath) return withEndings(session.location.resolve(name));
  const folders = (session.environment.get('PSModulePath') ?? '').split(session.windows ? ';' : ':');
  return folders.filter((folder) => folder !== '').flatMap((folder) => withEndings(join(folder, name)));
}

function withEndings(path: string): string[] {
  if (/\.(psd1|psm1|ps1)$/i.test(path)) return [path];
  const inFolder = join(path, basename(path));
  return [path, inFolder].flatMap((one) => ['psd1', 'psm1', 'ps1'].map((ending) => `${one}.${ending}`));
}

/** Runs a module's code in a scope of its own and makes what it exports visible. */
export function importBlock(session: Session, block: ScriptBlock, call: ImportCall): ModuleInfo {
  const scope = new Scope(session.global, true, true);
  const module = new ModuleInfo({ name: call.name, path: call.path, moduleType: 'Script', version: '0.0', scope });
  runInside(session, scope, block, call);
  publish(session, module, call.choice ?? everything);
  modulesOf(session).set(module.name.toLowerCase(), module);
  return module;
}

/** Runs code as part of a module. */
export function runInside(
  session: Session,
  scope: Scope,
  block: ScriptBlock,
  call: Pick<ImportCall, 'args' | 'out'>,
): void {
  const caller = session.scope;
  session.scope = scope;
  try {
    session.callBlock(new ScriptBlock(block.code, scope), { dotted: true, args: call.args, out: call.out });
  } finally {
    session.scope = caller;
  }
}

/** How a module is imported. */
export interface ImportCall {
  readonly name: string;
  readonly path: string;
  readonly args: readonly Value[];
  readonly out: Sink;
  /** What -Prefix, -Function and -Alias say. */
  readonly choice?: ImportChoice;
}

/** Which of a module's members are imported, and what their nouns begin with. */
export interface ImportChoice {
  readonly prefix: string;
  /** Name patterns; undefined: all that is exported. */
  readonly functions: readonly string[] | undefined;
  readonly aliases: readonly string[] | undefined;
  readonly variables?: readonly string[] | undefined;
}

const everything: ImportChoice = { prefix: '', functions: undefined, aliases: undefined };

function isChosen(patterns: readonly string[] | undefined, name: string): boolean {
  return patterns === undefined || patterns.some((pattern) => new WildcardPattern(pattern, false).matches(name));
}

/** `Get-Thing` with prefix `My` is `Get-MyThing`. */
function prefixed(name: string, prefix: string): string {
  const cut = name.indexOf('-');
  return cut < 0 ? prefix + name : `${name.slice(0, cut + 1)}${prefix}${name.slice(cut + 1)}`;
}

/** Reads and imports a script module, or the module that a manifest describes. */
export function importFile(
  session: Session,
  path: string,
  call: Pick<ImportCall, 'args' | 'out' | 'choice'>,
): ModuleInfo {
  if (/\.psd1$/i.test(path)) return importManifest(session, path, call);
  const block = session.compile(readFileSync(path, 'utf8'), path);
  return importBlock(session, block, { ...call, name: basename(path, extname(path)), path });
}

type FileCall = Pick<ImportCall, 'args' | 'out' | 'choice'>;

function importManifest(session: Session, path: string, call: FileCall): ModuleInfo {
  const manifest = readManifest(session, path);
  for (const name of manifest.required) require(session, name, manifest, call);
  for (const script of manifest.scripts)
    session.callBlock(compileFile(session, script), { dotted: true, out: call.out });
  const scope = new Scope(session.global, true, true);
  const module = new ModuleInfo({
    ...manifest,
    moduleType: manifest.root === null ? 'Manifest' : 'Script',
    path: manifest.root ?? path,
    scope,
  });
  for (const nested of manifest.nested) runInside(session, scope, compileFile(session, nested), { ...call, args: [] });
  // What nested modules say of their exports holds inside; the manifest decides for the whole.
  if (manifest.nested.length > 0) exportsOf.delete(scope);
  if (manifest.root !== null) runInside(session, scope, compileFile(session, manifest.root), call);
  publish(session, module, call.choice ?? everything, manifest);
  modulesOf(session).set(module.name.toLowerCase(), module);
  return module;
}

function compileFile(session: Session, path: string): ScriptBlock {
  if (/\.(dll|cdxml)$/i.test(path)) throw binaryModule(path);
  return session.compile(
    onFile(path, (place) => readFileSync(place, 'utf8')),
    path,
  );
}

function require(session: Session, name: string, manifest: Manifest, call: FileCall): void {
  if (modulesOf(session).has(name.toLowerCase())) return;
  const source = findModule(session, name);
  if (source === null) throw requiredMissing(name, manifest);
  if (source.kind === 'file') importFile(session, source.path, { args: [], out: call.out });
}

/** Says of a module's members whether they are exported: by Export-ModuleMember, without it all functions; the manifest may keep some back. */
export function exportedBy(scope: Scope, manifest: Manifest | null): (kind: keyof ExportList, name: string) => boolean {
  const lists = exportsOf.get(scope);
  return (kind, name) => {
    if (!isChosen(manifest?.[kind], name)) return false;
    if (lists !== undefined) return lists.some((list) => isChosen(list[kind], name));
    return kind === 'functions' || (manifest?.[kind] !== undefined && kind === 'aliases');
  };
}

function publish(session: Session, module: ModuleInfo, choice: ImportChoice, manifest: Manifest | null = null): void {
  const scope = module.scope!;
  const isExported = exportedBy(scope, manifest);
  for (const info of scope.functions?.values() ?? []) {
    if (!isExported('functions', info.name) || !isChosen(choice.functions, info.name)) continue;
    const published = new FunctionInfo(prefixed(info.name, choice.prefix), info.block, module.name);
    module.functions.push(published);
    session.defineFunction(session.global, 'global', published);
  }
  for (const alias of scope.aliases?.values() ?? []) {
    if (!isExported('aliases', alias.name) || !isChosen(choice.aliases, alias.name)) continue;
    module.aliases.push(alias.name);
    session.global.aliases ??= new Map();
    session.global.aliases.set(alias.name.toLowerCase(), alias);
  }
  for (const variable of scope.variables.values()) {
    if (!isExported('variables', variable.name) || !isChosen(choice.variables, variable.name)) continue;
    module.variables.push(variable);
    session.global.put(variable);
  }
}

/** Takes a module's commands away again. */
export function removeModule(session: Session, module: ModuleInfo): void {
  for (const info of module.functions) {
    const key = info.name.toLowerCase();
    if (session.global.functions?.get(key) === info) session.global.functions.delete(key);
  }
  if (module.scope !== null) for (const name of module.aliases) session.global.aliases?.delete(name.toLowerCase());
  modulesOf(session).delete(module.name.toLowerCase());
}
