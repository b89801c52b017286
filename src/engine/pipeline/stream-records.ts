import type { InvocationInfo } from '../errors/invocation-info.js';
import { DateTime } from '../values/datetime.js';
import { defineType } from '../values/net-type.js';
import { NetObject, type Value } from '../values/value.js';

/** A record of the warning, verbose or debug stream: what `3>&1` lets through. */
export abstract class InformationalRecord extends NetObject {
  readonly message: string;
  /** The call of the function or script that wrote it; null when the engine did. */
  invocationInfo: InvocationInfo | null = null;

  constructor(message: string) {
    super();
    this.message = message;
  }
}

/** `3>&1` */
export class WarningRecord extends InformationalRecord {}
/** `4>&1` */
export class VerboseRecord extends InformationalRecord {}
/** `5>&1` */
export class DebugRecord extends InformationalRecord {}

/** A record of the information stream (Write-Information, Write-Host). */
export class InformationRecord extends NetObject {
  readonly messageData: Value;
  readonly source: string;
  readonly tags: readonly string[];
  readonly timeGenerated = DateTime.now('Local');

  constructor(messageData: Value, source: string, tags: readonly string[]) {
    super();
    this.messageData = messageData;
    this.source = source;
    this.tags = tags;
  }
}

const namespace = 'System.Management.Automation';

for (const type of [WarningRecord, VerboseRecord, DebugRecord]) {
  defineType({
    name: `${namespace}.${type.name}`,
    represents: type,
    properties: {
      ...(type === WarningRecord ? { 'FullyQualifiedWarningId: string': () => '' } : {}),
      'Message: string': (self: InformationalRecord) => self.message,
      'InvocationInfo: System.Management.Automation.InvocationInfo': (self: InformationalRecord) => self.invocationInfo,
      'PipelineIterationInfo: System.Collections.ObjectModel.ReadOnlyCollection[int]': () => [],
    },
    methods: { 'ToString(): string': (self: InformationalRecord) => self.message },
    text: (self: InformationalRecord) => self.message,
  });
}
