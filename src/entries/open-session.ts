import { toText } from '../engine/convert/text.js';
import { setTargetText } from '../engine/errors/error-record.js';
import type { Host } from '../engine/host.js';
import type { CmdletTable } from '../engine/session/cmdlet-table.js';
import { type OutputDocument, Session } from '../engine/session/session.js';
import type { FormatContext } from '../format/format-context.js';
import type { LineOutput } from '../format/line-output.js';
import { OutDefault } from '../format/out-default.js';
import { attachFormatting } from '../format/session-formatting.js';

/** What a session is put together from. */
export interface SessionParts {
  readonly host: Host;
  readonly cmdlets: CmdletTable;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Absolute path of the current location. */
  readonly location: string;
}

/** Puts engine, cmdlets and formatting together: a session whose output goes to the host's screen. */
export function openSession(parts: SessionParts): Session {
  const { host, cmdlets, environment, location } = parts;
  let format: FormatContext | null = null;
  const openOutput = (session: Session): OutputDocument => {
    format ??= formattingOf(session);
    return new OutDefault({ format, output: screenOutput(host, format) });
  };
  const session = new Session({ host, cmdlets, environment, location, openOutput });
  format = formattingOf(session);
  setTargetText((target) => toText(session, target));
  return session;
}

function formattingOf(session: Session): FormatContext {
  return attachFormatting({
    script: session,
    variable: (name) => session.scope.find(name.toLowerCase())?.read(),
  });
}

/** The screen as the end of a pipeline: a line shorter than its width, as pwsh lays out. */
function screenOutput(host: Host, format: FormatContext): LineOutput {
  return {
    width: host.columns - 1,
    screenWidth: host.columns,
    rows: host.outputRedirected ? Number.POSITIVE_INFINITY : host.rows,
    ansi: format.style.keepsCodes(true, host.supportsAnsi),
    stripsRaw: true,
    escapesControls: !host.outputRedirected,
    write: (text, stream) => host.write(stream === 'error' ? 'error' : 'out', `${text}\n`),
  };
}
