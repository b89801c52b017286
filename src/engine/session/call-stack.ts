import { type Extent, lineOf } from '../../language/extent.js';
import type { Frame } from '../compile/frame.js';

/** The script blocks that run now, outermost first: for ScriptStackTrace and Get-PSCallStack. */
export class CallStack {
  readonly frames: Frame[] = [];

  /** `at name, file: line n` for each, innermost first; `position` is where the innermost one stands. */
  trace(position: Extent): string {
    const lines: string[] = [];
    let at = position;
    for (let i = this.frames.length - 1; i >= 0; i--) {
      const frame = this.frames[i]!;
      if (i < this.frames.length - 1) at = frame.position;
      lines.push(`at ${frame.title}, ${at.source.file ?? '<No file>'}: line ${lineOf(at)}`);
    }
    return lines.join('\n');
  }

  /** The trace from where the innermost block stands. */
  traceHere(): string {
    const top = this.frames[this.frames.length - 1];
    return top ? this.trace(top.position) : '';
  }
}
