import type {
  ChoiceQuestion,
  FieldQuestion,
  Host,
  PlainData,
  ProgressUpdate,
  ScreenStream,
  SpawnRequest,
  SpawnResult,
  TextColours,
} from '../host.js';

/** Takes what is shown while a transcript runs. */
export type TranscriptSink = (text: string) => void;

/** A session's host that also hands what is shown and answered to a transcript, while there is one. Secrets are never handed on. */
export class TranscribingHost implements Host {
  readonly #host: Host;
  /** Null: no transcript runs. */
  transcript: TranscriptSink | null = null;

  constructor(host: Host) {
    this.#host = host;
  }

  get columns(): number {
    return this.#host.columns;
  }

  get rows(): number {
    return this.#host.rows;
  }

  get isInteractive(): boolean {
    return this.#host.isInteractive;
  }

  get outputRedirected(): boolean {
    return this.#host.outputRedirected;
  }

  get supportsAnsi(): boolean {
    return this.#host.supportsAnsi;
  }

  get windowTitle(): string {
    return this.#host.windowTitle;
  }

  set windowTitle(text: string) {
    this.#host.windowTitle = text;
  }

  get clipboard(): Host['clipboard'] {
    return this.#host.clipboard;
  }

  get jobs(): Host['jobs'] {
    return this.#host.jobs;
  }

  write(stream: ScreenStream, text: string): void {
    this.transcript?.(text);
    this.#host.write(stream, text);
  }

  writeColoured(text: string, colours: TextColours): void {
    this.transcript?.(text);
    this.#host.writeColoured(text, colours);
  }

  readLine(prompt: string): string | null {
    const line = this.#host.readLine(prompt);
    this.transcript?.(`${prompt}${line ?? ''}\n`);
    return line;
  }

  readSecret(prompt: string): string | null {
    const line = this.#host.readSecret(prompt);
    this.transcript?.(`${prompt}\n`);
    return line;
  }

  askChoice(question: ChoiceQuestion): number {
    return this.#host.askChoice(question);
  }

  askFields(
    caption: string,
    message: string,
    fields: readonly FieldQuestion[],
  ): Readonly<Record<string, string | string[]>> {
    return this.#host.askFields(caption, message, fields);
  }

  sleep(milliseconds: number): void {
    this.#host.sleep(milliseconds);
  }

  spawn(request: SpawnRequest): SpawnResult {
    return this.#host.spawn(request);
  }

  callService(name: string, data: PlainData): PlainData {
    return this.#host.callService(name, data);
  }

  progress(update: ProgressUpdate): void {
    this.#host.progress(update);
  }

  stopRequested(): boolean {
    return this.#host.stopRequested();
  }

  stopHandled(): void {
    this.#host.stopHandled();
  }

  clearScreen(): void {
    this.#host.clearScreen();
  }

  flush(): void {
    this.#host.flush();
  }
}
