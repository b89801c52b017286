import type { Session } from '../../../src/engine/session/session.js';
import { enumOf } from '../../../src/engine/values/enums.js';
import { construct } from '../../../src/engine/values/methods.js';
import { defineType } from '../../../src/engine/values/net-type.js';
import type { ScriptContext } from '../../../src/engine/values/script-access.js';
import type { PropertyDefinition } from '../../../src/engine/values/type-definition.js';
import { requireType } from '../../../src/engine/values/type-names.js';
import { isNullish, NetObject, type Value } from '../../../src/engine/values/value.js';
import { defaultRunspace, InitialState, isDefault, Runspace, RunspacePool } from '../runspaces/runspace.js';
import { StateInfo } from '../runspaces/states.js';

const runspaces = 'System.Management.Automation.Runspaces';

const sessionOf = (ctx: ScriptContext): Session => ctx as Session;

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

defineType({
  name: `${runspaces}.Runspace`,
  accelerators: ['runspace'],
  represents: Runspace,
  properties: {
    'Id: int': (self: Runspace) => (isDefault(self) ? 1 : self.id),
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
  statics: { 'DefaultRunspace: runspace': (ctx) => defaultRunspace(sessionOf(ctx)) },
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
