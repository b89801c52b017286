import { PSInvalidOperationException } from '../errors/engine-exceptions.js';
import { newException } from '../errors/exceptions.js';
import { PipelineStoppedFlow } from '../errors/flow-control.js';
import type { InvocationInfo } from '../errors/invocation-info.js';
import { engineError } from '../errors/terminating.js';
import { HostStoppedError, NotInteractiveError } from '../host.js';
import type { Session } from '../session/session.js';

const choices = [
  { label: '&Yes', help: 'Continue with only the next step of the operation.' },
  { label: 'Yes to &All', help: 'Continue with all the steps of the operation.' },
  { label: '&Halt Command', help: 'Stop this command.' },
  {
    label: '&Suspend',
    help: 'Pause the current pipeline and return to the command prompt. Type "exit" to resume the pipeline.',
  },
];

/** Asks whether to go on under the preference Inquire: false halts the command. Without a person it is an error. */
export function confirmRecord(session: Session, message: string, invocation: InvocationInfo): boolean {
  try {
    for (;;) {
      const answer = session.host.askChoice({
        caption: 'Confirm',
        message,
        choices,
        defaultChoice: 0,
      });
      if (answer !== 3) return answer !== 2;
      session.nestedPrompt();
    }
  } catch (error) {
    if (error instanceof HostStoppedError) throw new PipelineStoppedFlow();
    if (!(error instanceof NotInteractiveError)) throw error;
    const failure = engineError(
      newException(PSInvalidOperationException, error.message),
      'InvalidOperation',
      'InvalidOperation',
    );
    failure.record.invocationInfo = invocation;
    throw failure;
  }
}
