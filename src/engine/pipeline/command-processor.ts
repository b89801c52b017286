import type { Extent } from '../../language/extent.js';
import type { Scope } from '../session/scope.js';
import type { Session } from '../session/session.js';
import type { Value } from '../values/value.js';
import type { CommandInfo } from './command-info.js';
import type { Redirection } from './redirection.js';
import { nullSink, type Sink } from './sink.js';
import type { Streams } from './streams.js';

/** Where a command stands in the source. */
export interface CommandSite {
  /** The whole command with its arguments. */
  readonly extent: Extent | null;
  /** Its name alone. */
  readonly nameExtent: Extent | null;
  readonly operator: 'Ampersand' | 'Dot' | null;
}

/**
 * One command of a running pipeline. The pipeline calls `start`, then `write` for every object (or `runOnce` when nothing is
 * piped in), then `finish`, and always `dispose`. While a command runs the session has its scope and its streams.
 */
export abstract class CommandProcessor implements Sink {
  readonly session: Session;
  readonly info: CommandInfo | null;
  readonly site: CommandSite;
  /** The scope of whoever called the command. */
  readonly callerScope: Scope;
  /** The scope that is current while the command runs. */
  protected scope: Scope;
  /** Streams of the command, redirections applied. */
  streams: Streams;
  /** Takes the output. */
  out: Sink = nullSink;
  redirections: readonly Redirection[] | null = null;
  /** Something is piped in. */
  expectingInput = false;
  /** Something that ends with the pipeline. */
  onDispose: (() => void) | null = null;
  /** From 1. */
  position = 1;
  /** Commands in the pipeline. */
  pipelineLength = 1;
  /** Wrote an error or failed: `$?` becomes False. */
  failed = false;

  /** Objects that came before all commands had begun; null once they have. */
  #early: Value[] | null = [];

  constructor(session: Session, info: CommandInfo | null, site: CommandSite) {
    this.session = session;
    this.info = info;
    this.site = site;
    this.callerScope = session.scope;
    this.scope = session.scope;
    this.streams = session.streams;
  }

  protected abstract begin(): void;
  protected abstract process(value: Value): void;
  /** Without pipeline input: the process step runs once. */
  protected abstract processOnce(): void;
  protected abstract end(): void;
  protected clean(): void {}

  /** Runs the begin step. */
  start(): void {
    this.#inside(() => this.begin());
  }

  /** Takes what the commands before wrote while this one had not begun. */
  flush(): void {
    const early = this.#early;
    this.#early = null;
    if (early) for (const value of early) this.write(value);
  }

  write(value: Value): void {
    if (this.#early) {
      this.#early.push(value);
      return;
    }
    const { session } = this;
    const { scope, streams } = session;
    session.scope = this.scope;
    session.streams = this.streams;
    try {
      this.process(value);
    } finally {
      session.scope = scope;
      session.streams = streams;
    }
  }

  runOnce(): void {
    this.#inside(() => this.processOnce());
  }

  finish(): void {
    this.#inside(() => this.end());
  }

  dispose(): void {
    this.onDispose?.();
    this.#inside(() => this.clean());
  }

  #inside(body: () => void): void {
    const { session } = this;
    const { scope, streams } = session;
    session.scope = this.scope;
    session.streams = this.streams;
    try {
      body();
    } finally {
      session.scope = scope;
      session.streams = streams;
    }
  }
}
