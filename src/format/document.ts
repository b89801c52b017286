import type { Value } from '../engine/values/value.js';
import type { FormatContext } from './format-context.js';
import { recordOutOfSequence } from './format-errors.js';
import { Formatter } from './formatter.js';
import { GroupBuffer } from './group-buffer.js';
import type { LineOutput, LineStream } from './line-output.js';
import { Entry, FormatEnd, FormatRecord, FormatStart, GroupEnd, GroupStart } from './records.js';
import { Renderer } from './renderer.js';

/** Where in the sequence of records a document is. */
type Phase = 'outside' | 'document' | 'group';

/** Objects and records → lines. Objects that are no records go through an implicit formatter of their own. */
export class Document {
  readonly #format: FormatContext;
  readonly #renderer: Renderer;
  readonly #buffer: GroupBuffer;
  #formatter: Formatter | null = null;
  #phase: Phase = 'outside';

  constructor(format: FormatContext, output: LineOutput, clock: () => number) {
    this.#format = format;
    this.#renderer = new Renderer(format, output);
    this.#buffer = new GroupBuffer(this.#renderer, clock);
  }

  process(value: Value, stream: LineStream): void {
    if (value === null || value === undefined) return;
    if (value instanceof FormatRecord) {
      this.#record(value);
      return;
    }
    this.#formatter ??= new Formatter(this.#format, { shape: null }, (record) => this.#record(record));
    this.#formatter.process(value, stream);
  }

  end(): void {
    const formatter = this.#formatter;
    this.#formatter = null;
    formatter?.end();
    this.#buffer.drain();
    this.#phase = 'outside';
  }

  #record(record: FormatRecord): void {
    if (record instanceof FormatStart && this.#phase === 'group') this.end();
    this.#checkSequence(record);
    this.#buffer.add(record);
  }

  #checkSequence(record: FormatRecord): void {
    if (record instanceof Entry) {
      if (!record.outOfBand) this.#expect('group', 'group', record);
    } else if (record instanceof FormatStart) this.#expect('outside', 'document', record);
    else if (record instanceof GroupStart) this.#expect('document', 'group', record);
    else if (record instanceof GroupEnd) this.#expect('group', 'document', record);
    else if (record instanceof FormatEnd) this.#expect('document', 'outside', record);
  }

  #expect(phase: Phase, next: Phase, record: FormatRecord): void {
    if (this.#phase !== phase) throw recordOutOfSequence(record.netType.fullName);
    this.#phase = next;
  }
}
