import { randomUUID } from 'node:crypto';
import {
  type CommandArgument,
  nameArgument,
  pairArgument,
  valueArgument,
} from '../../../src/engine/command/command-argument.js';
import { Frame } from '../../../src/engine/compile/frame.js';
import { ErrorRecord } from '../../../src/engine/errors/error-record.js';
import { InvalidOperationException } from '../../../src/engine/errors/exception-types.js';
import { newException } from '../../../src/engine/errors/exceptions.js';
import { ExitFlow, FlowControl } from '../../../src/engine/errors/flow-control.js';
import { netError } from '../../../src/engine/errors/terminating.js';
import { type CommandInfo, ScriptInfo } from '../../../src/engine/pipeline/command-info.js';
import type { CommandProcessor } from '../../../src/engine/pipeline/command-processor.js';
import { createProcessor } from '../../../src/engine/pipeline/create-processor.js';
import { runPipeline } from '../../../src/engine/pipeline/pipeline.js';
import { ScriptProcessor } from '../../../src/engine/pipeline/script-processor.js';
import { ListSink, type Sink } from '../../../src/engine/pipeline/sink.js';
import type { Session } from '../../../src/engine/session/session.js';
import { Collection } from '../../../src/engine/values/lists.js';
import { requireType } from '../../../src/engine/values/type-names.js';
import { NetObject, type Value } from '../../../src/engine/values/value.js';
import type { JobOutput } from '../jobs/wire.js';
import { Runspace, type RunspacePool } from './runspace.js';

/** One command or script of a pipeline, with its arguments. */
interface Step {
  readonly kind: 'script' | 'command';
  readonly command: string | CommandInfo;
  readonly isLocal: boolean;
  readonly args: CommandArgument[];
}

/** Names of the streams behind `$ps.Streams`. */
export const streamNames = ['Error', 'Warning', 'Verbose', 'Debug', 'Information', 'Progress'] as const;

/** A list of what was written, as `PSDataCollection`. */
export function dataCollection(items: Value[] = []): Collection {
  const element = requireType('System.Management.Automation.PSObject');
  return new Collection(element, items, 'System.Management.Automation.PSDataCollection');
}

/** `$ps.Streams`: what was written to the streams other than the output. */
export class DataStreams extends NetObject {
  readonly lists: ReadonlyMap<string, Collection> = new Map(
    streamNames.map((name) => [name.toLowerCase(), dataCollection()]),
  );

  add({ stream, value }: JobOutput): void {
    this.lists.get(stream === 'failure' ? 'error' : stream)?.items.push(value);
  }

  clear(): void {
    for (const list of this.lists.values()) list.items.length = 0;
  }
}

/** What `BeginInvoke` returns: the work is done by then. */
export class AsyncResult extends NetObject {
  readonly output: Collection;
  /** What ended the script; null: nothing. `EndInvoke` throws it. */
  readonly failure: unknown;

  constructor(output: Collection, failure: unknown) {
    super();
    this.output = output;
    this.failure = failure;
  }
}

/** `[powershell]::Create()`: commands that are put together and run in a runspace of their own. */
export class PowerShell extends NetObject {
  readonly instanceId: string = randomUUID();
  readonly streams = new DataStreams();
  runspace: Runspace | null = null;
  pool: RunspacePool | null = null;
  hadErrors = false;
  state: 'NotStarted' | 'Completed' | 'Failed' | 'Stopped' = 'NotStarted';
  readonly #statements: Step[][] = [[]];

  add(kind: Step['kind'], command: string | CommandInfo, isLocal: boolean): void {
    this.#statements.at(-1)!.push({ kind, command, isLocal, args: [] });
  }

  addStatement(): void {
    if (this.#statements.at(-1)!.length > 0) this.#statements.push([]);
  }

  addArgument(value: Value): void {
    this.#last().args.push(valueArgument(value, null));
  }

  /** `value` undefined: a switch. */
  addParameter(name: string, value: Value): void {
    this.#last().args.push(value === undefined ? nameArgument(name, null) : pairArgument(name, value, null, null));
  }

  #last(): Step {
    const step = this.#statements.at(-1)!.at(-1);
    if (step) return step;
    const text =
      'A command is required to add a parameter. A command must be added to the PowerShell instance before adding a parameter.';
    throw netError(newException(InvalidOperationException, text));
  }

  /** Forgets the commands, so that others can be added. */
  clear(): void {
    this.#statements.splice(0, Infinity, []);
  }

  /** Runs the commands; their output. Raises what ended them. */
  invoke(parent: Session, input: readonly Value[] | null): Value[] {
    const out = new ListSink();
    this.invokeInto(parent, input, out);
    return out.items;
  }

  /** The same, with a place for the output as it comes. */
  invokeInto(parent: Session, input: readonly Value[] | null, out: Sink): void {
    const runspace = this.pool ? this.pool.take() : (this.runspace ??= opened(parent));
    this.hadErrors = false;
    try {
      runspace.listening(
        (one) => this.#note(one, out),
        (session) => session.withDocument(() => this.#run(session, input, out)),
      );
      this.state = 'Completed';
    } catch (thrown) {
      if (thrown instanceof ExitFlow || (thrown instanceof FlowControl && thrown.kind !== 'pipeline-stopped')) {
        this.state = 'Completed';
        return;
      }
      this.state = 'Failed';
      this.hadErrors = true;
      throw thrown;
    }
  }

  #note(one: JobOutput, out: Sink): void {
    if (one.stream === 'output') {
      out.write(one.value);
      return;
    }
    if (one.value instanceof ErrorRecord) this.hadErrors = true;
    this.streams.add(one);
  }

  #run(session: Session, input: readonly Value[] | null, out: Sink): void {
    for (const [at, statement] of this.#statements.entries()) {
      if (statement.length === 0) continue;
      const processors = statement.map((step) => processorOf(session, step));
      runPipeline(session, processors, at === 0 && input ? { value: [...input] } : null, out);
    }
  }
}

function opened(parent: Session): Runspace {
  const runspace = new Runspace(parent);
  runspace.open();
  return runspace;
}

const noSite = { extent: null, nameExtent: null, operator: null } as const;

function processorOf(session: Session, { kind, command, isLocal, args }: Step): CommandProcessor {
  if (kind === 'script' && typeof command === 'string') {
    const block = session.compile(command);
    const info = new ScriptInfo(block);
    return new ScriptProcessor(session, {
      info,
      block,
      args,
      site: noSite,
      invocationName: '',
      dotted: !isLocal,
      isFile: true,
    });
  }
  const frame = new Frame(session, session.scope, session.compile('').code, false);
  return createProcessor(frame, command, args, noSite);
}
