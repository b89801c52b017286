import { readFileSync } from 'node:fs';
import { FileNotFoundException } from '../errors/exception-types.js';
import { newException } from '../errors/exceptions.js';
import { netError } from '../errors/terminating.js';
import { decodeFile } from '../types/io/encoding.js';
import type { Session } from './session.js';

/** The lines of a text file; raises FileNotFoundException. */
export function readTextLines(session: Session, path: string): string[] {
  const full = session.location.resolve(path);
  try {
    const text = decodeFile(readFileSync(full));
    const lines = text.split(/\r\n|\n|\r/);
    if (lines[lines.length - 1] === '') lines.pop();
    return lines;
  } catch {
    throw netError(newException(FileNotFoundException, `Could not find file '${full}'.`));
  }
}
