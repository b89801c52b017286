import { Scope } from '../session/scope.js';
import type { Session } from '../session/session.js';
import { Variable, variableOptions } from '../session/variables.js';
import { defineType } from '../values/net-type.js';
import type { ScriptContext } from '../values/script-access.js';
import type { Value } from '../values/value.js';
import {
  AliasInfo,
  ApplicationInfo,
  CmdletInfo,
  type CommandInfo,
  ExternalScriptInfo,
  FunctionInfo,
  ScriptInfo,
} from './command-info.js';
import { invokeBlock } from './invoke-block.js';
import { ScriptBlock } from './script-block.js';
import { ListSink } from './sink.js';
import { InformationRecord } from './stream-records.js';

const namespace = 'System.Management.Automation';

/** The session behind a context: inside the engine every context is one. */
function sessionOf(ctx: ScriptContext): Session {
  return ctx as Session;
}

/** `{ … }.GetNewClosure()`: the block with a copy of the current scope's variables around it. */
function closureOf(session: Session, block: ScriptBlock): ScriptBlock {
  const captured = new Scope(session.global, true, true);
  for (const variable of session.scope.variables.values()) {
    if (variable.options & (variableOptions.allScope | variableOptions.constant | variableOptions.readOnly)) continue;
    const copy = new Variable(variable.name, variable.read());
    if (variable.constraints) copy.constrain(variable.constraints);
    captured.put(copy);
  }
  return new ScriptBlock(block.code, captured, block.isFilter);
}

function invoked(ctx: ScriptContext, block: ScriptBlock, args: readonly Value[]): ListSink {
  const out = new ListSink();
  invokeBlock(sessionOf(ctx), block, { args, out });
  return out;
}

defineType({
  name: `${namespace}.ScriptBlock`,
  accelerators: ['scriptblock'],
  represents: ScriptBlock,
  properties: {
    'Ast: System.Management.Automation.Language.Ast': () => null,
    'File: string': (self: ScriptBlock) => self.file,
    'IsFilter: bool': (self: ScriptBlock) => self.isFilter,
    'Module: psmoduleinfo': () => null,
  },
  methods: {
    'GetNewClosure(): scriptblock': (self: ScriptBlock, _args: [], ctx) => closureOf(sessionOf(ctx), self),
    'Invoke(Params System.Object[] args): System.Collections.ObjectModel.Collection[psobject]': (
      self: ScriptBlock,
      args: Value[],
      ctx,
    ) => invoked(ctx, self, args).items,
    'InvokeReturnAsIs(Params System.Object[] args): System.Object': (self: ScriptBlock, args: Value[], ctx) =>
      invoked(ctx, self, args).collapse(),
    'ToString(): string': (self: ScriptBlock) => self.text,
  },
  staticMethods: {
    'Create(string script): scriptblock': ([text]: [string], ctx) => sessionOf(ctx).compile(text),
  },
  convert: (value, ctx) => (typeof value === 'string' ? sessionOf(ctx).compile(value) : undefined),
  text: (self: ScriptBlock) => self.text,
});

defineType({
  name: `${namespace}.PSVariable`,
  accelerators: ['psvariable'],
  represents: Variable,
  properties: {
    'Name: string': (self: Variable) => self.name,
    'Description: string': {
      get: (self: Variable) => self.description,
      set: (self: Variable, value: string) => {
        self.description = value;
      },
    },
    'Value: System.Object': {
      get: (self: Variable) => self.read(),
      set: (self: Variable, value: Value, ctx) => self.assign(value, ctx),
    },
    'Visibility: System.Management.Automation.SessionStateEntryVisibility': () => 'Public',
    'Module: psmoduleinfo': () => null,
    'ModuleName: string': () => '',
    'Options: System.Management.Automation.ScopedItemOptions': (self: Variable) => optionsText(self.options),
    'Attributes: System.Collections.ObjectModel.Collection[System.Attribute]': (self: Variable) =>
      (self.constraints ?? []).map((one) => one.attribute),
  },
  constructors: {
    'new(string name)': ([name]: [string]) => new Variable(name, null),
    'new(string name, System.Object value)': ([name, value]: [string, Value]) => new Variable(name, value),
  },
  text: () => `${namespace}.PSVariable`,
});

