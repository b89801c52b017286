import { TerminatingError } from '../../../src/engine/errors/terminating.js';
import type { CommandInfo } from '../../../src/engine/pipeline/command-info.js';
import type { Session } from '../../../src/engine/session/session.js';
import { itemsOf } from '../../../src/engine/values/arrays.js';
import type { DictionaryBase } from '../../../src/engine/values/dictionaries.js';
import { defineEnum, enumOf } from '../../../src/engine/values/enums.js';
import { Collection, type ListBase } from '../../../src/engine/values/lists.js';
import { construct } from '../../../src/engine/values/members.js';
import { defineType } from '../../../src/engine/values/net-type.js';
import type { ScriptContext } from '../../../src/engine/values/script-access.js';
import type { PropertyDefinition } from '../../../src/engine/values/type-definition.js';
import { requireType } from '../../../src/engine/values/type-names.js';
import { isNullish, NetObject, type Value } from '../../../src/engine/values/value.js';
import { AsyncResult, DataStreams, dataCollection, PowerShell, streamNames } from '../runspaces/power-shell.js';
import { InitialState, Runspace, RunspacePool } from '../runspaces/runspace.js';

const space = 'System.Management.Automation';
const runspaces = `${space}.Runspaces`;

const sessionOf = (ctx: ScriptContext): Session => ctx as Session;

defineEnum(`${runspaces}.RunspaceState`, [
  'BeforeOpen',
  'Opening',
  'Opened',
  'Closed',
  'Closing',
  'Broken',
  'Disconnecting',
  'Disconnected',
  'Connecting',
]);
defineEnum(`${space}.PSInvocationState`, [
  'NotStarted',
  'Running',
  'Stopping',
  'Stopped',
  'Completed',
  'Failed',
  'Disconnected',
]);

/** `RunspaceStateInfo`, `InvocationStateInfo`: a state as an object. */
class StateInfo extends NetObject {
  readonly state: Value;

  constructor(state: Value) {
    super();
    this.state = state;
  }
}

defineType({
  name: `${space}.PSInvocationStateInfo`,
  represents: StateInfo,
  properties: { 'State: System.Object': (self: StateInfo) => self.state, 'Reason: System.Exception': () => null },
});

const runspaceState = (self: { readonly state: string }): StateInfo =>
  new StateInfo(enumOf(`${runspaces}.RunspaceState`, self.state));

const guidOf = (self: { readonly instanceId: string }, ctx: ScriptContext): Value =>
  construct(ctx, requireType('System.Guid'), [self.instanceId]);

/** Properties that scripts set and read again. */
const kept = (name: string, fallback: string): PropertyDefinition => ({
  get: (self: Runspace | RunspacePool) => self.settings.get(name) ?? fallback,
  set: (self: Runspace | RunspacePool, value: Value) => void self.settings.set(name, value),
});

/** `$runspace.SessionStateProxy`: variables of a runspace from outside. */
class StateProxy extends NetObject {
  readonly runspace: Runspace;

  constructor(runspace: Runspace) {
    super();
    this.runspace = runspace;
  }
}

defineType({
  name: `${runspaces}.SessionStateProxy`,
  represents: StateProxy,
  methods: {
    'SetVariable(string name, System.Object value): void': (self: StateProxy, [name, value]: [string, Value]) =>
      self.runspace.setVariable(name, value),
    'GetVariable(string name): System.Object': (self: StateProxy, [name]: [string]) => self.runspace.getVariable(name),
  },
});

const defaults = new WeakMap<Session, Runspace>();
const isDefault = new WeakSet<Runspace>();

/** The runspace that scripts of this session run in. */
function defaultRunspace(ctx: ScriptContext): Runspace {
  const session = sessionOf(ctx);
  let runspace = defaults.get(session);
  if (!runspace) {
    runspace = new Runspace(session);
    runspace.name = 'Runspace1';
    runspace.open();
    defaults.set(session, runspace);
    isDefault.add(runspace);
  }
  return runspace;
}

