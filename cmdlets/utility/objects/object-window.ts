/** Which objects of a sequence are wanted. */
export interface WindowOptions {
  readonly first: number;
  readonly last: number;
  readonly skip: number;
  readonly skipLast: number;
  /** -First or -Last was given; without them everything is wanted. */
  readonly limited: boolean;
}

/** Lets through what -First, -Last, -Skip and -SkipLast ask for, as early as it can be known. */
export class ObjectWindow<T> {
  readonly #options: WindowOptions;
  readonly #queue: T[] = [];
  #head = 0;
  #skip: number;
  #streamed = 0;

  constructor(options: WindowOptions) {
    this.#options = options;
    this.#skip = options.skip;
  }

  /** True when nothing that is still to come can be wanted. */
  get isSatisfied(): boolean {
    const { limited, first, last } = this.#options;
    return limited && last === 0 && first !== 0 && this.#streamed >= first;
  }

  /** Takes the next object; the answer is what may go out now. */
  add(item: T): T | undefined {
    const { first, last } = this.#options;
    if (last > 0 && this.#count >= (first === 0 ? last + this.#skip : last)) this.#take();
    this.#queue.push(item);
    return this.#next();
  }

  /** What is left when the input ends. */
  *rest(): Iterable<T> {
    const { first, skipLast } = this.#options;
    if (skipLast > 0) return;
    let count = this.#count;
    const kept = first === 0 ? this.#skip : 0;
    while (count > kept) {
      yield this.#take();
      count--;
    }
  }

  #next(): T | undefined {
    const { first, last, skipLast, limited } = this.#options;
    if (this.#skip === 0) {
      if (skipLast > 0) return this.#count > skipLast ? this.#take() : undefined;
      if (this.#streamed < first || !limited) {
        this.#streamed++;
        return this.#take();
      }
      if (last === 0) this.#take();
    } else if (last === 0 || first !== 0) {
      this.#take();
      this.#skip--;
    }
    return undefined;
  }

  get #count(): number {
    return this.#queue.length - this.#head;
  }

  #take(): T {
    const item = this.#queue[this.#head]!;
    this.#queue[this.#head++] = undefined as T;
    if (this.#head > 1024 && this.#head * 2 > this.#queue.length) {
      this.#queue.splice(0, this.#head);
      this.#head = 0;
    }
    return item;
  }
}
