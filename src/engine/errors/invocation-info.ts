import { dirname } from 'node:path';
import { columnOf, type Extent, lineOf, lineText, textOf } from '../../language/extent.js';
import { defineType } from '../values/net-type.js';
import { lazyTypes } from '../values/type-registry.js';
import { NetObject, type Value } from '../values/value.js';
import { positionMessage } from './position.js';

/** What an error needs to know of the command that raised it. `CommandInfo` (src/engine/pipeline) has these. */
export interface InvokedCommand extends NetObject {
  readonly name: string;
  /** What stands behind the comma of error ids: a cmdlet's class name, a function's or script's own name. */
  readonly errorIdName: string;
  /** Path of a script file; absent for other commands. NormalView prints it. */
  readonly scriptPath?: string;
}

/** How an invocation is described; everything but the place may be left out. */
export interface InvocationDetails {
  readonly command?: InvokedCommand | null;
  readonly extent?: Extent | null;
  readonly invocationName?: string;
  readonly boundParameters?: Value;
  readonly unboundArguments?: Value;
  readonly expectingInput?: boolean;
  readonly pipelinePosition?: number;
  readonly pipelineLength?: number;
  readonly historyId?: bigint;
  readonly commandOrigin?: 'Runspace' | 'Internal';
}

/** `$MyInvocation`, and the place of an error (`$_.InvocationInfo`). */
export class InvocationInfo extends NetObject {
  command: InvokedCommand | null;
  /** Where the command or the failing statement stands; null for what the engine itself runs. */
  extent: Extent | null;
  invocationName: string;
  boundParameters: Value;
  unboundArguments: Value;
  expectingInput: boolean;
  pipelinePosition: number;
  pipelineLength: number;
  historyId: bigint;
  commandOrigin: 'Runspace' | 'Internal';

  constructor(details: InvocationDetails) {
    super();
    this.command = details.command ?? null;
    this.extent = details.extent ?? null;
    this.invocationName = details.invocationName ?? '';
    this.boundParameters = details.boundParameters ?? null;
    this.unboundArguments = details.unboundArguments ?? null;
    this.expectingInput = details.expectingInput ?? false;
    this.pipelinePosition = details.pipelinePosition ?? 0;
    this.pipelineLength = details.pipelineLength ?? 0;
    this.historyId = details.historyId ?? 1n;
    this.commandOrigin = details.commandOrigin ?? 'Internal';
  }

  /** Path of the script file, empty for typed input. */
  get scriptName(): string {
    return this.extent?.source.file ?? '';
  }

  /** From 1; 0 without a place. */
  get scriptLineNumber(): number {
    return this.extent ? lineOf(this.extent) : 0;
  }

  /** From 1; 0 without a place. */
  get offsetInLine(): number {
    return this.extent ? columnOf(this.extent) : 0;
  }

  /** The whole first source line with its line end. */
  get line(): string {
    if (!this.extent) return '';
    const { source } = this.extent;
    const number = lineOf(this.extent);
    const text = lineText(source, number);
    return hasLineEnd(source.text, number) ? `${text}\n` : text;
  }

  /** The text of the statement or command. */
  get statement(): string {
    return this.extent ? textOf(this.extent) : '';
  }

  /** `At line:1 char:5`, the source line, and the marks below it. */
  get positionMessage(): string {
    return this.extent ? positionMessage(this.extent) : '';
  }
}

function hasLineEnd(text: string, line: number): boolean {
  return text.split(/\r\n|\r|\n/).length > line;
}

lazyTypes(
  ['System.Management.Automation.InvocationInfo'],
  () =>
    void defineType({
      name: 'System.Management.Automation.InvocationInfo',
      represents: InvocationInfo,
      properties: {
        'MyCommand: System.Management.Automation.CommandInfo': (self: InvocationInfo) => self.command,
        'BoundParameters: System.Collections.Generic.Dictionary[string,System.Object]': (self: InvocationInfo) =>
          self.boundParameters,
        'UnboundArguments: System.Collections.Generic.List[System.Object]': (self: InvocationInfo) =>
          self.unboundArguments,
        'ScriptLineNumber: int': (self: InvocationInfo) => self.scriptLineNumber,
        'OffsetInLine: int': (self: InvocationInfo) => self.offsetInLine,
        'HistoryId: long': (self: InvocationInfo) => self.historyId,
        'ScriptName: string': (self: InvocationInfo) => self.scriptName,
        'Line: string': (self: InvocationInfo) => self.line,
        'Statement: string': (self: InvocationInfo) => self.statement,
        'PositionMessage: string': (self: InvocationInfo) => self.positionMessage,
        'PSScriptRoot: string': (self: InvocationInfo) => (self.scriptName === '' ? '' : dirname(self.scriptName)),
        'PSCommandPath: string': (self: InvocationInfo) => (self.scriptName === '' ? null : self.scriptName),
        'InvocationName: string': (self: InvocationInfo) => self.invocationName,
        'PipelineLength: int': (self: InvocationInfo) => self.pipelineLength,
        'PipelinePosition: int': (self: InvocationInfo) => self.pipelinePosition,
        'ExpectingInput: bool': (self: InvocationInfo) => self.expectingInput,
        'CommandOrigin: System.Management.Automation.CommandOrigin': (self: InvocationInfo) => self.commandOrigin,
        'DisplayScriptPosition: System.Management.Automation.Language.IScriptExtent': () => null,
      },
    }),
  [InvocationInfo],
);