defineType({
  name: `${runspaces}.Runspace`,
  accelerators: ['runspace'],
  represents: Runspace,
  properties: {
    'Id: int': (self: Runspace) => (isDefault.has(self) ? 1 : self.id),
    'InstanceId: guid': guidOf,
    'Name: string': {
      get: (self: Runspace) => self.name,
      set: (self: Runspace, name: string) => {
        self.name = name;
      },
    },
    'RunspaceStateInfo: System.Management.Automation.RunspaceStateInfo': runspaceState,
    'RunspaceAvailability: string': (self: Runspace) => (self.state === 'Opened' ? 'Available' : 'None'),
    'SessionStateProxy: System.Management.Automation.Runspaces.SessionStateProxy': (self: Runspace) =>
      new StateProxy(self),
    'ApartmentState: string': kept('apartment', 'Unknown'),
    'ThreadOptions: string': kept('thread', 'Default'),
  },
  statics: { 'DefaultRunspace: runspace': defaultRunspace },
  methods: {
    'Open(): void': (self: Runspace) => self.open(),
    'OpenAsync(): void': (self: Runspace) => self.open(),
    'Close(): void': (self: Runspace) => self.close(),
    'Dispose(): void': (self: Runspace) => self.close(),
  },
});

defineType({
  name: `${runspaces}.RunspacePool`,
  represents: RunspacePool,
  properties: {
    'InstanceId: guid': guidOf,
    'RunspacePoolStateInfo: System.Management.Automation.RunspacePoolStateInfo': runspaceState,
    'ApartmentState: string': kept('apartment', 'Unknown'),
    'ThreadOptions: string': kept('thread', 'Default'),
    'CleanupInterval: System.Object': kept('cleanup', ''),
  },
  methods: {
    'Open(): void': (self: RunspacePool) => {
      self.state = 'Opened';
    },
    'Close(): void': (self: RunspacePool) => {
      self.state = 'Closed';
    },
    'Dispose(): void': (self: RunspacePool) => {
      self.state = 'Closed';
    },
    'GetMaxRunspaces(): int': (self: RunspacePool) => self.maximum,
    'GetMinRunspaces(): int': (self: RunspacePool) => self.minimum,
    'GetAvailableRunspaces(): int': (self: RunspacePool) => self.maximum,
    'SetMaxRunspaces(int maxRunspaces): bool': (self: RunspacePool, [count]: [number]) => {
      self.maximum = count;
      return true;
    },
    'SetMinRunspaces(int minRunspaces): bool': (self: RunspacePool, [count]: [number]) => {
      self.minimum = count;
      return true;
    },
  },
});

const stateOf = (value: Value): InitialState | null => (value instanceof InitialState ? value : null);

function pool(ctx: ScriptContext, minimum: number, maximum: number, initial: Value, host: Value): RunspacePool {
  const options = { minimum, maximum, initial: stateOf(initial), showsOnHost: !isNullish(host) };
  return new RunspacePool(sessionOf(ctx), options);
}

