import {
  AliasInfo,
  ApplicationInfo,
  CmdletInfo,
  type CommandInfo,
  type CommandType,
  ExternalScriptInfo,
  FunctionInfo,
  ScriptInfo,
} from '../pipeline/command-info.js';
import { optionsValue } from '../session/item-options.js';
import type { Session } from '../session/session.js';
import { defineEnum, enumOf } from '../values/enums.js';
import { construct } from '../values/methods.js';
import { defineType } from '../values/net-type.js';
import type { ScriptContext } from '../values/script-access.js';
import { requireType } from '../values/type-names.js';
import type { Value } from '../values/value.js';
import { parameterTableOf, resolvedCommand } from './command-table.js';
import { outputTypeNames, TypeByName } from './output-types.js';
import { parameterDictionary, parameterSets } from './parameter-objects.js';
import { commandSyntax } from './syntax.js';

const space = 'System.Management.Automation';
const commandTypes = `${space}.CommandTypes`;

defineEnum(
  commandTypes,
  {
    Alias: 1,
    Function: 2,
    Filter: 4,
    Cmdlet: 8,
    ExternalScript: 16,
    Application: 32,
    Script: 64,
    Configuration: 256,
    All: 383,
  },
  { flags: true },
);

/** Version every built-in module has. */
const builtInVersion = '7.0.0.0';

/** A session is the script context of everything that runs in it. */
function sessionOf(ctx: ScriptContext): Session {
  return ctx as Session;
}

function versionOf(info: CommandInfo, ctx: ScriptContext): Value {
  if (!(info instanceof CmdletInfo)) return null;
  return construct(ctx, requireType('System.Version'), [builtInVersion]);
}

function verbOf(info: CommandInfo): string {
  const cut = info.name.indexOf('-');
  return cut < 0 ? '' : info.name.slice(0, cut);
}

function nounOf(info: CommandInfo): string {
  const cut = info.name.indexOf('-');
  return cut < 0 ? '' : info.name.slice(cut + 1);
}

function parametersOf(info: CommandInfo, ctx: ScriptContext): Value {
  const table = parameterTableOf(sessionOf(ctx), info);
  return table === null ? null : parameterDictionary(table);
}

function setsOf(info: CommandInfo, ctx: ScriptContext): Value {
  const table = parameterTableOf(sessionOf(ctx), info);
  return table === null ? [] : [...parameterSets(table)];
}

function defaultSetOf(info: CommandInfo, ctx: ScriptContext): Value {
  const table = parameterTableOf(sessionOf(ctx), info);
  return table === null || table.defaultSet < 0 ? null : table.setNames[table.defaultSet]!;
}

const outputTypesOf = (self: CommandInfo): Value => outputTypeNames(self).map((name) => new TypeByName(name));

const commandInfo = defineType({
  name: `${space}.CommandInfo`,
  properties: () => ({
    'Name: string': (self: CommandInfo) => self.name,
    'CommandType: System.Management.Automation.CommandTypes': (self: CommandInfo) =>
      enumOf(commandTypes, self.commandType satisfies CommandType),
    'Source: string': (self: CommandInfo) => self.module,
    'Version: version': versionOf,
    'Visibility: System.Management.Automation.SessionStateEntryVisibility': () => 'Public',
    'ModuleName: string': (self: CommandInfo) => self.module,
    'Module: psmoduleinfo': () => null,
    'RemotingCapability: System.Management.Automation.RemotingCapability': () => 'None',
    'Parameters: System.Collections.Generic.Dictionary[string,System.Management.Automation.ParameterMetadata]':
      parametersOf,
    'ParameterSets: System.Collections.ObjectModel.ReadOnlyCollection[System.Management.Automation.CommandParameterSetInfo]':
      setsOf,
  }),
  methods: () => ({ 'ToString(): string': (self: CommandInfo) => self.name }),
  text: (self: CommandInfo) => self.name,
});