/** Option bits as `Get-Variable` prints them: `ReadOnly, AllScope`. */
export function optionsText(options: number): string {
  const names = [
    [variableOptions.readOnly, 'ReadOnly'],
    [variableOptions.constant, 'Constant'],
    [variableOptions.private, 'Private'],
    [variableOptions.allScope, 'AllScope'],
  ] as const;
  const set = names.filter(([bit]) => options & bit).map(([, name]) => name);
  return set.length === 0 ? 'None' : set.join(', ');
}

const commandInfo = defineType({
  name: `${namespace}.CommandInfo`,
  properties: {
    'Name: string': (self: CommandInfo) => self.name,
    'CommandType: System.Management.Automation.CommandTypes': (self: CommandInfo) => self.commandType,
    'ModuleName: string': (self: CommandInfo) => self.module,
    'Source: string': (self: CommandInfo) => self.module,
    'Version: version': () => null,
  },
  methods: { 'ToString(): string': (self: CommandInfo) => self.name },
  text: (self: CommandInfo) => self.name,
});

defineType({
  name: `${namespace}.FunctionInfo`,
  base: commandInfo,
  represents: FunctionInfo,
  properties: {
    'ScriptBlock: scriptblock': (self: FunctionInfo) => self.block,
    'Definition: string': (self: FunctionInfo) => self.block.text,
    'Options: System.Management.Automation.ScopedItemOptions': (self: FunctionInfo) => optionsText(self.options),
    'Description: string': (self: FunctionInfo) => self.description,
  },
});

defineType({
  name: `${namespace}.AliasInfo`,
  base: commandInfo,
  represents: AliasInfo,
  properties: {
    'Definition: string': (self: AliasInfo) => self.definition,
    'ReferencedCommand: System.Management.Automation.CommandInfo': () => null,
    'DisplayName: string': (self: AliasInfo) => `${self.name} -> ${self.definition}`,
    'Options: System.Management.Automation.ScopedItemOptions': (self: AliasInfo) => optionsText(self.options),
    'Description: string': (self: AliasInfo) => self.description,
  },
});

defineType({
  name: `${namespace}.CmdletInfo`,
  base: commandInfo,
  represents: CmdletInfo,
  properties: {
    'Verb: string': (self: CmdletInfo) => self.name.split('-')[0]!,
    'Noun: string': (self: CmdletInfo) => self.name.slice(self.name.indexOf('-') + 1),
    'DefaultParameterSet: string': (self: CmdletInfo) => self.entry.metadata.defaultSet,
  },
});

defineType({
  name: `${namespace}.ExternalScriptInfo`,
  base: commandInfo,
  represents: ExternalScriptInfo,
  properties: {
    'Path: string': (self: ExternalScriptInfo) => self.path,
    'Definition: string': (self: ExternalScriptInfo) => self.path,
  },
});

defineType({
  name: `${namespace}.ApplicationInfo`,
  base: commandInfo,
  represents: ApplicationInfo,
  properties: {
    'Path: string': (self: ApplicationInfo) => self.path,
    'Definition: string': (self: ApplicationInfo) => self.path,
    'Extension: string': (self: ApplicationInfo) => /\.[^./\\]*$/.exec(self.path)?.[0] ?? '',
  },
});

defineType({
  name: `${namespace}.ScriptInfo`,
  base: commandInfo,
  represents: ScriptInfo,
  properties: {
    'ScriptBlock: scriptblock': (self: ScriptInfo) => self.block,
    'Definition: string': (self: ScriptInfo) => self.block.text,
  },
});

defineType({
  name: `${namespace}.InformationRecord`,
  represents: InformationRecord,
  properties: {
    'MessageData: System.Object': (self: InformationRecord) => self.messageData,
    'Source: string': (self: InformationRecord) => self.source,
    'Tags: System.Collections.Generic.List[string]': (self: InformationRecord) => [...self.tags],
  },
});
