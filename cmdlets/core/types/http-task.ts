import { aggregateOf } from '../../../src/engine/errors/aggregate.js';
import type { NetException } from '../../../src/engine/errors/exceptions.js';
import { netError, TerminatingError } from '../../../src/engine/errors/terminating.js';
import { enumOf } from '../../../src/engine/values/enums.js';
import { defineType } from '../../../src/engine/values/net-type.js';
import { requireType } from '../../../src/engine/values/type-names.js';
import { NetObject, type Value } from '../../../src/engine/values/value.js';

/** A task of HttpClient. The engine does one thing at a time: it is at its end when the script gets it. */
class HttpTask extends NetObject {
  readonly value: Value;
  readonly problem: NetException | null;

  constructor(value: Value, problem: NetException | null) {
    super();
    this.value = value;
    this.problem = problem;
  }

  /** As `Result` and `Wait`: a failure comes in an AggregateException. */
  get result(): Value {
    if (this.problem !== null) throw netError(aggregateOf(this.problem));
    return this.value;
  }

  /** As `GetAwaiter().GetResult()`: the failure itself. */
  get awaited(): Value {
    if (this.problem !== null) throw netError(this.problem);
    return this.value;
  }
}

/** Does the work; what it raises is kept for who asks for the result. */
export function taskOf(work: () => Value): NetObject {
  try {
    return new HttpTask(work(), null);
  } catch (error) {
    if (!(error instanceof TerminatingError)) throw error;
    return new HttpTask(null, error.exception);
  }
}

const status = 'System.Threading.Tasks.TaskStatus';

defineType({
  name: 'System.Net.Http.HttpTask',
  represents: HttpTask,
  interfaces: ['System.IAsyncResult', 'System.IDisposable'],
  properties: {
    'Result: System.Object': (self: HttpTask) => self.result,
    'Exception: System.AggregateException': (self: HttpTask) => self.problem && aggregateOf(self.problem),
    'IsCompleted: bool': () => true,
    'IsCompletedSuccessfully: bool': (self: HttpTask) => self.problem === null,
    'IsCanceled: bool': () => false,
    'IsFaulted: bool': (self: HttpTask) => self.problem !== null,
    [`Status: ${status}`]: (self: HttpTask) => {
      requireType(status);
      return enumOf(status, self.problem === null ? 'RanToCompletion' : 'Faulted');
    },
  },
  methods: {
    'Wait(): void': (self: HttpTask) => void self.result,
    'Wait(int millisecondsTimeout): bool': (self: HttpTask) => self.result !== undefined,
    'ConfigureAwait(bool continueOnCapturedContext): System.Object': (self: HttpTask) => self,
    'GetAwaiter(): System.Object': (self: HttpTask) => self,
    'GetResult(): System.Object': (self: HttpTask) => self.awaited,
    'Dispose(): void': () => undefined,
  },
});
