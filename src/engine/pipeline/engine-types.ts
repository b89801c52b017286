import { hostname, userInfo } from 'node:os';
import { Scope } from '../session/scope.js';
import type { Session } from '../session/session.js';
import { NullVariable, Variable, variableOptions } from '../session/variables.js';
import '../command/command-info-types.js';
import { toText } from '../convert/text.js';
import { optionsValue } from '../session/item-options.js';
import { AstView } from '../types/language/ast-view.js';
import { itemsOf } from '../values/arrays.js';
import { DictionaryBase } from '../values/dictionaries.js';
import type { EnumValue } from '../values/enums.js';
import { Collection } from '../values/lists.js';
import { defineType } from '../values/net-type.js';
import { UInt32 } from '../values/numbers.js';
import type { ScriptContext } from '../values/script-access.js';
import { requireType } from '../values/type-names.js';
import type { Value } from '../values/value.js';
import { FunctionInfo } from './command-info.js';
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

/** `InvokeWithContext`: a call with functions and variables of its own. */
function withContext(
  session: Session,
  block: ScriptBlock,
  functions: Value,
  variables: Value,
  args: readonly Value[],
): Value {
  const scope = new Scope(session.scope);
  if (functions instanceof DictionaryBase) {
    for (const { key, value } of functions.entries()) {
      if (value instanceof ScriptBlock)
        session.defineFunction(scope, null, new FunctionInfo(toText(session, key), value));
    }
  }
  for (const variable of variables === null ? [] : itemsOf(variables))
    if (variable instanceof Variable) scope.put(variable);
  const caller = session.scope;
  session.scope = scope;
  try {
    return new Collection(requireType(`${namespace}.PSObject`), invoked(session, block, args).items);
  } finally {
    session.scope = caller;
  }
}

defineType({
  name: `${namespace}.ScriptBlock`,
  accelerators: ['scriptblock'],
  represents: ScriptBlock,
  properties: () => ({
    'Ast: System.Management.Automation.Language.Ast': (self: ScriptBlock) =>
      new AstView(self.code.definition ?? self.code.ast, null),
    'Attributes: System.Collections.Generic.List[System.Attribute]': () => [],
    'DebuggerHidden: bool': () => false,
    'IsConfiguration: bool': () => false,
    'File: string': (self: ScriptBlock) => self.file,
    'IsFilter: bool': (self: ScriptBlock) => self.isFilter,
    'Module: psmoduleinfo': () => null,
  }),
  methods: () => ({
    'GetNewClosure(): scriptblock': (self: ScriptBlock, _args: [], ctx) => closureOf(sessionOf(ctx), self),
    'Invoke(Params System.Object[] args): System.Collections.ObjectModel.Collection[psobject]': (
      self: ScriptBlock,
      [args]: [Value[]],
      ctx,
    ) => new Collection(requireType(`${namespace}.PSObject`), invoked(ctx, self, args).items),
    'InvokeReturnAsIs(Params System.Object[] args): System.Object': (self: ScriptBlock, [args]: [Value[]], ctx) =>
      invoked(ctx, self, args).collapse(),
    'InvokeWithContext(System.Collections.IDictionary functionsToDefine, System.Collections.Generic.List[psvariable] variablesToDefine, Params System.Object[] args): System.Collections.ObjectModel.Collection[psobject]':
      (self: ScriptBlock, [functions, variables, args]: [Value, Value, Value[]], ctx) =>
        withContext(sessionOf(ctx), self, functions, variables, args),
    'ToString(): string': (self: ScriptBlock) => self.text,
  }),
  staticMethods: () => ({
    'Create(string script): scriptblock': ([text]: [string], ctx) => sessionOf(ctx).compile(text),
  }),
  text: (self: ScriptBlock) => self.text,
});

const variableType = defineType({
  name: `${namespace}.PSVariable`,
  accelerators: ['psvariable'],
  represents: Variable,
  properties: () => ({
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
    'Options: System.Management.Automation.ScopedItemOptions': {
      get: (self: Variable) => optionsValue(self.options),
      set: (self: Variable, value: EnumValue) => self.changeOptions(Number(value.number)),
    },
    'Attributes: System.Collections.ObjectModel.Collection[System.Attribute]': (self: Variable) =>
      (self.constraints ?? []).map((one) => one.attribute),
  }),
  methods: () => ({
    'IsValidValue(System.Object value): bool': (self: Variable, [value]: [Value], ctx) => self.accepts(value, ctx),
  }),
  constructors: () => ({
    'new(string name)': ([name]: [string]) => new Variable(name, null),
    'new(string name, System.Object value)': ([name, value]: [string, Value]) => new Variable(name, value),
  }),
  text: () => `${namespace}.PSVariable`,
});

defineType({ name: `${namespace}.NullVariable`, base: variableType, represents: NullVariable });

defineType({
  name: `${namespace}.InformationRecord`,
  represents: InformationRecord,
  properties: () => ({
    'MessageData: System.Object': (self: InformationRecord) => self.messageData,
    'Source: string': (self: InformationRecord) => self.source,
    'TimeGenerated: datetime': (self: InformationRecord) => self.timeGenerated,
    'Tags: System.Collections.Generic.List[string]': (self: InformationRecord) => [...self.tags],
    'User: string': () => userInfo().username,
    'Computer: string': () => hostname(),
    'ProcessId: uint': () => new UInt32(process.pid),
    'NativeThreadId: uint': () => new UInt32(0),
    'ManagedThreadId: uint': () => new UInt32(1),
  }),
  methods: () => ({
    'ToString(): string': (self: InformationRecord, _args: [], ctx) => informationText(ctx, self),
  }),
  text: (self: InformationRecord, ctx) => informationText(ctx, self),
});

/** `.ToString()` of the message; the type's name when there is none. */
function informationText(ctx: ScriptContext, record: InformationRecord): string {
  const { messageData } = record;
  if (messageData === null || messageData === undefined) return `${namespace}.InformationRecord`;
  return Array.isArray(messageData) ? 'System.Object[]' : toText(ctx, messageData);
}

const attribute = defineType({ name: 'System.Attribute', constructors: { 'new()': () => null } });
const validate = defineType({ name: `${namespace}.ValidateArgumentsAttribute`, base: attribute, constructors: {} });
defineType({ name: `${namespace}.ValidateEnumeratedArgumentsAttribute`, base: validate, constructors: {} });
defineType({ name: `${namespace}.ArgumentTransformationAttribute`, base: attribute, constructors: {} });
for (const name of ['CmdletBinding', 'OutputType', 'Credential', 'DscResource']) {
  defineType({ name: `${namespace}.${name}Attribute`, accelerators: [name], base: attribute, constructors: {} });
}
