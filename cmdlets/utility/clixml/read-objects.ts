import type { CmdletContext } from '../../../src/engine/command/cmdlet-context.js';
import { errorRecord } from '../../../src/engine/errors/error-record.js';
import { XmlException } from '../../../src/engine/errors/exception-types.js';
import { newException } from '../../../src/engine/errors/exceptions.js';
import { TerminatingError } from '../../../src/engine/errors/terminating.js';
import { NotEncryptedError } from '../../security/strings/encrypted-text.js';
import { ClixmlError, ClixmlReader } from './clixml-reader.js';

/** Writes the objects of a CLIXML text, some at the start left out. Ends the cmdlet for other texts. */
export function writeObjects(
  context: CmdletContext<object>,
  text: string,
  skip = 0,
  first = Number.POSITIVE_INFINITY,
): void {
  try {
    let index = 0;
    for (const value of new ClixmlReader(context.session).read(text)) {
      if (index >= skip + first) return;
      if (index++ >= skip) context.write(value, true);
    }
  } catch (error) {
    if (error instanceof TerminatingError && error.exception.typeName !== XmlException.fullName) throw error;
    const known =
      error instanceof ClixmlError || error instanceof NotEncryptedError || error instanceof TerminatingError;
    if (!known) throw error;
    const exception = newException(XmlException, error.message);
    context.throwTerminating(errorRecord({ exception, id: 'System.Xml.XmlException', category: 'NotSpecified' }));
  }
}
