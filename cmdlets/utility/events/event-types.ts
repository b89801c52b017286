import { randomUUID } from 'node:crypto';
import type { ErrorRecord } from '../../../src/engine/errors/error-record.js';
import type { ScriptBlock } from '../../../src/engine/pipeline/script-block.js';
import type { Scope } from '../../../src/engine/session/scope.js';
import { Guid } from '../../../src/engine/values/guid.js';
import { defineType } from '../../../src/engine/values/net-type.js';
import type { ScriptContext } from '../../../src/engine/values/script-access.js';
import { getStatic } from '../../../src/engine/values/static-properties.js';
import { requireType } from '../../../src/engine/values/type-names.js';
import { lazyTypes } from '../../../src/engine/values/type-registry.js';
import { NetObject, type Value } from '../../../src/engine/values/value.js';
import '../../core/jobs/job.js';

/** What an event says of itself. */
export interface EventParts {
  readonly identifier: number;
  readonly source: string;
  readonly sender: Value;
  readonly args: readonly Value[];
  readonly data: Value;
}

/** An event in the queue, `$Event` in an action. */
export class EngineEvent extends NetObject {
  readonly parts: EventParts;
  readonly time: Value;

  constructor(ctx: ScriptContext, parts: EventParts) {
    super();
    this.parts = parts;
    this.time = getStatic(ctx, requireType('System.DateTime'), 'Now');
  }
}

/** What an action wrote, as the jobs' types read it. */
export interface ActionOutput {
  readonly stream: 'output' | 'error';
  readonly value: Value;
}

/** The job of a subscription with an action: it keeps what the action wrote. */
export class EventJob extends NetObject {
  readonly id: number;
  readonly name: string;
  readonly command: string;
  /** PowerShell names no kind of job for them. */
  readonly kind = '';
  readonly instanceId: Value = Guid.parse(randomUUID());
  readonly child = null;
  readonly block: ScriptBlock;
  /** The action's own names live from call to call. */
  readonly scope: Scope;
  state: 'NotStarted' | 'Running' | 'Stopped' = 'NotStarted';
  output: ActionOutput[] = [];
  failure: ErrorRecord | null = null;

  constructor(id: number, name: string, block: ScriptBlock, scope: Scope) {
    super();
    this.id = id;
    this.name = name;
    this.command = block.text;
    this.block = block;
    this.scope = scope;
  }

  /** How far it is, as the type of all jobs reads it; it never begins or ends by itself. */
  get progress() {
    const { state, output, failure } = this;
    return { state, output, failure, beginTime: null, endTime: null };
  }

  get hasMoreData(): boolean {
    return this.output.length > 0;
  }

  stop(): void {
    this.state = 'Stopped';
  }
}

/** What a subscription asks for. */
export interface Subscription {
  readonly source: string;
  readonly job: EventJob | null;
  readonly data: Value;
  /** Hidden from lists unless -Force. */
  readonly isSupport: boolean;
  /** 0: without end. */
  readonly maxTriggers: number;
}

/** A subscription as Get-EventSubscriber outputs it. */
export class EventSubscriber extends NetObject {
  readonly id: number;
  readonly subscription: Subscription;
  triggers = 0;

  constructor(id: number, subscription: Subscription) {
    super();
    this.id = id;
    this.subscription = subscription;
  }
}

const space = 'System.Management.Automation';
const runspace = Guid.parse(randomUUID());

lazyTypes([`${space}.PSEventArgs`], defineEvent, [EngineEvent]);
lazyTypes([`${space}.PSEventSubscriber`], defineSubscriber, [EventSubscriber]);
lazyTypes([`${space}.PSEventJob`], defineJob, [EventJob]);

function defineEvent(): void {
  defineType({
    name: `${space}.PSEventArgs`,
    represents: EngineEvent,
    properties: {
      'ComputerName: string': () => null,
      'RunspaceId: guid': () => runspace,
      'EventIdentifier: int': ({ parts }: EngineEvent) => parts.identifier,
      'Sender: System.Object': ({ parts }: EngineEvent) => parts.sender,
      'SourceEventArgs: System.EventArgs': () => null,
      'SourceArgs: System.Object[]': ({ parts }: EngineEvent) => [...parts.args],
      'SourceIdentifier: string': ({ parts }: EngineEvent) => parts.source,
      'TimeGenerated: datetime': ({ time }: EngineEvent) => time,
      'MessageData: psobject': ({ parts }: EngineEvent) => parts.data,
    },
  });
}

function defineSubscriber(): void {
  defineType({
    name: `${space}.PSEventSubscriber`,
    represents: EventSubscriber,
    properties: {
      'SubscriptionId: int': (self: EventSubscriber) => self.id,
      'SourceObject: System.Object': () => null,
      'EventName: string': () => null,
      'SourceIdentifier: string': ({ subscription }: EventSubscriber) => subscription.source,
      'Action: System.Management.Automation.PSEventJob': ({ subscription }: EventSubscriber) => subscription.job,
      'HandlerDelegate: System.Delegate': () => null,
      'SupportEvent: bool': ({ subscription }: EventSubscriber) => subscription.isSupport,
      'ForwardEvent: bool': () => false,
    },
  });
}

/** A job by its base type; its state is its own. */
function defineJob(): void {
  defineType({
    name: `${space}.PSEventJob`,
    base: requireType(`${space}.Job`),
    represents: EventJob,
    properties: {
      'Location: string': () => null,
      'Module: psmoduleinfo': () => null,
    },
  });
}
