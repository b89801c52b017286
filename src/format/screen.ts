import { toText } from '../engine/convert/text.js';
import type { Host } from '../engine/host.js';
import { HostInformationMessage } from '../engine/pipeline/host-information.js';
import { DebugRecord, InformationRecord, VerboseRecord, WarningRecord } from '../engine/pipeline/stream-records.js';
import type { Session } from '../engine/session/session.js';
import type { OutputDocument } from '../engine/session/session-streams.js';
import type { Value } from '../engine/values/value.js';
import { hasEscape, makeSafe, reset, stripEscapes } from './escape-codes.js';
import type { FormatContext } from './format-context.js';
import { formattingOf } from './formatting-of.js';
import type { LineOutput, LineStream } from './line-output.js';
import { splitLines } from './lines.js';
import { OutDefault } from './out-default.js';

/** The document of one run whose lines go to the host's screen: what `SessionOptions.openOutput` makes. */
export function openScreen(session: Session, clock?: () => number): OutputDocument {
  const screen = new Screen(session.host, formattingOf(session));
  const out = new OutDefault({ format: formattingOf(session), output: screen, ...(clock ? { clock } : {}) });
  return {
    process(value, stream = 'output') {
      // Records of these streams are printed at once; a table under way may still be waiting for its widths.
      if (stream === 'output' || stream === 'error') out.process(value, stream);
      else screen.record(value, session);
    },
    end: () => out.end(),
  };
}

const prefixes: Partial<Record<LineStream, string>> = { warning: 'WARNING: ', verbose: 'VERBOSE: ', debug: 'DEBUG: ' };

/** The screen of a host as the end of documents: one cell narrower than the terminal, as PowerShell lays out. */
class Screen implements LineOutput {
  readonly #host: Host;
  readonly #format: FormatContext;
  readonly stripsRaw = true;
  readonly compactErrors = true;

  constructor(host: Host, format: FormatContext) {
    this.#host = host;
    this.#format = format;
  }

  get width(): number {
    return this.#host.columns - 1;
  }

  get screenWidth(): number {
    return this.#host.columns - 1;
  }

  get rows(): number {
    return this.#host.outputRedirected ? Number.POSITIVE_INFINITY : this.#host.rows;
  }

  get ansi(): boolean {
    return this.#format.style.keepsCodes(true, this.#host.supportsAnsi);
  }

  get escapesControls(): boolean {
    return !this.#host.outputRedirected;
  }

  write(text: string, stream: LineStream): void {
    const { formatting } = this.#format.style;
    const prefix = prefixes[stream];
    if (prefix === undefined) this.#host.write(stream === 'error' ? 'error' : 'out', `${text}\n`);
    else
      this.#host.write(
        'out',
        `${this.#coloured(prefix + (this.escapesControls ? makeSafe(text) : text), formatting[stream as 'warning' | 'verbose' | 'debug'])}\n`,
      );
  }

  /** A record of the warning, verbose, debug or information stream. */
  record(record: Value, session: Session): void {
    if (record instanceof InformationRecord && record.messageData instanceof HostInformationMessage) {
      this.#hostMessage(record.messageData);
      return;
    }
    this.write(toText(session, record), streamOf(record));
  }

  #hostMessage({ message, noNewLine, foreground, background }: HostInformationMessage): void {
    const text = (this.ansi ? message : stripEscapes(message)) + (noNewLine ? '' : '\n');
    if (foreground === null && background === null) this.#host.write('out', text);
    else this.#host.writeColoured(text, { foreground, background });
  }

  #coloured(text: string, code: string): string {
    if (!this.ansi) return hasEscape(text) ? stripEscapes(text) : text;
    return splitLines(text)
      .map((line) => `${code}${line}${reset}`)
      .join('\n');
  }
}

/** The stream whose prefix a record is shown with. */
function streamOf(record: Value): LineStream {
  if (record instanceof WarningRecord) return 'warning';
  if (record instanceof VerboseRecord) return 'verbose';
  if (record instanceof DebugRecord) return 'debug';
  return 'output';
}
