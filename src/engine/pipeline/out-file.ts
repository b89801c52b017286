import { pairArgument } from '../command/command-argument.js';
import type { Session } from '../session/session.js';
import { SwitchParameter } from '../values/switch-parameter.js';
import { CmdletProcessor } from './cmdlet-processor.js';
import { nullSink, type Sink } from './sink.js';

/** The file behind `>`: an Out-File that runs beside the pipeline. */
export interface OutFile {
  readonly sink: Sink;
  finish(): void;
  dispose(): void;
}

const noSite = { extent: null, nameExtent: null, operator: null } as const;

/** Opens the file of a redirection. */
export function openOutFile(session: Session, path: string, append: boolean): OutFile {
  const entry = session.cmdlets.find('Out-File');
  if (!entry) throw new Error('Redirection to files needs the cmdlet Out-File.');
  const args = [
    pairArgument('FilePath', path, null, null),
    pairArgument('Append', new SwitchParameter(append), null, null),
  ];
  const processor = new CmdletProcessor(session, session.cmdletInfo(entry), args, noSite, 'Out-File');
  processor.expectingInput = true;
  processor.out = nullSink;
  processor.start();
  processor.flush();
  return { sink: processor, finish: () => processor.finish(), dispose: () => processor.dispose() };
}
