import type { Frame } from '../../../src/engine/compile/frame.js';
import type { ErrorRecord } from '../../../src/engine/errors/error-record.js';
import { ExitFlow, FlowControl } from '../../../src/engine/errors/flow-control.js';
import { TerminatingError } from '../../../src/engine/errors/terminating.js';
import type { Host } from '../../../src/engine/host.js';
import { NotInteractiveError } from '../../../src/engine/host.js';
import type { Sink } from '../../../src/engine/pipeline/sink.js';
import { Session } from '../../../src/engine/session/session.js';
import type { Value } from '../../../src/engine/values/value.js';
import type { JobOutput } from './wire.js';

/** How code runs apart from the session that starts it. */
export interface IsolatedCall {
  readonly script: string;
  /** Runs before the script; null: nothing. */
  readonly initialization?: string | null;
  readonly args: readonly Value[];
  /** `$_`; absent: not set. */
  readonly dollarUnder?: Value;
  /** Objects piped in; absent: none. */
  readonly input?: readonly Value[];
  /** Absolute path of the folder it starts in; absent: that of the parent session. */
  readonly location?: string;
  /** Values of `$using:` by name in lower case. */
  readonly using: ReadonlyMap<string, Value>;
  /** Takes what it writes, as it is written. */
  readonly take: (one: JobOutput) => void;
}

/** A session for a job: nobody answers its questions, and `$using:x` is what x was where the job was started. */
class JobSession extends Session {
  readonly #using: ReadonlyMap<string, Value>;

  constructor(parent: Session, location: string, using: ReadonlyMap<string, Value>, take: (one: JobOutput) => void) {
    super({
      ...parent.options,
      host: silentHost(parent.host),
      environment: Object.fromEntries(parent.environment.entries()),
      location,
      culture: parent.culture,
      openOutput: () => ({ process: (value, stream = 'output') => take({ stream, value }), end: () => undefined }),
    });
    this.#using = using;
  }

  override readUsing(_frame: Frame, key: string): Value {
    return this.#using.get(key) ?? null;
  }
}

/** The host of a job: it can write, wait and start programs, but nobody answers. */
function silentHost(host: Host): Host {
  const refuse = (): never => {
    throw new NotInteractiveError();
  };
  const own: Partial<Host> = {
    isInteractive: false,
    readLine: refuse,
    readSecret: refuse,
    askChoice: refuse,
    askFields: refuse,
  };
  return new Proxy(host, {
    get(target, name) {
      if (name in own) return own[name as keyof Host];
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

/** A session apart from its parent that nobody answers; what it writes to its streams goes to `take`. */
export function openIsolated(parent: Session, take: (one: JobOutput) => void): Session {
  return new JobSession(parent, parent.location.path, new Map(), take);
}

/** Runs code in a session of its own, to its end. The error that ended it, null when none did. Raises PipelineStoppedFlow. */
export function runIsolated(parent: Session, call: IsolatedCall): ErrorRecord | null {
  const { take } = call;
  const session = new JobSession(parent, call.location ?? parent.location.path, call.using, take);
  // Not the session's own top sink: native programs would write to the screen themselves.
  const out: Sink = { write: (value) => session.topSink.write(value) };
  return session.withDocument(() => {
    try {
      if (call.initialization) session.callBlock(session.compile(call.initialization), { dotted: true, out });
      session.callBlock(session.compile(call.script), {
        args: call.args,
        ...(call.dollarUnder === undefined ? {} : { dollarUnder: call.dollarUnder }),
        ...(call.input === undefined ? {} : { input: call.input }),
        out,
      });
      return null;
    } catch (thrown) {
      return failureOf(thrown);
    }
  });
}

/** `exit` ends a job like any other; an error ends it as failed. */
function failureOf(thrown: unknown): ErrorRecord | null {
  if (thrown instanceof TerminatingError) return thrown.record;
  if (thrown instanceof ExitFlow || (thrown instanceof FlowControl && thrown.kind !== 'pipeline-stopped')) return null;
  throw thrown;
}
