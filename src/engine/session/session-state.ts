import { toText } from '../convert/text.js';
import type { ScriptBlock } from '../pipeline/script-block.js';
import { ListSink } from '../pipeline/sink.js';
import { defineType } from '../values/net-type.js';
import type { ScriptContext } from '../values/script-access.js';
import { lazyTypes } from '../values/type-registry.js';
import { NetObject, type Value } from '../values/value.js';
import type { Session } from './session.js';

/** `$ExecutionContext`, `$PSCmdlet.SessionState` and what hangs below them: views of the session by their .NET names. */
abstract class SessionView extends NetObject {
  readonly session: Session;

  constructor(session: Session) {
    super();
    this.session = session;
  }
}

/** `$ExecutionContext`. */
export class EngineIntrinsics extends SessionView {}
/** `$PSCmdlet.SessionState`. */
export class SessionState extends SessionView {}
class VariableIntrinsics extends SessionView {}

/** `$ExecutionContext.InvokeCommand`. */
export class InvocationIntrinsics extends SessionView {}
class PathIntrinsics extends SessionView {}

const space = 'System.Management.Automation';
const names = {
  engine: `${space}.EngineIntrinsics`,
  state: `${space}.SessionState`,
  variables: `${space}.PSVariableIntrinsics`,
  commands: `${space}.CommandInvocationIntrinsics`,
  path: `${space}.PathIntrinsics`,
};

lazyTypes(Object.values(names), defineViews, [
  EngineIntrinsics,
  SessionState,
  VariableIntrinsics,
  InvocationIntrinsics,
  PathIntrinsics,
]);

function defineViews(): void {
  defineType({
    name: names.engine,
    represents: EngineIntrinsics,
    properties: {
      [`Host: ${space}.Host.PSHost`]: (self: SessionView) => self.session.global.own('host')?.read() ?? null,
      [`InvokeCommand: ${names.commands}`]: (self: SessionView) => new InvocationIntrinsics(self.session),
      [`SessionState: ${names.state}`]: (self: SessionView) => new SessionState(self.session),
    },
  });
  defineType({
    name: names.state,
    represents: SessionState,
    properties: {
      [`InvokeCommand: ${names.commands}`]: (self: SessionView) => new InvocationIntrinsics(self.session),
      [`Path: ${names.path}`]: (self: SessionView) => new PathIntrinsics(self.session),
      [`PSVariable: ${names.variables}`]: (self: SessionView) => new VariableIntrinsics(self.session),
    },
  });
  defineVariables();
  defineCommands();
  defineType({
    name: names.path,
    represents: PathIntrinsics,
    properties: {
      'CurrentLocation: System.Management.Automation.PathInfo': (self: SessionView) =>
        self.session.global.own('pwd')?.read() ?? null,
    },
    methods: {
      'GetUnresolvedProviderPathFromPSPath(string path): string': (self: SessionView, [path]: [string]) =>
        self.session.location.resolve(path),
    },
  });
}

function defineVariables(): void {
  const find = (self: SessionView, name: string) =>
    self.session.scope.find(name.replace(/^(local|script|global):/i, '').toLowerCase());
  defineType({
    name: names.variables,
    represents: VariableIntrinsics,
    methods: {
      'Get(string name): psvariable': (self: SessionView, [name]: [string]) => find(self, name) ?? null,
      'GetValue(string name): System.Object': (self: SessionView, [name]: [string]) => find(self, name)?.read() ?? null,
      'GetValue(string name, System.Object defaultValue): System.Object': (
        self: SessionView,
        [name, other]: [string, Value],
      ) => find(self, name)?.read() ?? other,
      'Set(string name, System.Object value): void': (self: SessionView, [name, value]: [string, Value]) =>
        self.session.setVariable(self.session.scope, name.toLowerCase(), name, value),
      'Remove(string name): void': (self: SessionView, [name]: [string]) =>
        self.session.scope.remove(name.toLowerCase()),
    },
  });
}

function defineCommands(): void {
  const run = (session: Session, block: ScriptBlock, args: readonly Value[]): Value[] => {
    const out = new ListSink();
    session.callBlock(block, { args, out, dotted: true });
    return out.items;
  };
  defineType({
    name: names.commands,
    represents: InvocationIntrinsics,
    methods: {
      'ExpandString(string source): string': (self: SessionView, [text]: [string], ctx: ScriptContext) =>
        expanded(ctx, self.session, text),
      'InvokeScript(string script, Params System.Object[] args): System.Collections.ObjectModel.Collection[psobject]': (
        self: SessionView,
        [script, args]: [string, Value[]],
      ) => run(self.session, self.session.compile(script), args),
      'NewScriptBlock(string scriptText): scriptblock': (self: SessionView, [text]: [string]) =>
        self.session.compile(text),
    },
  });
}

/** The text as a double-quoted string gives it. */
function expanded(ctx: ScriptContext, session: Session, text: string): string {
  const source = `@"\n${text.replaceAll('\n"@', '\n`"@')}\n"@`;
  return toText(ctx, run(session, source));
}

function run(session: Session, source: string): Value {
  const out = new ListSink();
  session.callBlock(session.compile(source), { out, dotted: true });
  return out.collapse();
}
