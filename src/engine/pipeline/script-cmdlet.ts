import type { Binding } from '../command/binding.js';
import { type CommonValues, commonValues, noCommonValues } from '../command/common-parameters.js';
import { Confirmation, type ConfirmationContext } from '../command/should-process.js';
import type { BindingAttributes } from '../compile/compiled-block.js';
import { toText } from '../convert/text.js';
import type { ErrorRecord } from '../errors/error-record.js';
import { invocationException, recordError } from '../errors/terminating.js';
import type { Scope } from '../session/scope.js';
import { InvocationIntrinsics } from '../session/session-state.js';
import { Variable } from '../session/variables.js';
import { defineType } from '../values/net-type.js';
import { Reference } from '../values/reference.js';
import { NetObject, type Value } from '../values/value.js';
import type { CommandProcessor } from './command-processor.js';
import { CommandRuntime } from './command-runtime.js';
import type { Invocation } from './invocation.js';
import { withRecorders } from './recorders.js';
import { writeValue } from './sink.js';
import { InformationRecord } from './stream-records.js';
import { VariableTee } from './variable-tee.js';

/** `$PSCmdlet` of an advanced function, and what its common parameters do. */
export class ScriptCmdlet extends NetObject {
  readonly processor: CommandProcessor;
  readonly invocation: Invocation;
  readonly #attributes: BindingAttributes;
  #common: CommonValues = noCommonValues;
  #runtime: CommandRuntime | null = null;
  #confirmation: Confirmation | null = null;
  #binding: Binding | null = null;

  constructor(processor: CommandProcessor, invocation: Invocation, attributes: BindingAttributes) {
    super();
    this.processor = processor;
    this.invocation = invocation;
    this.#attributes = attributes;
  }

  /** Common parameters of a function are preference variables of its scope. */
  applyCommon(binding: Binding, scope: Scope): void {
    this.#binding = binding;
    const common = commonValues(binding);
    if (common === noCommonValues) return;
    this.#common = common;
    const set = (name: string, value: Value): void => {
      scope.put(new Variable(name, value));
    };
    const { session } = this.processor;
    if (common.verbose !== null)
      set('VerbosePreference', session.actionValue(common.verbose ? 'Continue' : 'SilentlyContinue'));
    if (common.debug !== null)
      set('DebugPreference', session.actionValue(common.debug ? 'Continue' : 'SilentlyContinue'));
    if (common.errorAction) set('ErrorActionPreference', session.actionValue(common.errorAction));
    if (common.warningAction) set('WarningPreference', session.actionValue(common.warningAction));
    if (common.informationAction) set('InformationPreference', session.actionValue(common.informationAction));
    if (common.progressAction) set('ProgressPreference', session.actionValue(common.progressAction));
    if (common.whatIf !== null) set('WhatIfPreference', common.whatIf);
    if (common.confirm !== null) set('ConfirmPreference', session.confirmValue(common.confirm ? 'Low' : 'None'));
    this.#openVariables(common);
  }

  #openVariables(common: CommonValues): void {
    const { processor } = this;
    const { session } = processor;
    if (common.outVariable)
      processor.out = new VariableTee(session, processor.callerScope, common.outVariable, processor.out);
    if (common.pipelineVariable) processor.out = session.pipelineVariable(processor, common.pipelineVariable);
    processor.streams = withRecorders(session, processor.streams, processor.callerScope, common);
    session.streams = processor.streams;
  }

  /** `-ErrorAction Stop` was given: a failing statement of the function ends it. */
  get stopsAtErrors(): boolean {
    return this.#common.errorAction === 'Stop';
  }

  get runtime(): CommandRuntime {
    this.#runtime ??= new CommandRuntime(this.processor, noCommonValues, () => this.invocation.invocationInfo);
    return this.#runtime;
  }

  get confirmation(): Confirmation {
    this.#confirmation ??= new Confirmation(this.#confirmationContext());
    return this.#confirmation;
  }

  #confirmationContext(): ConfirmationContext {
    const { session, info } = this.processor;
    const common = this.#common;
    return {
      host: session.host,
      commandName: info?.name ?? '',
      whatIf: common.whatIf ?? session.isPreferenceTrue('WhatIfPreference'),
      confirm: common.confirm,
      confirmImpact: this.#attributes.confirmImpact,
      confirmPreference: session.confirmPreference(),
      verbose: (text) => this.runtime.verbose(text),
      hostLine: (text) => session.writeHostLine(text),
      suspend: () => session.nestedPrompt(),
    };
  }

  get parameterSetName(): string {
    return this.#binding?.setName ?? '__AllParameterSets';
  }

  /** `ThrowTerminatingError(record)`: ends the function whatever `-ErrorAction` says. */
  throwTerminating(record: ErrorRecord): never {
    record.invocationInfo = this.invocation.invocationInfo;
    this.processor.failed = true;
    const { session, streams } = this.processor;
    const own = session.streams.recorders;
    if (own !== streams.recorders) own?.keepHere('error', invocationException(record));
    const error = recordError(record);
    error.crossesMethods = true;
    error.wrappedIn = 'cmdlet';
    throw error;
  }

  writeObject(value: Value, enumerate: boolean): void {
    if (enumerate) writeValue(this.processor.out, value);
    else this.processor.out.write(value);
  }

  shouldContinue(args: readonly Value[]): boolean {
    const { session } = this.processor;
    const [query, caption, ...rest] = args;
    const references = rest.filter((one) => one instanceof Reference);
    const flag = rest.find((one) => typeof one === 'boolean');
    const all =
      references.length === 2 ? { yes: references[0]!.value === true, no: references[1]!.value === true } : undefined;
    const base = { caption: toText(session, caption), hasSecurityImpact: flag === true };
    const answer = this.confirmation.shouldContinue(toText(session, query), all ? { ...base, all } : base);
    if (all) {
      references[0]!.value = all.yes;
      references[1]!.value = all.no;
    }
    return answer;
  }
}

