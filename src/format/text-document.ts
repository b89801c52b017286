import type { Session } from '../engine/session/session.js';
import { formattingOf } from './formatting-of.js';
import { OutDefault } from './out-default.js';

/** A document whose lines go to a string or a file: lists are not limited unless a width is given, tables have the console's. */
export function textDocument(session: Session, width: number | undefined, write: (line: string) => void): OutDefault {
  const format = formattingOf(session);
  const { columns, supportsAnsi } = session.host;
  return new OutDefault({
    format,
    output: {
      width: width ?? Number.POSITIVE_INFINITY,
      screenWidth: columns,
      rows: Number.POSITIVE_INFINITY,
      ansi: format.style.keepsCodes(false, supportsAnsi),
      stripsRaw: false,
      compactErrors: false,
      escapesControls: false,
      write,
    },
  });
}

/** What ends a line in strings and files of this session. */
export function lineEnd(session: Session): string {
  return session.windows ? '\r\n' : '\n';
}
