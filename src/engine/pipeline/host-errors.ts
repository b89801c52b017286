import { PSInvalidOperationException } from '../errors/engine-exceptions.js';
import { newException } from '../errors/exceptions.js';
import { PipelineStoppedFlow } from '../errors/flow-control.js';
import { engineError } from '../errors/terminating.js';
import { HostStoppedError, NotInteractiveError } from '../host.js';
import { fileFault } from '../types/io/faults.js';

/**
 * What a throw of the host means to a script: Ctrl+C stops the pipeline, a question nobody can answer is an error, what the system says of a
 * file is .NET's exception. Other throws as they are.
 */
export function translateHostError(thrown: unknown): unknown {
  if (thrown instanceof HostStoppedError) return new PipelineStoppedFlow();
  if (isSystemError(thrown)) return fileFault(thrown, thrown.path);
  if (!(thrown instanceof NotInteractiveError)) return thrown;
  const exception = newException(PSInvalidOperationException, thrown.message);
  return engineError(exception, 'InvalidOperation', 'InvalidOperation', null);
}

/** An error of Node about a file, with the code of the system. */
function isSystemError(thrown: unknown): thrown is NodeJS.ErrnoException & { path: string } {
  if (!(thrown instanceof Error)) return false;
  const { code, syscall, path } = thrown as NodeJS.ErrnoException;
  return typeof code === 'string' && syscall !== undefined && path !== undefined;
}
