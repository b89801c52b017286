import { bindArguments } from '../command/binder.js';
import { type Binding, origin } from '../command/binding.js';
import { type CommandArgument, looseValues } from '../command/command-argument.js';
import { PipelineBinder } from '../command/pipeline-binding.js';
import { Frame, type Statement } from '../compile/frame.js';
import { FlowControl, ReturnFlow } from '../errors/flow-control.js';
import { InvocationInfo } from '../errors/invocation-info.js';
import { TerminatingError } from '../errors/terminating.js';
import { Scope } from '../session/scope.js';
import type { Session } from '../session/session.js';
import { Variable } from '../session/variables.js';
import type { Value } from '../values/value.js';
import { type CommandInfo, FunctionInfo } from './command-info.js';
import { CommandProcessor, type CommandSite } from './command-processor.js';
import { dynamicParametersOf } from './dynamic-parameters.js';
import { Invocation } from './invocation.js';
import type { ScriptBlock } from './script-block.js';
import { ScriptCmdlet } from './script-cmdlet.js';

/** A call of a script block: of a function, of `& { }`, of a script file. */
export interface ScriptCall {
  readonly info: CommandInfo | null;
  readonly block: ScriptBlock;
  readonly args: readonly CommandArgument[];
  readonly site: CommandSite;
  readonly invocationName: string;
  /** In the caller's scope. */
  readonly dotted: boolean;
  /** The block is a script file: `$script:` is its scope. */
  readonly isFile?: boolean;
}

/** Runs a script block as a command of a pipeline. */
export class ScriptProcessor extends CommandProcessor {
  readonly #call: ScriptCall;
  readonly #frame: Frame;
  readonly #invocation: Invocation;
  #binding: Binding | null = null;
  #pipeline: PipelineBinder | null = null;
  #underscore: Variable | null = null;
  #cmdlet: ScriptCmdlet | null = null;
  #callerInvocation: Invocation | null = null;

  constructor(session: Session, call: ScriptCall) {
    super(session, call.info, call.site);
    this.#call = call;
    const { block } = call;
    if (!call.dotted) this.scope = new Scope(block.module ?? this.callerScope, call.isFile);
    this.#frame = new Frame(session, this.scope, block.code, !call.dotted);
    if (call.info instanceof FunctionInfo) this.#frame.name = call.info.name;
    this.#invocation = new Invocation(call.info, call.site, call.invocationName, block.file);
  }

