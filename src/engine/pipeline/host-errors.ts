import { PSInvalidOperationException } from '../errors/engine-exceptions.js';
import { newException } from '../errors/exceptions.js';
import { PipelineStoppedFlow } from '../errors/flow-control.js';
import { engineError } from '../errors/terminating.js';
import { HostStoppedError, NotInteractiveError } from '../host.js';

/** What a throw of the host means to a script: Ctrl+C stops the pipeline, a question nobody can answer is an error. Other throws as they are. */
export function translateHostError(thrown: unknown): unknown {
  if (thrown instanceof HostStoppedError) return new PipelineStoppedFlow();
  if (!(thrown instanceof NotInteractiveError)) return thrown;
  const exception = newException(PSInvalidOperationException, thrown.message);
  return engineError(exception, 'InvalidOperation', 'InvalidOperation', null);
}
