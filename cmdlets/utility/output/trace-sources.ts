import { PSArgumentException } from '../../../src/engine/errors/engine-exceptions.js';
import { type ErrorRecord, errorRecord } from '../../../src/engine/errors/error-record.js';
import { newException } from '../../../src/engine/errors/exceptions.js';

/** No trace source of that name: this shell has none. */
export function noTraceSource(name: string): ErrorRecord {
  const exception = newException(
    PSArgumentException,
    `A trace source named "${name}" does not exist: this shell has no trace sources.`,
  );
  return errorRecord({ exception, id: 'TraceSourceNotFound', category: 'ObjectNotFound', target: name });
}
