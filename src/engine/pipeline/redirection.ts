import { toText } from '../convert/text.js';
import type { Session } from '../session/session.js';
import type { Value } from '../values/value.js';
import type { CommandProcessor } from './command-processor.js';
import { nullSink, type Sink } from './sink.js';
import { type StreamName, streamNames } from './streams.js';

/** `2>&1`, `> file`, `*>> file`: what is redirected and where to. */
export type Redirection =
  | { readonly kind: 'merge'; readonly from: StreamName | 'output' | 'all' }
  | {
      readonly kind: 'file';
      readonly from: StreamName | 'output' | 'all';
      readonly append: boolean;
      /** The file's name; `$null` forgets. */
      readonly target: Value;
    };

/** A command that takes redirected objects (Out-File), to be ended with the pipeline. */
interface OpenFile {
  readonly sink: Sink;
  finish(): void;
  dispose(): void;
}

/** Applies redirections to a command that is connected already; the answer ends the files they opened. */
export function openRedirections(
  session: Session,
  command: CommandProcessor,
  redirections: readonly Redirection[],
): { finish(): void; dispose(): void } {
  const files: OpenFile[] = [];
  const streams: Record<StreamName, Sink | null> = { ...command.streams };
  for (const redirection of redirections) {
    if (redirection.kind !== 'file') continue;
    const sink = openTarget(session, redirection, files);
    if (redirection.from === 'output' || redirection.from === 'all') command.out = sink;
    setStreams(streams, redirection.from, sink);
  }
  for (const redirection of redirections) {
    if (redirection.kind === 'merge') setStreams(streams, redirection.from, command.out);
  }
  command.streams = { ...streams, recorders: command.streams.recorders };
  return {
    finish() {
      for (const file of files) file.finish();
    },
    dispose() {
      for (const file of files) file.dispose();
    },
  };
}

function setStreams(streams: Record<StreamName, Sink | null>, from: StreamName | 'output' | 'all', sink: Sink): void {
  for (const name of streamNames) if (from === name || from === 'all') streams[name] = sink;
}

function openTarget(session: Session, redirection: Redirection & { kind: 'file' }, files: OpenFile[]): Sink {
  const { target } = redirection;
  if (target === null || target === undefined) return nullSink;
  const file = session.openOutFile(toText(session, target), redirection.append);
  files.push(file);
  return file.sink;
}