const functionInfo = defineType({
  name: `${space}.FunctionInfo`,
  base: commandInfo,
  represents: FunctionInfo,
  properties: () => ({
    'ScriptBlock: scriptblock': (self: FunctionInfo) => self.block,
    'CmdletBinding: bool': (self: FunctionInfo) => self.block.code.isAdvanced,
    'DefaultParameterSet: string': defaultSetOf,
    'Definition: string': (self: FunctionInfo) => self.block.text,
    'Options: System.Management.Automation.ScopedItemOptions': (self: FunctionInfo) => optionsValue(self.options),
    'Description: string': {
      get: (self: FunctionInfo) => self.description,
      set: (self: FunctionInfo, value: string) => {
        self.description = value;
      },
    },
    'Verb: string': verbOf,
    'Noun: string': nounOf,
    'HelpFile: string': () => null,
    'OutputType: System.Collections.ObjectModel.ReadOnlyCollection[System.Management.Automation.PSTypeName]':
      outputTypesOf,
  }),
});

defineType({ name: `${space}.FilterInfo`, base: functionInfo });

defineType({
  name: `${space}.AliasInfo`,
  base: commandInfo,
  represents: AliasInfo,
  properties: () => ({
    'DisplayName: string': { get: (self: AliasInfo) => `${self.name} -> ${self.definition}`, kind: 'ScriptProperty' },
    'Definition: string': (self: AliasInfo) => self.definition,
    'ReferencedCommand: System.Management.Automation.CommandInfo': (self: AliasInfo, ctx) =>
      resolvedCommand(sessionOf(ctx), self),
    'ResolvedCommand: System.Management.Automation.CommandInfo': (self: AliasInfo, ctx) =>
      resolvedCommand(sessionOf(ctx), self),
    'ResolvedCommandName: string': {
      get: (self: AliasInfo, ctx) => resolvedCommand(sessionOf(ctx), self)?.name ?? null,
      kind: 'ScriptProperty',
    },
    'Options: System.Management.Automation.ScopedItemOptions': (self: AliasInfo) => optionsValue(self.options),
    'Description: string': {
      get: (self: AliasInfo) => self.description,
      set: (self: AliasInfo, value: string) => {
        self.description = value;
      },
    },
  }),
});

defineType({
  name: `${space}.CmdletInfo`,
  base: commandInfo,
  represents: CmdletInfo,
  properties: () => ({
    'Verb: string': verbOf,
    'Noun: string': nounOf,
    'DefaultParameterSet: string': (self: CmdletInfo) => self.entry.metadata.defaultSet,
    'HelpFile: string': () => null,
    'ImplementingType: string': (self: CmdletInfo) => self.entry.metadata.className,
    'OutputType: System.Collections.ObjectModel.ReadOnlyCollection[System.Management.Automation.PSTypeName]':
      outputTypesOf,
    'Definition: string': (self: CmdletInfo, ctx) => commandSyntax(self.name, parameterTableOf(sessionOf(ctx), self)!),
  }),
});

defineType({
  name: `${space}.ExternalScriptInfo`,
  base: commandInfo,
  represents: ExternalScriptInfo,
  properties: () => ({
    'Source: string': (self: ExternalScriptInfo) => self.path,
    'Path: string': (self: ExternalScriptInfo) => self.path,
    'Definition: string': (self: ExternalScriptInfo) => self.path,
  }),
});

defineType({
  name: `${space}.ApplicationInfo`,
  base: commandInfo,
  represents: ApplicationInfo,
  properties: () => ({
    'Source: string': (self: ApplicationInfo) => self.path,
    'Path: string': (self: ApplicationInfo) => self.path,
    'Definition: string': (self: ApplicationInfo) => self.path,
    'Extension: string': (self: ApplicationInfo) => /\.[^./\\]*$/.exec(self.path)?.[0] ?? '',
  }),
});

defineType({
  name: `${space}.ScriptInfo`,
  base: commandInfo,
  represents: ScriptInfo,
  properties: () => ({
    'ScriptBlock: scriptblock': (self: ScriptInfo) => self.block,
    'Definition: string': (self: ScriptInfo) => self.block.text,
  }),
});
