import { PSInvalidOperationException } from '../errors/engine-exceptions.js';
import { newException } from '../errors/exceptions.js';
import { PipelineStoppedFlow } from '../errors/flow-control.js';
import { engineError } from '../errors/terminating.js';
import { type Choice, type Host, HostStoppedError, NotInteractiveError } from '../host.js';
import type { ConfirmImpact, ContinueOptions } from './cmdlet-context.js';

/** Impacts in rising order: confirmation is asked when a command's impact reaches `$ConfirmPreference`. */
export const confirmImpacts = ['None', 'Low', 'Medium', 'High'] as const;

/** What ShouldProcess needs to know of the running command. */
export interface ConfirmationContext {
  readonly host: Host;
  /** Name of the command: the action of the one-argument form. */
  readonly commandName: string;
  /** `-WhatIf`, or `$WhatIfPreference`. */
  readonly whatIf: boolean;
  /** `-Confirm` given (true or false), null when it was not. */
  readonly confirm: boolean | null;
  readonly confirmImpact: ConfirmImpact;
  /** `$ConfirmPreference`. */
  readonly confirmPreference: ConfirmImpact;
  verbose(text: string): void;
  /** Prints a line on the host, past all streams. */
  hostLine(text: string): void;
  /** `S`: opens a nested prompt. */
  suspend(): void;
}

const yes: Choice = { label: '&Yes', help: 'Continue with only the next step of the operation.' };
const yesToAll: Choice = { label: 'Yes to &All', help: 'Continue with all the steps of the operation.' };
const no: Choice = { label: '&No', help: 'Skip this operation and proceed with the next operation.' };
const noToAll: Choice = { label: 'No to A&ll', help: 'Skip this operation and all subsequent operations.' };
const suspendChoice: Choice = {
  label: '&Suspend',
  help: 'Pause the current pipeline and return to the command prompt. Type "exit" to resume the pipeline.',
};

/** ShouldProcess and ShouldContinue of one invocation: the answers "to All" last as long as it. */
export class Confirmation {
  readonly #context: ConfirmationContext;
  /** Answer of Yes to All (true) or No to All (false); null while none was given. */
  #all: boolean | null = null;

  constructor(context: ConfirmationContext) {
    this.#context = context;
  }

  /** `ShouldProcess(target)` and `ShouldProcess(target, action)`. */
  shouldProcess(target: string, action = this.#context.commandName): boolean {
    const description = `Performing the operation "${action}" on target "${target}".`;
    return this.#decide(description, description, null);
  }

  /** `ShouldProcess(description, query, caption)`. */
  shouldProcessText(description: string, query: string, caption: string | null): boolean {
    return this.#decide(description, query, caption);
  }

  /** A person is to decide, or -WhatIf to be told. */
  get wantsDecision(): boolean {
    return this.#context.whatIf || (this.#all === null && this.#mustAsk());
  }

  /** `ShouldContinue(query, caption)`; with `all` also "… to All", remembered there. */
  shouldContinue(query: string, options: ContinueOptions): boolean {
    const { all } = options;
    if (all?.yes) return true;
    if (all?.no) return false;
    const choices = all ? [yes, yesToAll, no, noToAll, suspendChoice] : [yes, no, suspendChoice];
    const defaultChoice = options.hasSecurityImpact ? choices.indexOf(no) : 0;
    const answer = this.#ask(options.caption ?? 'Confirm', query, choices, defaultChoice);
    if (all && answer === yesToAll) all.yes = true;
    if (all && answer === noToAll) all.no = true;
    return answer === yes || answer === yesToAll;
  }

  #decide(description: string, query: string, caption: string | null): boolean {
    const context = this.#context;
    if (context.whatIf) {
      context.hostLine(`What if: ${description}`);
      return false;
    }
    if (!this.#mustAsk()) {
      context.verbose(description);
      return true;
    }
    if (this.#all !== null) return this.#all;
    const question = caption === null ? `Are you sure you want to perform this action?\n${query}` : query;
    const answer = this.#ask(caption ?? 'Confirm', question, [yes, yesToAll, no, noToAll, suspendChoice], 0);
    if (answer === yesToAll) this.#all = true;
    if (answer === noToAll) this.#all = false;
    return answer === yes || answer === yesToAll;
  }

  #mustAsk(): boolean {
    const { confirm, confirmImpact, confirmPreference } = this.#context;
    if (confirm !== null) return confirm;
    const preference = confirmImpacts.indexOf(confirmPreference);
    return preference > 0 && confirmImpacts.indexOf(confirmImpact) >= preference;
  }

  #ask(caption: string, message: string, choices: readonly Choice[], defaultChoice: number): Choice {
    const { host } = this.#context;
    for (;;) {
      const answer = choices[askOrStop(host, caption, message, choices, defaultChoice)]!;
      if (answer !== suspendChoice) return answer;
      this.#context.suspend();
    }
  }
}

function askOrStop(
  host: Host,
  caption: string,
  message: string,
  choices: readonly Choice[],
  defaultChoice: number,
): number {
  try {
    return host.askChoice({ caption, message, choices, defaultChoice });
  } catch (error) {
    if (error instanceof NotInteractiveError) {
      throw engineError(
        newException(PSInvalidOperationException, error.message),
        'InvalidOperation',
        'InvalidOperation',
      );
    }
    if (error instanceof HostStoppedError) throw new PipelineStoppedFlow();
    throw error;
  }
}
