import type { CommandArgument } from '../command/command-argument.js';
import { toText } from '../convert/text.js';
import { ApplicationFailedException, RemoteException } from '../errors/engine-exceptions.js';
import { ErrorRecord } from '../errors/error-record.js';
import { newException } from '../errors/exceptions.js';
import { engineError } from '../errors/terminating.js';
import type { Session } from '../session/session.js';
import type { OutputDocument } from '../session/session-streams.js';
import { isEnumerable, itemsOf } from '../values/arrays.js';
import type { Value } from '../values/value.js';
import type { ApplicationInfo } from './command-info.js';
import { CommandProcessor, type CommandSite } from './command-processor.js';
import { LineSplitter } from './line-splitter.js';

/** Runs a native program: its output comes as lines, its exit code is `$LASTEXITCODE`. */
export class NativeProcessor extends CommandProcessor {
  readonly #program: ApplicationInfo;
  readonly #args: readonly CommandArgument[];
  readonly #input: string[] = [];
  /** Lays out the objects that come in, as Out-String does. */
  #document: OutputDocument | null = null;

  constructor(session: Session, info: ApplicationInfo, args: readonly CommandArgument[], site: CommandSite) {
    super(session, info, site);
    this.#program = info;
    this.#args = args;
  }

  protected override begin(): void {}

  protected override process(value: Value): void {
    this.#document ??= this.session.openText((line) => this.#input.push(line));
    this.#document.process(value);
  }

  protected override processOnce(): void {}

  protected override end(): void {
    const { session } = this;
    this.#document?.end();
    const output = new LineSplitter((line) => this.out.write(line));
    const errors = new LineSplitter((line) => this.#writeError(line));
    const captureError = this.streams.error !== null;
    const captureOutput = !session.isScreen(this.out);
    session.beforeNative();
    const result = session.host.spawn({
      program: this.#program.path,
      args: nativeArguments(session, this.#args),
      cwd: session.location.path,
      environment: session.environment.toObject(),
      input: this.expectingInput ? this.#input.map((line) => `${line}\n`).join('') : null,
      captureOutput,
      captureError,
      onOutput: (stream, data) => (stream === 'out' ? output : errors).add(data),
    });
    output.add(result.output);
    errors.add(result.error);
    output.end();
    errors.end();
    if (result.failure !== null) throw this.#notStarted(result.failure);
    session.setLastExitCode(result.exitCode);
    if (result.exitCode !== 0) this.failed = true;
    session.checkStop();
  }

  #writeError(line: string): void {
    const exception = newException(RemoteException, line);
    const record = new ErrorRecord(exception, 'NativeCommandError', 'NotSpecified', line);
    record.fromNativeError = true;
    this.session.writeErrorStream(record);
  }

  #notStarted(reason: string): Error {
    const { name } = this.#program;
    const text = `Program '${name}' failed to run: ${reason}`;
    return engineError(newException(ApplicationFailedException, text), 'NativeCommandFailed', 'ResourceUnavailable');
  }
}

/** Arguments as a program takes them: parameters as written, lists one by one, `$null` not at all. */
function nativeArguments(session: Session, args: readonly CommandArgument[]): string[] {
  const words: string[] = [];
  for (const argument of args) {
    const { name, value } = argument;
    if (name !== null && !argument.hasValue) words.push(`-${name}`);
    else if (name !== null) words.push(`-${name}:${toText(session, value)}`);
    else if (value === null || value === undefined) continue;
    else if (argument.literalText !== null) words.push(argument.literalText);
    else if (isEnumerable(value)) words.push(...listWords(session, value, argument));
    else words.push(toText(session, value));
  }
  return words;
}

/** `a,b` as written is one word; a list in a variable is several. */
function listWords(session: Session, value: Value, argument: CommandArgument): string[] {
  const items = itemsOf(value).map((item) => toText(session, item));
  const source = argument.extent?.source.text.slice(argument.extent.start, argument.extent.end) ?? '';
  return /^[^$@(]/.test(source) && source.includes(',') ? [items.join(',')] : items;
}