  /** Gives the block `$_` and `$this` before it starts; undefined leaves them. */
  preset(underscore: Value, self: Value): void {
    if (underscore !== undefined && !this.#call.dotted) this.#setUnderscore(underscore);
    if (self !== undefined) this.scope.put(new Variable('this', self), 'this');
  }

  protected override begin(): void {
    const { code } = this.#call.block;
    const invocation = this.#invocation;
    invocation.expectingInput = this.expectingInput;
    invocation.position = this.position;
    invocation.pipelineLength = this.pipelineLength;
    if (code.isAdvanced) {
      this.#cmdlet = new ScriptCmdlet(this, invocation, code.binding);
      invocation.cmdlet = this.#cmdlet;
    }
    if (this.#frame.ownScope || this.#call.isFile) {
      this.#callerInvocation = this.scope.invocation;
      this.scope.invocation = invocation;
    }
    this.#bind();
    if (code.code.begin) this.#run(code.code.begin, 'Begin');
  }

  #bind(): void {
    const { block, args } = this.#call;
    const { code } = block;
    if (code.parameters.length === 0 && !code.isAdvanced && code.code.dynamicParam === null) {
      this.#invocation.args = looseValues(args);
      if (!this.#frame.ownScope) this.#setLoose();
      return;
    }
    const binding = bindArguments({
      table: code.table(this.#frame, this.#call.info?.name ?? ''),
      args,
      host: this.session.host,
      ctx: this.session,
      site: { command: this.info, extent: this.site.extent, invocationName: this.#call.invocationName },
      expectingInput: this.expectingInput,
      pipelinePosition: this.position,
      defaultValues: code.isAdvanced ? this.session.defaultParameterValues() : null,
      names: [this.#call.info?.name ?? ''],
      dynamicParameters: code.code.dynamicParam
        ? (bound) => dynamicParametersOf(this.#frame, bound, this.#setBound)
        : null,
    });
    this.#binding = binding;
    this.#invocation.binding = binding;
    this.#invocation.args = [...binding.leftover];
    if (this.#cmdlet) this.#cmdlet.applyCommon(binding, this.scope);
    this.#setVariables(binding);
    if (this.expectingInput && (code.isAdvanced || binding.table.pipelineParameters.length > 0))
      this.#pipeline = new PipelineBinder(binding);
    for (const warning of binding.warnings) this.session.writeWarning(warning);
  }

  /** A dot-sourced block has `$args` for itself only while it runs; its scope is the caller's. */
  #setLoose(): void {
    if (this.#frame.block.cellKeys.includes('args'))
      this.scope.put(new Variable('args', this.#invocation.args), 'args');
  }

  readonly #setBound = (binding: Binding): void => {
    for (const [name, value] of binding.bound()) this.scope.put(new Variable(name, value));
  };

  #setVariables(binding: Binding): void {
    const { parameters } = this.#call.block.code;
    const frame = this.#frame;
    for (let i = 0; i < parameters.length; i++) {
      const parameter = parameters[i]!;
      const bound = binding.origins[i] !== origin.none && binding.origins[i] !== origin.delayed;
      const variable = new Variable(parameter.name, bound ? binding.values[i] : null);
      this.scope.put(variable, parameter.key);
      const constraints = parameter.constraints(frame);
      if (constraints) variable.constrain(constraints);
      if (bound) continue;
      if (parameter.defaultValue) this.#setDefault(variable, parameter.defaultValue(frame));
      else variable.value = parameter.emptyValue(frame);
    }
  }

  #setDefault(variable: Variable, value: Value): void {
    variable.value = variable.constraints ? variable.convertOnly(value, this.session) : value;
  }

  protected override process(value: Value): void {
    const { process } = this.#call.block.code.code;
    if (process === null) {
      this.#keepInput(value);
      return;
    }
    this.#setUnderscore(value);
    if (this.#pipeline && !this.#bindInput(value)) return;
    this.#invocation.input = [value];
    this.#run(process, 'Process');
  }

  /** Without a process block objects are kept for `$input`; a pipeline parameter has the last one. */
  #keepInput(value: Value): void {
    this.#invocation.input.push(value);
    if (this.#pipeline) {
      this.#setUnderscore(value);
      this.#bindInput(value);
    }
  }

  /** False when the object could not be bound: the error is reported, the next object comes. */
  #bindInput(value: Value): boolean {
    const pipeline = this.#pipeline!;
    const before = [...pipeline.boundByPipeline];
    try {
      pipeline.bind(value);
    } catch (error) {
      if (error instanceof FlowControl) throw error;
      this.failed = true;
      this.session.reportCommandError(error);
      return false;
    }
    this.#rebind(before);
    return true;
  }

  #rebind(before: readonly number[]): void {
    const binding = this.#binding!;
    const { parameters } = this.#call.block.code;
    for (const index of before) {
      if (binding.origins[index] !== origin.none || !parameters[index]) continue;
      const parameter = parameters[index]!;
      this.scope.own(parameter.key)!.value = parameter.defaultValue?.(this.#frame) ?? parameter.emptyValue(this.#frame);
    }
    for (const index of this.#pipeline!.boundByPipeline) {
      const parameter = parameters[index];
      if (parameter) this.scope.own(parameter.key)!.value = binding.values[index];
    }
    this.#invocation.forgetBound();
  }

  #setUnderscore(value: Value): void {
    if (this.#underscore?.plain) this.#underscore.value = value;
    else this.#underscore = this.scope.put(new Variable('_', value), '_');
  }

  protected override processOnce(): void {
    const { process } = this.#call.block.code.code;
    if (process) this.#run(process, 'Process');
  }

  protected override end(): void {
    const { end, process } = this.#call.block.code.code;
    if (process !== null) this.#invocation.input = [];
    if (end) this.#run(end, 'End');
  }

  protected override clean(): void {
    const { clean } = this.#call.block.code.code;
    if (clean) this.session.unwinding(() => this.#run(clean, 'Clean'));
    // a dot-sourced file gives the scope back to its caller
    if (this.scope.invocation === this.#invocation && this.#call.dotted) this.scope.invocation = this.#callerInvocation;
  }

  #run(statement: Statement, part: string): void {
    const { session } = this;
    const frame = this.#frame;
    frame.part = this.#call.block.code.isUnnamed ? null : part;
    session.enter(frame);
    try {
      frame.leaveBlock(statement(frame, this.out));
    } catch (thrown) {
      if (thrown instanceof ReturnFlow) return;
      this.#noteFailure(thrown);
      throw thrown;
    } finally {
      session.leave(frame);
    }
  }

  #noteFailure(thrown: unknown): void {
    if (thrown instanceof FlowControl) return;
    this.failed = true;
    if (!(thrown instanceof TerminatingError)) return;
    thrown.crossesMethods = false;
    if (this.#cmdlet !== null && !thrown.fromThrow) this.#takeOver(thrown);
  }

  /** An error that leaves an advanced function becomes this command's error; its place stays. */
  #takeOver(error: TerminatingError): void {
    const { record } = error;
    const { invocationInfo } = record;
    if (invocationInfo === null || invocationInfo.command !== null) return;
    record.invocationInfo = new InvocationInfo({
      command: this.info,
      extent: invocationInfo.extent,
      invocationName: this.#call.invocationName,
    });
  }
}
