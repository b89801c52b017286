import { bindArguments } from '../command/binder.js';
import { type Binding, origin } from '../command/binding.js';
import type { CmdletBody } from '../command/cmdlet-context.js';
import { cmdletTableOf, declaredDefault, tableParameters } from '../command/cmdlet-parameters.js';
import type { CommandArgument } from '../command/command-argument.js';
import { commonValues } from '../command/common-parameters.js';
import type { CmdletDefinition } from '../command/definition.js';
import { PipelineBinder } from '../command/pipeline-binding.js';
import { FlowControl } from '../errors/flow-control.js';
import { InvocationInfo } from '../errors/invocation-info.js';
import { TerminatingError } from '../errors/terminating.js';
import type { Session } from '../session/session.js';
import { SwitchParameter } from '../values/switch-parameter.js';
import type { Value } from '../values/value.js';
import { CmdletRun } from './cmdlet-run.js';
import type { CmdletInfo } from './command-info.js';
import { CommandProcessor, type CommandSite } from './command-processor.js';
import { translateHostError } from './host-errors.js';
import { withRecorders } from './recorders.js';
import { VariableTee } from './variable-tee.js';

/** Runs a built-in cmdlet as a command of a pipeline. */
export class CmdletProcessor extends CommandProcessor {
  readonly #args: readonly CommandArgument[];
  readonly #definition: CmdletDefinition;
  readonly #invocationName: string;
  #binding!: Binding;
  #pipeline: PipelineBinder | null = null;
  #run: CmdletRun | null = null;
  #body: CmdletBody | null = null;
  #values: Record<string, unknown> = {};
  #invocation: InvocationInfo | null = null;

  constructor(
    session: Session,
    info: CmdletInfo,
    args: readonly CommandArgument[],
    site: CommandSite,
    invocationName: string,
  ) {
    super(session, info, site);
    this.#args = args;
    this.#definition = info.entry.load();
    this.#invocationName = invocationName;
  }

  get invocation(): InvocationInfo {
    this.#invocation ??= new InvocationInfo({
      command: this.info,
      extent: this.site.extent,
      invocationName: this.#invocationName,
      expectingInput: this.expectingInput,
      historyId: this.session.historyId,
    });
    return this.#invocation;
  }

  protected override begin(): void {
    this.#guarded(() => {
      this.#bind();
      this.#start();
      this.#body!.begin?.();
    });
  }

  #bind(): void {
    const definition = this.#definition;
    const { dynamicParameters } = definition;
    this.#binding = bindArguments({
      table: cmdletTableOf(definition),
      args: this.#args,
      host: this.session.host,
      ctx: this.session,
      site: { command: this.info, extent: this.site.extent, invocationName: this.#invocationName },
      expectingInput: this.expectingInput,
      pipelinePosition: this.position,
      defaultValues: this.session.defaultParameterValues(),
      names: [definition.name, ...definition.aliases],
      dynamicParameters: dynamicParameters
        ? (binding) => {
            const found = dynamicParameters({ parameters: Object.fromEntries(binding.bound()), session: this.session });
            const { setNames, parameters } = binding.table;
            return tableParameters(found, setNames, parameters.length, 'dynamic');
          }
        : null,
    });
    if (this.expectingInput) this.#pipeline = new PipelineBinder(this.#binding);
  }

  #start(): void {
    const binding = this.#binding;
    const common = commonValues(binding);
    if (common.outVariable) this.out = new VariableTee(this.session, this.callerScope, common.outVariable, this.out);
    if (common.pipelineVariable) this.out = this.session.pipelineVariable(this, common.pipelineVariable);
    this.streams = withRecorders(this.session, this.streams, this.callerScope, common);
    this.session.streams = this.streams;
    this.#values = this.#parameterValues();
    this.#run = new CmdletRun(this, this.#definition, binding, common, this.#values, () => this.invocation);
    for (const warning of binding.warnings) this.#run.warning(warning);
    this.#body = this.#definition.run(this.#run as never);
  }

  /** What the body sees: bound values and declared defaults. One object an invocation; pipeline objects change its fields. */
  #parameterValues(): Record<string, unknown> {
    const values: Record<string, unknown> = {};
    const { parameters } = this.#binding.table;
    for (const parameter of parameters) {
      if (!parameter.isCommon) this.#setValue(values, parameter.index);
    }
    return values;
  }

  #setValue(values: Record<string, unknown>, index: number): void {
    const parameter = this.#binding.table.parameters[index]!;
    const { values: bound, origins } = this.#binding;
    if (origins[index] === origin.none || origins[index] === origin.delayed) {
      const definition = this.#definition.parameters[parameter.name];
      values[parameter.name] = definition ? declaredDefault(definition) : undefined;
      return;
    }
    const value = bound[index];
    values[parameter.name] = value instanceof SwitchParameter && parameter.kind === 'switch' ? value.isPresent : value;
    if (parameter.typeName === 'System.String[]' && Array.isArray(value) && value.includes(null))
      values[parameter.name] = value.map((item) => item ?? ''); // a body's texts are never null
  }

  protected override process(value: Value): void {
    this.#guarded(() => {
      const body = this.#body!;
      if (this.#pipeline && !this.#bindInput(this.#pipeline, value)) return;
      this.#run!.input = value;
      body.process?.();
    });
  }

  #bindInput(pipeline: PipelineBinder, value: Value): boolean {
    const before = pipeline.boundByPipeline;
    try {
      pipeline.bind(value);
    } catch (error) {
      if (!(error instanceof TerminatingError) || error.fromErrorAction) throw error;
      this.#run!.writeError(error.record);
      return false;
    }
    for (const index of before) if (this.#binding.origins[index] === origin.none) this.#setValue(this.#values, index);
    for (const index of pipeline.boundByPipeline) this.#setValue(this.#values, index);
    return true;
  }

  protected override processOnce(): void {
    this.#guarded(() => this.#body!.process?.());
  }

  protected override end(): void {
    const body = this.#body;
    if (body?.end) this.#guarded(() => body.end!());
  }

  protected override clean(): void {
    const body = this.#body;
    if (body?.clean) body.clean();
  }

  /** Errors that leave the body are this command's. */
  #guarded(step: () => void): void {
    try {
      step();
    } catch (caught) {
      const thrown = translateHostError(caught);
      if (!(thrown instanceof FlowControl)) this.#note(thrown);
      throw thrown;
    }
  }

  #note(thrown: unknown): void {
    this.failed = true;
    if (thrown instanceof TerminatingError && this.#run) this.#run.noteTerminating(thrown);
  }
}
