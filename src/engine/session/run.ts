import { basename } from 'node:path';
import { parse } from '../../language/parse.js';

import type { CommandArgument } from '../command/command-argument.js';
import { compileBlock } from '../compile/compile.js';
import { BreakFlow, ContinueFlow, ExitFlow, FlowControl, PipelineStoppedFlow } from '../errors/flow-control.js';
import { ExternalScriptInfo, ScriptInfo } from '../pipeline/command-info.js';
import { runPipeline } from '../pipeline/pipeline.js';
import { ScriptBlock } from '../pipeline/script-block.js';
import { ScriptProcessor } from '../pipeline/script-processor.js';
import { asTerminating } from '../pipeline/statement-errors.js';
import { screenStreams } from '../pipeline/streams.js';
import { findType } from '../values/type-names.js';
import type { Value } from '../values/value.js';
import { parseError, typedParseError } from './parse-errors.js';
import { checkRequirements } from './requirements.js';
import type { Session } from './session.js';
import { useModule } from './using-modules.js';

/** How a text is run at the top of a session. */
export interface RunOptions {
  /** Path of the script file the text comes from. */
  readonly file?: string | null;
  /** Arguments of the script, as they stand behind its name on a command line. */
  readonly args?: readonly CommandArgument[];
  /** What is piped into the script (`$input`, its process block); absent: nothing. */
  readonly input?: { readonly value: Value };
}

/** What became of a run. */
export interface RunResult {
  /** Exit code for the process: that of `exit`, 1 after an error that ended the script, else 0. */
  readonly exitCode: number;
  /** `exit` was called: the shell is to end. */
  readonly exited: boolean;
  /** `$?` at the end. */
  readonly succeeded: boolean;
}

/** Parses and runs a text; shows output and errors. Names it defines stay in the global scope. */
export function runText(session: Session, text: string, options: RunOptions): RunResult {
  return session.withDocument(() => {
    try {
      const block = compileText(session, text, options.file ?? null, options.file ? parseError : typedParseError);
      runBlock(session, block, options);
      return { exitCode: 0, exited: false, succeeded: session.succeeded };
    } catch (thrown) {
      return endOf(session, thrown);
    }
  });
}

/** Parses and compiles a script; raises its first parse error, as `failure` words it. */
export function compileText(
  session: Session,
  text: string,
  file: string | null,
  failure: typeof parseError = parseError,
): ScriptBlock {
  const { ast, diagnostics } = parse(text, {
    file,
    resolveType: (name) => session.types.find(name) ?? findType(name),
    useModule: (using) => useModule(session, using, file),
  });
  if (diagnostics.length > 0) throw failure(diagnostics);
  if (ast.requirements && file !== null) checkRequirements(session, ast.requirements, basename(file));
  session.prepareScript(ast);
  return new ScriptBlock(compileBlock(ast));
}

function runBlock(session: Session, block: ScriptBlock, options: RunOptions): void {
  const { file } = options;
  const info = file
    ? new ExternalScriptInfo(file.slice(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1), file)
    : new ScriptInfo(block);
  const processor = new TopScript(session, {
    info,
    block,
    args: options.args ?? [],
    site: { extent: null, nameExtent: null, operator: null },
    invocationName: file ?? '',
    dotted: true,
    // Its `$input` and `$MyInvocation` are those of the whole session.
    isFile: (file !== null && file !== undefined) || options.input !== undefined,
  });
  runPipeline(session, [processor], options.input ?? null, session.topSink);
}

/** The text itself as a command: it has failed when its last statement has. */
class TopScript extends ScriptProcessor {
  protected override end(): void {
    super.end();
    this.failed = !this.session.succeeded;
  }
}

/** What is left when a run ends by a throw. */
function endOf(session: Session, thrown: unknown): RunResult {
  session.scope = session.global;
  session.streams = screenStreams;
  session.propagating = false;
  session.depth = 0;
  session.calls.frames.length = 0;
  if (thrown instanceof ExitFlow) {
    return { exitCode: session.exitCodeOf(thrown.value), exited: true, succeeded: true };
  }
  if (thrown instanceof BreakFlow || thrown instanceof ContinueFlow)
    return { exitCode: 0, exited: false, succeeded: true };
  if (thrown instanceof PipelineStoppedFlow) {
    session.stopHandled();
    return { exitCode: 130, exited: false, succeeded: false };
  }
  if (thrown instanceof FlowControl) return { exitCode: 0, exited: false, succeeded: true };
  const error = asTerminating(thrown, session);
  session.recordError(error);
  session.succeeded = false;
  session.showError(error.record);
  return { exitCode: 1, exited: false, succeeded: false };
}
