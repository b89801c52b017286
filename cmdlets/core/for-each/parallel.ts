import type { CmdletBody, CmdletContext } from '../../../src/engine/command/definition.js';
import { PSNotSupportedException } from '../../../src/engine/errors/engine-exceptions.js';
import { errorRecord } from '../../../src/engine/errors/error-record.js';
import { newException } from '../../../src/engine/errors/exceptions.js';

/** -Parallel: this build has no engines that run beside each other for it, and says so before anything runs. */
export function parallelBody(context: CmdletContext<object>): CmdletBody {
  const text =
    'ForEach-Object -Parallel is not available here: objects are worked on one after another. Leave out -Parallel, or use Start-Job for work that is to run beside this.';
  const exception = newException(PSNotSupportedException, text);
  return context.throwTerminating(
    errorRecord({ exception, id: 'ParallelNotSupported', category: 'NotImplemented', target: null }),
  );
}