defineType({
  name: `${runspaces}.RunspaceFactory`,
  accelerators: ['runspacefactory'],
  kind: 'static',
  staticMethods: {
    'CreateRunspace(): runspace': (_args, ctx) => new Runspace(sessionOf(ctx)),
    'CreateRunspace(initialsessionstate initialSessionState): runspace': ([initial]: [Value], ctx) =>
      new Runspace(sessionOf(ctx), stateOf(initial)),
    'CreateRunspace(System.Management.Automation.Host.PSHost host): runspace': (_args, ctx) =>
      new Runspace(sessionOf(ctx), null, true),
    'CreateRunspace(System.Management.Automation.Host.PSHost host, initialsessionstate initialSessionState): runspace':
      ([, initial]: [Value, Value], ctx) => new Runspace(sessionOf(ctx), stateOf(initial), true),
    'CreateRunspacePool(): System.Management.Automation.Runspaces.RunspacePool': (_args, ctx) =>
      pool(ctx, 1, 1, null, null),
    'CreateRunspacePool(initialsessionstate initialSessionState): System.Management.Automation.Runspaces.RunspacePool':
      ([initial]: [Value], ctx) => pool(ctx, 1, 1, initial, null),
    'CreateRunspacePool(int minRunspaces, int maxRunspaces): System.Management.Automation.Runspaces.RunspacePool': (
      [minimum, maximum]: [number, number],
      ctx,
    ) => pool(ctx, minimum, maximum, null, null),
    'CreateRunspacePool(int minRunspaces, int maxRunspaces, System.Management.Automation.Host.PSHost host): System.Management.Automation.Runspaces.RunspacePool':
      ([minimum, maximum, host]: [number, number, Value], ctx) => pool(ctx, minimum, maximum, null, host),
    'CreateRunspacePool(int minRunspaces, int maxRunspaces, initialsessionstate initialSessionState, System.Management.Automation.Host.PSHost host): System.Management.Automation.Runspaces.RunspacePool':
      ([minimum, maximum, initial, host]: [number, number, Value, Value], ctx) =>
        pool(ctx, minimum, maximum, initial, host),
  },
});

/** A variable or function that runspaces start with. */
class StateEntry extends NetObject {
  readonly kind: 'variable' | 'function';
  readonly name: string;
  readonly value: Value;

  constructor(kind: 'variable' | 'function', name: string, value: Value) {
    super();
    this.kind = kind;
    this.name = name;
    this.value = value;
  }
}

defineType({
  name: `${runspaces}.SessionStateVariableEntry`,
  represents: StateEntry,
  properties: {
    'Name: string': (self: StateEntry) => self.name,
    'Value: System.Object': (self: StateEntry) => self.value,
  },
  constructors: {
    'new(string name, System.Object value, string description)': ([name, value]: [string, Value]) =>
      new StateEntry('variable', name, value),
  },
});

defineType({
  name: `${runspaces}.SessionStateFunctionEntry`,
  constructors: {
    'new(string name, string definition)': ([name, definition]: [string, string]) =>
      new StateEntry('function', name, definition),
  },
});

/** `$state.Variables`, `$state.Commands`: places to add to. */
class EntryPlace extends NetObject {
  readonly state: InitialState;

  constructor(state: InitialState) {
    super();
    this.state = state;
  }
}

defineType({
  name: `${runspaces}.InitialSessionStateEntryCollection`,
  represents: EntryPlace,
  methods: {
    'Add(System.Object item): void': ({ state }: EntryPlace, [entry]: [Value]) => {
      if (!(entry instanceof StateEntry)) return;
      if (entry.kind === 'variable') state.variables.push({ name: entry.name, value: entry.value });
      else state.functions.push({ name: entry.name, definition: String(entry.value) });
    },
  },
});

defineType({
  name: `${runspaces}.InitialSessionState`,
  accelerators: ['initialsessionstate'],
  represents: InitialState,
  properties: {
    'Variables: System.Object': (self: InitialState) => new EntryPlace(self),
    'Commands: System.Object': (self: InitialState) => new EntryPlace(self),
  },
  methods: {
    'ImportPSModule(string[] name): void': (self: InitialState, [names]: [string[]]) => {
      self.modules.push(...names);
    },
  },
  staticMethods: {
    'Create(): initialsessionstate': () => new InitialState(),
    'CreateDefault(): initialsessionstate': () => new InitialState(),
    'CreateDefault2(): initialsessionstate': () => new InitialState(),
  },
});

defineType({
  name: `${space}.PSDataStreams`,
  represents: DataStreams,
  properties: Object.fromEntries(
    streamNames.map((name): [string, PropertyDefinition] => [
      `${name}: System.Object`,
      (self: DataStreams) => self.lists.get(name.toLowerCase())!,
    ]),
  ),
  methods: { 'ClearStreams(): void': (self: DataStreams) => self.clear() },
});

