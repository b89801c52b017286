import type { Value } from '../values/value.js';

/**
 * What leaves a block without being an error. Thrown only where control crosses a script block or a command;
 * inside one block loops use completions. Not an `Error`: no stack is captured, and no `catch` of a script sees it.
 */
export abstract class FlowControl {
  /** Name for messages of the engine about itself. */
  abstract readonly kind: 'break' | 'continue' | 'return' | 'exit' | 'stop-upstream' | 'pipeline-stopped';
}

/** `break`, with its label or null, that no loop of its own block takes. */
export class BreakFlow extends FlowControl {
  readonly kind = 'break';
  readonly label: string | null;
  constructor(label: string | null) {
    super();
    this.label = label;
  }
}

/** `continue`, with its label or null, that no loop of its own block takes. */
export class ContinueFlow extends FlowControl {
  readonly kind = 'continue';
  readonly label: string | null;
  constructor(label: string | null) {
    super();
    this.label = label;
  }
}

/** `return` that has to cross a construct which cannot pass a completion. */
export class ReturnFlow extends FlowControl {
  readonly kind = 'return';
}

/** `exit`, with what was behind it. */
export class ExitFlow extends FlowControl {
  readonly kind = 'exit';
  readonly value: Value;
  constructor(value: Value) {
    super();
    this.value = value;
  }
}

/** A command (Select-Object -First) has enough: the commands before `requester` in its pipeline are to stop. */
export class StopUpstreamFlow extends FlowControl {
  readonly kind = 'stop-upstream';
  /** Identity of the command that asked: its pipeline catches the signal, others let it pass. */
  readonly requester: object;
  constructor(requester: object) {
    super();
    this.requester = requester;
  }
}

/** Ctrl+C, or "Halt Command" at a question: everything ends, `finally` blocks run. */
export class PipelineStoppedFlow extends FlowControl {
  readonly kind = 'pipeline-stopped';
}
