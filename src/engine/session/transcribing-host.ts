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

  /** While a transcript runs, what a program would write to the screen itself goes through here: PowerShell, too, redirects it then. */
  spawn(request: SpawnRequest): SpawnResult {
    if (!this.transcript) return this.#host.spawn(request);
    const isCaptured = { out: request.captureOutput, error: request.captureError };
    const onOutput = (stream: ScreenStream, data: string): void =>
      isCaptured[stream] ? request.onOutput?.(stream, data) : this.write(stream, data);
    const result = this.#host.spawn({ ...request, captureOutput: true, captureError: true, onOutput });
    if (!isCaptured.out) this.write('out', result.output);
    if (!isCaptured.error) this.write('error', result.error);
    return {
      ...result,
      output: isCaptured.out ? result.output : '',
      error: isCaptured.error ? result.error : '',
    };
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
