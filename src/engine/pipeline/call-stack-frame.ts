import { basename } from 'node:path';
import { type Extent, lineOf } from '../../language/extent.js';
import { toText } from '../convert/text.js';
import { InvocationInfo } from '../errors/invocation-info.js';
import type { Session } from '../session/session.js';
import { defineType } from '../values/net-type.js';
import { lazyTypes } from '../values/type-registry.js';
import { NetObject } from '../values/value.js';

/** One level of Get-PSCallStack. */
class CallStackFrame extends NetObject {
  readonly functionName: string;
  readonly command: string;
  readonly arguments: string;
  readonly position: Extent;

  constructor(functionName: string, command: string, args: string, position: Extent) {
    super();
    this.functionName = functionName;
    this.command = command;
    this.arguments = args;
    this.position = position;
  }

  get scriptName(): string | null {
    return this.position.source.file;
  }

  /** `file.ps1: line 7`, `<No file>`. */
  get location(): string {
    const file = this.scriptName;
    return file === null ? '<No file>' : `${basename(file)}: line ${lineOf(this.position)}`;
  }
}

/** The script blocks that run, innermost first. */
export function callStackFrames(session: Session): CallStackFrame[] {
  return [...session.calls.frames].reverse().map((frame) => {
    const isFunction = frame.name !== '<ScriptBlock>';
    const file = frame.position.source.file;
    const command = isFunction ? frame.name : file === null || frame.scope.parent ? '<ScriptBlock>' : basename(file);
    const bound = isFunction ? [...(frame.scope.invocation?.bound.entries() ?? [])] : [];
    const args = bound.map(({ key, value }) => `${toText(session, key)}=${toText(session, value)}`).join(', ');
    return new CallStackFrame(frame.title, command, `{${args}}`, frame.position);
  });
}

const name = 'System.Management.Automation.CallStackFrame';

lazyTypes(
  [name],
  () =>
    void defineType({
      name,
      represents: CallStackFrame,
      properties: {
        'ScriptName: string': (self: CallStackFrame) => self.scriptName,
        'ScriptLineNumber: int': (self: CallStackFrame) => lineOf(self.position),
        'InvocationInfo: System.Management.Automation.InvocationInfo': (self: CallStackFrame) =>
          new InvocationInfo({ extent: self.position }),
        'FunctionName: string': (self: CallStackFrame) => self.functionName,
        'Command: string': { get: (self: CallStackFrame) => self.command, kind: 'ScriptProperty' },
        'Location: string': { get: (self: CallStackFrame) => self.location, kind: 'ScriptProperty' },
        'Arguments: string': { get: (self: CallStackFrame) => self.arguments, kind: 'ScriptProperty' },
      },
      methods: {
        'GetScriptLocation(): string': (self: CallStackFrame) => self.location,
        'ToString(): string': (self: CallStackFrame) => `at ${self.functionName}, ${self.location}`,
      },
      text: (self: CallStackFrame) => `at ${self.functionName}, ${self.location}`,
    }),
  [CallStackFrame],
);
