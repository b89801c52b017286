import type { FunctionInfo } from '../../../src/engine/pipeline/command-info.js';
import { ModuleValue } from '../../../src/engine/pipeline/module-value.js';
import type { Scope } from '../../../src/engine/session/scope.js';
import type { Session } from '../../../src/engine/session/session.js';
import type { Variable } from '../../../src/engine/session/variables.js';
import { OrderedDictionary } from '../../../src/engine/values/dictionaries.js';
import { construct } from '../../../src/engine/values/methods.js';
import { defineType } from '../../../src/engine/values/net-type.js';
import { requireType } from '../../../src/engine/values/type-names.js';
import { lazyTypes } from '../../../src/engine/values/type-registry.js';
import type { Value } from '../../../src/engine/values/value.js';

/** A module, as Get-Module returns it. */
export class ModuleInfo extends ModuleValue {
  readonly name: string;
  /** Path of its file; the name for modules that are built in. */
  readonly path: string;
  readonly moduleType: 'Script' | 'Binary' | 'Manifest';
  readonly version: string;
  readonly description: string;
  /** Where a script module's own names live; null for built-in ones. */
  readonly scope: Scope | null;
  readonly functions: FunctionInfo[] = [];
  readonly cmdlets: string[] = [];
  readonly aliases: string[] = [];
  readonly variables: Variable[] = [];
  readonly guid: string;
  readonly author: string;
  readonly privateData: Value;

  constructor(parts: {
    readonly name: string;
    readonly path: string;
    readonly moduleType: 'Script' | 'Binary' | 'Manifest';
    readonly version: string;
    readonly description?: string;
    readonly scope?: Scope | null;
    readonly guid?: string | null;
    readonly author?: string;
    readonly privateData?: Value;
  }) {
    super();
    this.name = parts.name;
    this.path = parts.path;
    this.moduleType = parts.moduleType;
    this.version = parts.version;
    this.description = parts.description ?? '';
    this.scope = parts.scope ?? null;
    this.guid = parts.guid ?? '00000000-0000-0000-0000-000000000000';
    this.author = parts.author ?? '';
    this.privateData = parts.privateData ?? null;
  }

  /** Names of everything it exports, aliases last. */
  get exported(): readonly string[] {
    return [...this.functions.map((one) => one.name), ...this.cmdlets, ...this.aliases];
  }
}

/** Version of the modules that are part of this shell. */
const builtInVersion = '7.0.0.0';
/** Modules that count as loaded from the start, as PowerShell loads them at the first command. */
const loadedAtStart: ReadonlySet<string> = new Set([
  'microsoft.powershell.core',
  'microsoft.powershell.management',
  'microsoft.powershell.security',
  'microsoft.powershell.utility',
]);

const loadedModules = new WeakMap<Session, Map<string, ModuleInfo>>();

/** The modules of a session by lower-case name. */
export function modulesOf(session: Session): Map<string, ModuleInfo> {
  let modules = loadedModules.get(session);
  if (modules === undefined) {
    modules = new Map();
    for (const module of builtInModules(session)) {
      const key = module.name.toLowerCase();
      if (loadedAtStart.has(key) && key !== 'microsoft.powershell.core') modules.set(key, module);
    }
    loadedModules.set(session, modules);
  }
  return modules;
}

/** Modules whose cmdlets are part of this shell. */
export function builtInModules(session: Session): readonly ModuleInfo[] {
  const modules = new Map<string, ModuleInfo>();
  for (const { name, module, aliases } of session.cmdlets.all()) {
    const key = module.toLowerCase();
    let info = modules.get(key);
    if (info === undefined) {
      info = new ModuleInfo({ name: module, path: module, moduleType: 'Manifest', version: builtInVersion });
      modules.set(key, info);
    }
    info.cmdlets.push(name);
    info.aliases.push(...aliases);
  }
  return [...modules.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function nameTable(names: readonly string[]): Value {
  return OrderedDictionary.from(names.map((name) => [name, name] as const));
}

const typeName = 'System.Management.Automation.PSModuleInfo';

lazyTypes(
  [typeName, 'psmoduleinfo'],
  () =>
    void defineType({
      name: typeName,
      accelerators: ['psmoduleinfo'],
      represents: ModuleInfo,
      properties: {
        'Name: string': (self: ModuleInfo) => self.name,
        'Path: string': (self: ModuleInfo) => self.path,
        'ModuleBase: string': (self: ModuleInfo) => self.path.replace(/[\\/][^\\/]*$/, ''),
        'Description: string': (self: ModuleInfo) => self.description,
        'Author: string': (self: ModuleInfo) => self.author,
        'Guid: guid': (self: ModuleInfo, ctx) => construct(ctx, requireType('System.Guid'), [self.guid]),
        'Version: version': (self: ModuleInfo, ctx) => construct(ctx, requireType('System.Version'), [self.version]),
        'ModuleType: System.Management.Automation.ModuleType': (self: ModuleInfo) => self.moduleType,
        'PrivateData: System.Object': (self: ModuleInfo) => self.privateData,
        'ExportedFunctions: System.Collections.Generic.Dictionary[string,System.Management.Automation.FunctionInfo]': (
          self: ModuleInfo,
        ) => OrderedDictionary.from(self.functions.map((one) => [one.name, one] as const)),
        'ExportedCmdlets: System.Collections.Generic.Dictionary[string,System.Management.Automation.CmdletInfo]': (
          self: ModuleInfo,
        ) => nameTable(self.cmdlets),
        'ExportedAliases: System.Collections.Generic.Dictionary[string,System.Management.Automation.AliasInfo]': (
          self: ModuleInfo,
        ) => nameTable(self.aliases),
        'ExportedVariables: System.Collections.Generic.Dictionary[string,psvariable]': (self: ModuleInfo) =>
          OrderedDictionary.from(self.variables.map((one) => [one.name, one] as const)),
        'ExportedCommands: System.Collections.Generic.Dictionary[string,System.Management.Automation.CommandInfo]': (
          self: ModuleInfo,
        ) => nameTable(self.exported),
      },
      methods: { 'ToString(): string': (self: ModuleInfo) => self.name },
      text: (self: ModuleInfo) => self.name,
    }),
  [ModuleInfo],
);
