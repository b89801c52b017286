import { defineEnum, enumOf } from '../../../src/engine/values/enums.js';
import { defineType } from '../../../src/engine/values/net-type.js';
import type { ScriptContext } from '../../../src/engine/values/script-access.js';
import { TimeSpan } from '../../../src/engine/values/timespan.js';
import { PendingConnection } from './tcp-client.js';

/** Its name: a task and an asynchronous result in one, as .NET's tasks are. */
const pendingName = 'System.Net.Sockets.PendingConnection';

defineEnum('System.Threading.Tasks.TaskStatus', [
  ...['Created', 'WaitingForActivation', 'WaitingToRun', 'Running', 'WaitingForChildrenToComplete'],
  ...['RanToCompletion', 'Canceled', 'Faulted'],
]);

function statusOf(self: PendingConnection, ctx: ScriptContext): 'WaitingForActivation' | 'Faulted' | 'RanToCompletion' {
  if (!self.wait(ctx, 0)) return 'WaitingForActivation';
  return self.problem === null ? 'RanToCompletion' : 'Faulted';
}

const milliseconds = (limit: number | TimeSpan): number =>
  limit instanceof TimeSpan ? Number(limit.ticks / 10_000n) : limit;

type Limit = [number | TimeSpan, boolean?];

const waitAsHandle = (self: PendingConnection, [limit]: Limit, ctx: ScriptContext): boolean =>
  self.wait(ctx, milliseconds(limit));
const waitAsTask = (self: PendingConnection, [limit]: Limit, ctx: ScriptContext): boolean =>
  self.waitAsTask(ctx, milliseconds(limit));

defineType({
  name: pendingName,
  represents: PendingConnection,
  interfaces: ['System.IAsyncResult', 'System.IDisposable'],
  properties: {
    'AsyncState: System.Object': (self: PendingConnection) => self.state,
    'AsyncWaitHandle: System.Object': (self: PendingConnection) => self,
    'Exception: System.AggregateException': (self: PendingConnection, ctx) => {
      self.wait(ctx, 0);
      return self.exception;
    },
    'IsCompleted: bool': (self: PendingConnection, ctx) => self.wait(ctx, 0),
    'IsCompletedSuccessfully: bool': (self: PendingConnection, ctx) => statusOf(self, ctx) === 'RanToCompletion',
    'IsCanceled: bool': () => false,
    'IsFaulted: bool': (self: PendingConnection, ctx) => statusOf(self, ctx) === 'Faulted',
    'Status: System.Threading.Tasks.TaskStatus': (self: PendingConnection, ctx) =>
      enumOf('System.Threading.Tasks.TaskStatus', statusOf(self, ctx)),
  },
  methods: {
    'Wait(): void': (self: PendingConnection, _args: [], ctx) => void self.waitAsTask(ctx, -1),
    'Wait(int millisecondsTimeout): bool': waitAsTask,
    'Wait(timespan timeout): bool': waitAsTask,
    'WaitOne(): bool': (self: PendingConnection, _args: [], ctx) => self.wait(ctx, -1),
    'WaitOne(int millisecondsTimeout): bool': waitAsHandle,
    'WaitOne(timespan timeout): bool': waitAsHandle,
    'WaitOne(int millisecondsTimeout, bool exitContext): bool': waitAsHandle,
    'WaitOne(timespan timeout, bool exitContext): bool': waitAsHandle,
    'GetAwaiter(): System.Object': (self: PendingConnection) => self,
    'GetResult(): void': (self: PendingConnection, _args: [], ctx) => self.finish(ctx),
    'Close(): void': () => undefined,
    'Dispose(): void': () => undefined,
  },
});
