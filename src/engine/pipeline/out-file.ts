import type { Session } from '../session/session.js';
import { SwitchParameter } from '../values/switch-parameter.js';
import { cmdletProcessor } from './call-cmdlet.js';
import { nullSink, type Sink } from './sink.js';

/** The file behind `>`: an Out-File that runs beside the pipeline. */
export interface OutFile {
  readonly sink: Sink;
  finish(): void;
  dispose(): void;
}

/** Opens the file of a redirection. */
export function openOutFile(session: Session, path: string, append: boolean): OutFile {
  const processor = cmdletProcessor(session, 'Out-File', { FilePath: path, Append: new SwitchParameter(append) });
  processor.expectingInput = true;
  processor.out = nullSink;
  processor.start();
  processor.flush();
  return { sink: processor, finish: () => processor.finish(), dispose: () => processor.dispose() };
}