/** `$async.AsyncWaitHandle`: there is nothing to wait for. */
class DoneHandle extends NetObject {}

defineType({
  name: 'System.Threading.ManualResetEvent',
  represents: DoneHandle,
  methods: {
    'WaitOne(): bool': () => true,
    'WaitOne(int millisecondsTimeout): bool': () => true,
    'WaitOne(timespan timeout): bool': () => true,
    'Close(): void': () => undefined,
    'Dispose(): void': () => undefined,
  },
});

defineType({
  name: `${space}.PowerShellAsyncResult`,
  represents: AsyncResult,
  interfaces: ['System.IAsyncResult'],
  properties: {
    'CompletedSynchronously: bool': () => false,
    'IsCompleted: bool': () => true,
    'AsyncState: System.Object': () => null,
    'AsyncWaitHandle: System.Threading.WaitHandle': () => new DoneHandle(),
  },
});

function collection(items: Value[]): Collection {
  return new Collection(requireType(`${space}.PSObject`), items);
}

function inputOf(input: Value): Value[] | null {
  return isNullish(input) ? null : [...itemsOf(input)];
}

function begin(self: PowerShell, ctx: ScriptContext, input: Value, output: Collection): AsyncResult {
  try {
    self.invokeInto(sessionOf(ctx), inputOf(input), { write: (value) => void output.items.push(value) });
    return new AsyncResult(output, null);
  } catch (thrown) {
    if (!(thrown instanceof TerminatingError)) throw thrown;
    return new AsyncResult(output, thrown);
  }
}

function end(result: AsyncResult): Collection {
  if (result.failure !== null) throw result.failure;
  return result.output;
}

function addParameters(self: PowerShell, parameters: DictionaryBase): PowerShell {
  for (const { key, value } of parameters.entries()) self.addParameter(String(key), value);
  return self;
}

function added(
  self: PowerShell,
  kind: 'script' | 'command',
  command: string | CommandInfo,
  isLocal: boolean,
): PowerShell {
  self.add(kind, command, isLocal);
  return self;
}

function createIn(runspace: Value): PowerShell {
  const self = new PowerShell();
  if (runspace instanceof Runspace && !isDefault.has(runspace)) self.runspace = runspace;
  return self;
}

