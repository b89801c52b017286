import { TerminatingError } from '../../../src/engine/errors/terminating.js';
import type { CommandInfo } from '../../../src/engine/pipeline/command-info.js';
import type { Session } from '../../../src/engine/session/session.js';
import { itemsOf } from '../../../src/engine/values/arrays.js';
import type { DictionaryBase } from '../../../src/engine/values/dictionaries.js';
import { enumOf } from '../../../src/engine/values/enums.js';
import { Collection, type ListBase } from '../../../src/engine/values/lists.js';
import { construct } from '../../../src/engine/values/methods.js';
import { defineType } from '../../../src/engine/values/net-type.js';
import type { ScriptContext } from '../../../src/engine/values/script-access.js';
import type { PropertyDefinition } from '../../../src/engine/values/type-definition.js';
import { requireType } from '../../../src/engine/values/type-names.js';
import { isNullish, NetObject, type Value } from '../../../src/engine/values/value.js';
import { AsyncResult, DataStreams, dataCollection, PowerShell, streamNames } from '../runspaces/power-shell.js';
import { InitialState, isDefault, Runspace, RunspacePool } from '../runspaces/runspace.js';
import { StateInfo } from '../runspaces/states.js';

const space = 'System.Management.Automation';

const sessionOf = (ctx: ScriptContext): Session => ctx as Session;

const guidOf = (self: { readonly instanceId: string }, ctx: ScriptContext): Value =>
  construct(ctx, requireType('System.Guid'), [self.instanceId]);

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
  if (runspace instanceof Runspace && !isDefault(runspace)) self.runspace = runspace;
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
      const runspace = new Runspace(sessionOf(ctx), initial instanceof InitialState ? initial : null);
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