const psCmdlet = defineType({
  name: 'System.Management.Automation.PSCmdlet',
  properties: () => ({}),
});

defineType({
  name: 'System.Management.Automation.PSScriptCmdlet',
  base: psCmdlet,
  represents: ScriptCmdlet,
  properties: () => ({
    'ParameterSetName: string': (self: ScriptCmdlet) => self.parameterSetName,
    'MyInvocation: System.Management.Automation.InvocationInfo': (self: ScriptCmdlet) => self.invocation.invocationInfo,
    'SessionState: System.Management.Automation.SessionState': (self: ScriptCmdlet) =>
      self.processor.session.sessionState(),
    'Host: System.Management.Automation.Host.PSHost': (self: ScriptCmdlet) =>
      self.processor.session.global.own('host')?.read() ?? null,
    'InvokeCommand: System.Management.Automation.CommandInvocationIntrinsics': (self: ScriptCmdlet) =>
      new InvocationIntrinsics(self.processor.session),
    'CommandOrigin: System.Management.Automation.CommandOrigin': (self: ScriptCmdlet) =>
      self.invocation.invocationInfo.commandOrigin,
    'Stopping: bool': (self: ScriptCmdlet) => self.processor.session.stopRequested(),
  }),
  methods: () => ({
    'ShouldProcess(string target): bool': (self: ScriptCmdlet, [target]: [string]) =>
      self.confirmation.shouldProcess(target),
    'ShouldProcess(string target, string action): bool': (self: ScriptCmdlet, [target, action]: [string, string]) =>
      self.confirmation.shouldProcess(target, action),
    'ShouldProcess(string verboseDescription, string verboseWarning, string caption): bool': (
      self: ScriptCmdlet,
      [description, query, caption]: [string, string, string],
    ) => self.confirmation.shouldProcessText(description, query, caption),
    'ShouldContinue(string query, string caption): bool': (self: ScriptCmdlet, args: Value[]) =>
      self.shouldContinue(args),
    'ShouldContinue(string query, string caption, [ref] bool yesToAll, [ref] bool noToAll): bool': (
      self: ScriptCmdlet,
      args: Value[],
    ) => self.shouldContinue(args),
    'ShouldContinue(string query, string caption, bool hasSecurityImpact, [ref] bool yesToAll, [ref] bool noToAll): bool':
      (self: ScriptCmdlet, args: Value[]) => self.shouldContinue(args),
    'WriteError(System.Management.Automation.ErrorRecord errorRecord): void': (
      self: ScriptCmdlet,
      [record]: [ErrorRecord],
    ) => self.runtime.writeError(record),
    'ThrowTerminatingError(System.Management.Automation.ErrorRecord errorRecord): void': (
      self: ScriptCmdlet,
      [record]: [ErrorRecord],
    ) => self.throwTerminating(record),
    'WriteObject(System.Object sendToPipeline): void': (self: ScriptCmdlet, [value]: [Value]) =>
      self.writeObject(value, false),
    'WriteObject(System.Object sendToPipeline, bool enumerateCollection): void': (
      self: ScriptCmdlet,
      [value, enumerate]: [Value, boolean],
    ) => self.writeObject(value, enumerate),
    'WriteVerbose(string text): void': (self: ScriptCmdlet, [text]: [string]) => self.runtime.verbose(text),
    'WriteWarning(string text): void': (self: ScriptCmdlet, [text]: [string]) => self.runtime.warning(text),
    'WriteDebug(string text): void': (self: ScriptCmdlet, [text]: [string]) => self.runtime.debug(text),
    'WriteInformation(System.Object messageData, string[] tags): void': (
      self: ScriptCmdlet,
      [data, tags]: [Value, string[]],
    ) => self.runtime.information(new InformationRecord(data, '', tags), toText(self.processor.session, data), false),
    'GetVariableValue(string name): System.Object': (self: ScriptCmdlet, [name]: [string]) =>
      self.processor.callerScope.find(name.toLowerCase())?.read() ?? null,
    'GetVariableValue(string name, System.Object defaultValue): System.Object': (
      self: ScriptCmdlet,
      [name, otherwise]: [string, Value],
    ) => self.processor.callerScope.find(name.toLowerCase())?.read() ?? otherwise,
    'GetUnresolvedProviderPathFromPSPath(string path): string': (self: ScriptCmdlet, [path]: [string]) =>
      self.processor.session.location.resolve(path),
  }),
});