defineType({
  name: `${space}.PowerShell`,
  accelerators: ['powershell'],
  represents: PowerShell,
  properties: {
    'HadErrors: bool': (self: PowerShell) => self.hadErrors,
    'InstanceId: guid': guidOf,
    'InvocationStateInfo: System.Management.Automation.PSInvocationStateInfo': (self: PowerShell) =>
      new StateInfo(enumOf(`${space}.PSInvocationState`, self.state)),
    'IsNested: bool': () => false,
    'IsRunspaceOwner: bool': (self: PowerShell) => self.pool === null,
    'Commands: System.Management.Automation.PSCommand': (self: PowerShell) => new CommandList(self),
    'Runspace: runspace': {
      get: (self: PowerShell) => self.runspace,
      set: (self: PowerShell, runspace: Value) => {
        self.runspace = runspace instanceof Runspace ? runspace : null;
      },
    },
    'RunspacePool: System.Management.Automation.Runspaces.RunspacePool': {
      get: (self: PowerShell) => self.pool,
      set: (self: PowerShell, value: Value) => {
        self.pool = value instanceof RunspacePool ? value : null;
      },
    },
    'Streams: System.Management.Automation.PSDataStreams': (self: PowerShell) => self.streams,
  },
  methods: {
    'AddArgument(System.Object value): powershell': (self: PowerShell, [value]: [Value]) => {
      self.addArgument(value);
      return self;
    },
    'AddCommand(string cmdlet): powershell': (self: PowerShell, [name]: [string]) =>
      added(self, 'command', name, false),
    'AddCommand(string cmdlet, bool useLocalScope): powershell': (self: PowerShell, [name]: [string]) =>
      added(self, 'command', name, false),
    'AddCommand(System.Management.Automation.CommandInfo commandInfo): powershell': (
      self: PowerShell,
      [info]: [CommandInfo],
    ) => added(self, 'command', info, false),
    'AddParameter(string parameterName): powershell': (self: PowerShell, [name]: [string]) => {
      self.addParameter(name, undefined);
      return self;
    },
    'AddParameter(string parameterName, System.Object value): powershell': (
      self: PowerShell,
      [name, value]: [string, Value],
    ) => {
      self.addParameter(name, value ?? null);
      return self;
    },
    'AddParameters(System.Collections.IDictionary parameters): powershell': (
      self: PowerShell,
      [parameters]: [DictionaryBase],
    ) => addParameters(self, parameters),
    'AddParameters(System.Collections.IList parameters): powershell': (self: PowerShell, [values]: [Value]) => {
      for (const value of itemsOf(values)) self.addArgument(value);
      return self;
    },
    'AddScript(string script): powershell': (self: PowerShell, [text]: [string]) => added(self, 'script', text, false),
    'AddScript(string script, bool useLocalScope): powershell': (
      self: PowerShell,
      [text, isLocal]: [string, boolean],
    ) => added(self, 'script', text, isLocal),
    'AddStatement(): powershell': (self: PowerShell) => {
      self.addStatement();
      return self;
    },
    'Invoke(): System.Collections.ObjectModel.Collection[psobject]': (self: PowerShell, _args: [], ctx) =>
      collection(self.invoke(sessionOf(ctx), null)),
    'Invoke(System.Collections.IEnumerable input): System.Collections.ObjectModel.Collection[psobject]': (
      self: PowerShell,
      [input]: [Value],
      ctx,
    ) => collection(self.invoke(sessionOf(ctx), inputOf(input))),
    'BeginInvoke(): System.IAsyncResult': (self: PowerShell, _args: [], ctx) =>
      begin(self, ctx, null, dataCollection()),
    'BeginInvoke(System.Object input): System.IAsyncResult': (self: PowerShell, [input]: [Value], ctx) =>
      begin(self, ctx, input, dataCollection()),
    'BeginInvoke(System.Object input, System.Object output): System.IAsyncResult': (
      self: PowerShell,
      [input, output]: [Value, Value],
      ctx,
    ) =>
      begin(
        self,
        ctx,
        input,
        output instanceof Collection ? output : dataCollection([...((output as ListBase | null)?.items ?? [])]),
      ),
    'EndInvoke(System.IAsyncResult asyncResult): System.Management.Automation.PSDataCollection[psobject]': (
      _self: PowerShell,
      [result]: [AsyncResult],
    ) => end(result),
    'Stop(): void': (self: PowerShell) => {
      if (self.state === 'NotStarted') self.state = 'Stopped';
    },
    'Dispose(): void': (self: PowerShell) => {
      self.runspace = null;
    },
  },
  staticMethods: {
    'Create(): powershell': () => new PowerShell(),
    'Create(runspace runspace): powershell': ([runspace]: [Value]) => createIn(runspace),
    'Create(initialsessionstate initialSessionState): powershell': ([initial]: [Value], ctx) => {
      const runspace = new Runspace(sessionOf(ctx), stateOf(initial));
      runspace.open();
      return createIn(runspace);
    },
    'Create(string runspace): powershell': () => new PowerShell(),
  },
});

/** `$ps.Commands`: what scripts do with it is to clear it. */
class CommandList extends NetObject {
  readonly shell: PowerShell;

  constructor(shell: PowerShell) {
    super();
    this.shell = shell;
  }
}

defineType({
  name: `${space}.PSCommand`,
  represents: CommandList,
  methods: { 'Clear(): void': (self: CommandList) => self.shell.clear() },
});
