import { existsSync, readFileSync } from 'node:fs';
import { toText } from '../convert/text.js';
import { ItemNotFoundException } from '../errors/engine-exceptions.js';
import { FileNotFoundException } from '../errors/exception-types.js';
import { newException } from '../errors/exceptions.js';
import { engineError, netError, type TerminatingError } from '../errors/terminating.js';
import { decodeFile } from '../types/io/encoding.js';
import type { Value } from '../values/value.js';
import type { Session } from './session.js';

/** The lines of the file of `switch -file`: a path or a FileInfo. Errors: PathNotFound; FileNotFoundException when it cannot be read. */
export function readTextLines(session: Session, file: Value): string[] {
  const full = session.location.resolve(toText(session, file));
  if (!existsSync(full)) throw pathNotFound(full);
  try {
    const text = decodeFile(readFileSync(full));
    const lines = text.split(/\r\n|\n|\r/);
    if (lines[lines.length - 1] === '') lines.pop();
    return lines;
  } catch {
    throw netError(newException(FileNotFoundException, `Could not find file '${full}'.`));
  }
}

function pathNotFound(path: string): TerminatingError {
  const message = `Cannot find path '${path}' because it does not exist.`;
  const exception = newException(ItemNotFoundException, message, null, { ItemName: path });
  return engineError(exception, 'PathNotFound', 'ObjectNotFound', path);
}
