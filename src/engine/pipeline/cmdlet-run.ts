import { type Binding, origin } from '../command/binding.js';
import type { CmdletContext, ContinueOptions, ProgressRecord } from '../command/cmdlet-context.js';
import type { CommonValues } from '../command/common-parameters.js';
import type { CmdletDefinition } from '../command/definition.js';
import { Confirmation } from '../command/should-process.js';
import { toText } from '../convert/text.js';
import type { ErrorRecord } from '../errors/error-record.js';
import { StopUpstreamFlow } from '../errors/flow-control.js';
import type { InvocationInfo } from '../errors/invocation-info.js';
import { recordError, type TerminatingError } from '../errors/terminating.js';
import type { Host } from '../host.js';
import type { Session } from '../session/session.js';
import type { ScriptContext } from '../values/script-access.js';
import type { Value } from '../values/value.js';
import type { CommandProcessor } from './command-processor.js';
import { CommandRuntime } from './command-runtime.js';
import { type Sink, writeValue } from './sink.js';
import { InformationRecord } from './stream-records.js';

/** What the body of a cmdlet works with: one object an invocation. */
export class CmdletRun implements CmdletContext<Record<string, unknown>> {
  readonly parameters: Record<string, unknown>;
  readonly session: Session;
  readonly script: ScriptContext;
  readonly host: Host;
  input: Value = undefined;
  readonly #processor: CommandProcessor;
  readonly #definition: CmdletDefinition;
  readonly #binding: Binding;
  readonly #common: CommonValues;
  readonly #runtime: CommandRuntime;
  readonly #invocation: () => InvocationInfo;
  #confirmation: Confirmation | null = null;

  constructor(
    processor: CommandProcessor,
    definition: CmdletDefinition,
    binding: Binding,
    common: CommonValues,
    parameters: Record<string, unknown>,
    invocation: () => InvocationInfo,
  ) {
    this.parameters = parameters;
    this.session = processor.session;
    this.script = processor.session;
    this.host = processor.session.host;
    this.#processor = processor;
    this.#definition = definition;
    this.#binding = binding;
    this.#common = common;
    this.#invocation = invocation;
    this.#runtime = new CommandRuntime(processor, common, invocation);
  }

  isBound(name: string): boolean {
    const parameter = this.#binding.table.named(name);
    return parameter !== null && this.#binding.origins[parameter.index] !== origin.none;
  }

  get out(): Sink {
    return this.#processor.out;
  }

  get parameterSet(): string {
    return this.#binding.setName;
  }

  get invocation(): InvocationInfo {
    return this.#invocation();
  }

  get expectingInput(): boolean {
    return this.#processor.expectingInput;
  }

  get dynamic(): Readonly<Record<string, Value>> {
    const { table, values } = this.#binding;
    return Object.fromEntries(
      table.parameters.filter((one) => one.isDynamic).map((one) => [one.name, values[one.index]]),
    );
  }

  write(value: Value, enumerate = false): void {
    if (enumerate) writeValue(this.#processor.out, value);
    else if (value !== undefined) this.#processor.out.write(value);
  }

  writeError(record: ErrorRecord): void {
    this.#runtime.writeError(record);
  }

  throwTerminating(record: ErrorRecord): never {
    throw recordError(record);
  }

  /** A terminating error that left the body. */
  noteTerminating(error: TerminatingError): void {
    this.#runtime.noteTerminating(error);
  }

  warning(text: string): void {
    this.#runtime.warning(text);
  }

  verbose(text: string): void {
    this.#runtime.verbose(text);
  }

  debug(text: string): void {
    this.#runtime.debug(text);
  }

  information(message: Value, tags: readonly string[] = []): void {
    const { file } = this.#processor.site.extent?.source ?? { file: null };
    const record =
      message instanceof InformationRecord
        ? message
        : new InformationRecord(message, file ?? this.#definition.name, tags);
    this.#runtime.information(record, toText(this.session, record.messageData), record.tags.includes('PSHOST'));
  }

  progress(record: ProgressRecord): void {
    const action = this.#common.progressAction ?? this.session.preference('ProgressPreference');
    if (action !== 'Continue') return;
    const { operation, ...rest } = record;
    this.host.progress({ ...rest, currentOperation: operation });
  }

  stopRequested(): boolean {
    return this.session.stopRequested();
  }

  stopUpstream(): never {
    throw new StopUpstreamFlow(this.#processor);
  }

  shouldProcess(target: string, action?: string): boolean {
    return this.#confirm().shouldProcess(target, action);
  }

  get wantsDecision(): boolean {
    return this.#confirm().wantsDecision;
  }

  shouldProcessText(description: string, query: string, caption?: string): boolean {
    return this.#confirm().shouldProcessText(description, query, caption ?? null);
  }

  shouldContinue(query: string, options: ContinueOptions = {}): boolean {
    return this.#confirm().shouldContinue(query, options);
  }

  #confirm(): Confirmation {
    const common = this.#common;
    const { session } = this;
    this.#confirmation ??= new Confirmation({
      host: this.host,
      commandName: this.#definition.name,
      whatIf: common.whatIf ?? session.isPreferenceTrue('WhatIfPreference'),
      confirm: common.confirm,
      confirmImpact: this.#definition.confirmImpact,
      confirmPreference: session.confirmPreference(),
      verbose: (text) => this.verbose(text),
      hostLine: (text) => session.writeHostLine(text),
      suspend: () => session.nestedPrompt(),
    });
    return this.#confirmation;
  }
}
