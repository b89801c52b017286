import type { ErrorRecord } from '../errors/error-record.js';
import type { InvocationInfo } from '../errors/invocation-info.js';
import type { Host } from '../host.js';
import type { Sink } from '../pipeline/sink.js';
import type { Session } from '../session/session.js';
import type { ScriptContext } from '../values/script-access.js';
import type { Value } from '../values/value.js';

/** When PowerShell asks before it acts. */
export type ConfirmImpact = 'None' | 'Low' | 'Medium' | 'High';

/** What a cmdlet does with its input. Each is optional; `process` runs once without pipeline input. */
export interface CmdletBody {
  begin?(): void;
  process?(): void;
  end?(): void;
  /** Runs always, last, also after an error or Ctrl+C. */
  clean?(): void;
}

/** A question with security in it has No as its default; `all` keeps the answer to "… to All" between questions. */
export interface ContinueOptions {
  readonly caption?: string;
  readonly hasSecurityImpact?: boolean;
  readonly all?: { yes: boolean; no: boolean };
}

/** The output side of a running cmdlet. */
export interface CmdletOutput {
  /** Where `write` goes: blocks that the cmdlet runs may write straight into the pipeline. */
  readonly out: Sink;
  /** Writes one object; a collection stays one object unless `enumerate`. `undefined` writes nothing. */
  write(value: Value, enumerate?: boolean): void;
  /** A non-terminating error (error preference, -ErrorAction and -ErrorVariable are applied here). */
  writeError(record: ErrorRecord): void;
  /** Ends this command with an error. */
  throwTerminating(record: ErrorRecord): never;
  warning(text: string): void;
  verbose(text: string): void;
  debug(text: string): void;
  /** Writes to the information stream; `message` is any object. */
  information(message: Value, tags?: readonly string[]): void;
  progress(record: ProgressRecord): void;
}

/** What Write-Progress shows. `percent` and `secondsRemaining` are -1 when unknown. */
export interface ProgressRecord {
  readonly id: number;
  readonly parentId: number;
  readonly activity: string;
  readonly status: string;
  readonly operation: string;
  readonly percent: number;
  readonly secondsRemaining: number;
  readonly completed: boolean;
}

/** Everything the body of a cmdlet can do. `P` are its parameter values. */
export interface CmdletContext<P> extends CmdletOutput {
  /** Parameter values; those from the pipeline change with every object, so read them where they are used. */
  readonly parameters: P;
  /** Names of the parameters that are bound (lower case), from the command line, the pipeline or default values. */
  isBound(name: keyof P & string): boolean;
  /** The parameter set that binding chose. */
  readonly parameterSet: string;
  /** For operators, conversions and member access, which may run user script. */
  readonly script: ScriptContext;
  readonly session: Session;
  readonly host: Host;
  /** `$MyInvocation` of this command. */
  readonly invocation: InvocationInfo;
  /** The pipeline object being processed; undefined without input. */
  readonly input: Value;
  /** True when something is piped into the command. */
  readonly expectingInput: boolean;
  /** True when nothing more will be read from what this command writes into a pipeline that was stopped (Ctrl+C). */
  stopRequested(): boolean;
  /** Has enough input: stops the commands before this one (Select-Object -First). */
  stopUpstream(): never;
  /** Asks, or tells under -WhatIf; true when the action is to be done. The action is the cmdlet's name when absent. */
  shouldProcess(target: string, action?: string): boolean;
  /** True when shouldProcess would ask, or tell under -WhatIf: only then is it worth finding out what helps to decide. */
  readonly wantsDecision: boolean;
  /** As shouldProcess with texts of its own: what -WhatIf and -Verbose print, and the question. */
  shouldProcessText(description: string, query: string, caption?: string): boolean;
  /** A further question that -Confirm:$false does not answer; by convention -Force skips the call. */
  shouldContinue(query: string, options?: ContinueOptions): boolean;
  /** Values of the dynamic parameters, by name. */
  readonly dynamic: Readonly<Record<string, Value>>;
}

/** What dynamic parameters may depend on: the values bound so far. */
export interface DynamicParameterContext<P> {
  readonly parameters: Partial<P>;
  readonly session: Session;
}
