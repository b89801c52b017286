import { cmdletTable } from '../../src/engine/session/cmdlet-table.ts';
import type { Session } from '../../src/engine/session/session.ts';
import type { Value } from '../../src/engine/values/value.ts';
import type { FormatOptions } from '../../src/format/format-parameters.ts';
import { Formatter } from '../../src/format/formatter.ts';
import { formattingOf } from '../../src/format/formatting-of.ts';
import type { LineOutput } from '../../src/format/line-output.ts';
import { OutDefault } from '../../src/format/out-default.ts';
import { openSession } from '../oracle/replay.ts';
import { ReplayHost } from '../oracle/replay-host.ts';

/** A session without cmdlets, as redirected scripts have it. */
export function plainSession(): Session {
  return openSession(new ReplayHost(), cmdletTable([]), '/tmp');
}

/** An output that keeps lines. */
export function lineList(width: number, ansi = false): LineOutput & { readonly lines: string[] } {
  const lines: string[] = [];
  return {
    lines,
    width,
    screenWidth: 80,
    rows: Number.POSITIVE_INFINITY,
    ansi,
    stripsRaw: false,
    compactErrors: false,
    escapesControls: false,
    write: (text) => lines.push(text),
  };
}

/** Lines of objects laid out by one document; `options` stand for a Format-* command before it. */
export function layOut(session: Session, objects: readonly Value[], width: number, options?: FormatOptions): string[] {
  const format = formattingOf(session);
  const output = lineList(width);
  const out = new OutDefault({ format, output, clock: () => 0 });
  if (options) {
    const formatter = new Formatter(format, options, (record) => out.process(record));
    for (const object of objects) formatter.process(object);
    formatter.end();
  } else for (const object of objects) out.process(object);
  out.end();
  return output.lines;
}
