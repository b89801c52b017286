import { defineType } from '../values/net-type.js';
import { NetObject, type Value } from '../values/value.js';

/** A record of the warning, verbose or debug stream: what `3>&1` lets through. */
export abstract class InformationalRecord extends NetObject {
  readonly message: string;

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
  readonly timeGenerated: Date;

  constructor(messageData: Value, source: string, tags: readonly string[]) {
    super();
    this.messageData = messageData;
    this.source = source;
    this.tags = tags;
    this.timeGenerated = new Date();
  }
}

const namespace = 'System.Management.Automation';

for (const type of [WarningRecord, VerboseRecord, DebugRecord]) {
  defineType({
    name: `${namespace}.${type.name}`,
    represents: type,
    properties: { 'Message: string': (self: InformationalRecord) => self.message },
    methods: { 'ToString(): string': (self: InformationalRecord) => self.message },
    text: (self: InformationalRecord) => self.message,
  });
}
