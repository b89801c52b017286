import type { Frame } from '../../../src/engine/compile/frame.js';
import type { ErrorRecord } from '../../../src/engine/errors/error-record.js';
import { ExitFlow, FlowControl } from '../../../src/engine/errors/flow-control.js';
import { TerminatingError } from '../../../src/engine/errors/terminating.js';
import type { Host } from '../../../src/engine/host.js';
import { NotInteractiveError } from '../../../src/engine/host.js';
import type { ScriptBlock } from '../../../src/engine/pipeline/script-block.js';
import type { StreamName } from '../../../src/engine/pipeline/streams.js';
import { Session } from '../../../src/engine/session/session.js';
import type { Value } from '../../../src/engine/values/value.js';

/** One object a job wrote, and where to. */
export interface JobOutput {
  readonly stream: StreamName | 'output';
  readonly value: Value;
}

/** What became of a job's code. */
export interface JobOutcome {
  readonly output: readonly JobOutput[];
  /** The error that ended it; null when it came to its end. */
  readonly failure: ErrorRecord | null;
}

/** How code runs apart from the session that starts it. */
export interface IsolatedCall {
  readonly block: ScriptBlock;
  readonly args: readonly Value[];
  /** `$_`; absent: not set. */
  readonly dollarUnder?: Value;
  readonly input?: readonly Value[];
  /** Absolute path of the folder it starts in; absent: that of the caller. */
  readonly location?: string;
  /** Runs before the block. */
  readonly initialization?: ScriptBlock;
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

/** Runs code in a session of its own, to its end, and returns what it wrote. */
export function runIsolated(parent: Session, call: IsolatedCall): JobOutcome {
  const output: JobOutput[] = [];
  const using = usingValues(parent, call.block.text);
  const session = new JobSession(parent, call.location ?? parent.location.path, using, (one) => output.push(one));
  let failure: ErrorRecord | null = null;
  session.withDocument(() => {
    try {
      if (call.initialization) {
        const first = session.compile(call.initialization.text);
        session.callBlock(first, { dotted: true, out: session.topSink });
      }
      session.callBlock(session.compile(call.block.text), {
        args: call.args,
        ...(call.dollarUnder === undefined ? {} : { dollarUnder: call.dollarUnder }),
        ...(call.input === undefined ? {} : { input: call.input }),
        out: session.topSink,
      });
    } catch (thrown) {
      failure = failureOf(thrown);
    }
  });
  return { output, failure };
}

/** `exit` ends a job like any other; an error ends it as failed. */
function failureOf(thrown: unknown): ErrorRecord | null {
  if (thrown instanceof TerminatingError) return thrown.record;
  if (thrown instanceof ExitFlow || (thrown instanceof FlowControl && thrown.kind !== 'pipeline-stopped')) return null;
  throw thrown;
}

/** The values of all `$using:` variables that the code names, read where the job is started. */
function usingValues(parent: Session, text: string): ReadonlyMap<string, Value> {
  const values = new Map<string, Value>();
  for (const [, name] of text.matchAll(/[$@]\{?using:(\w+)/gi)) {
    const key = name!.toLowerCase();
    values.set(key, parent.scope.find(key)?.read() ?? null);
  }
  return values;
}
