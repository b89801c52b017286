/** How long a server may say nothing while it owes an answer. */

/** Slowest server that is still taken for alive while it stores what it was sent, in bytes a millisecond. */
const slowestStore = 50;

/** What is watched. */
export interface Watched {
  setTimeout(milliseconds: number): unknown;
  on(event: 'timeout', listener: () => void): unknown;
}

/** Gives a server the time that it may need for the bytes it was sent, beyond the usual. */
export class SilenceWatch {
  private readonly socket: Watched;
  private readonly usualMs: number;
  private readonly owes: () => boolean;
  private readonly giveUp: (seconds: number) => void;
  /** Bytes sent since the last answer. */
  private unanswered = 0;
  /** True: the usual silence is over. */
  private extended = false;

  /** `owes`: whether an answer is due now; `giveUp` is told how long was waited, in seconds. */
  constructor(socket: Watched, usualMs: number, owes: () => boolean, giveUp: (seconds: number) => void) {
    this.socket = socket;
    this.usualMs = usualMs;
    this.owes = owes;
    this.giveUp = giveUp;
    socket.setTimeout(usualMs);
    socket.on('timeout', () => this.silent());
  }

  sent(bytes: number): void {
    this.unanswered += bytes;
  }

  answered(): void {
    this.unanswered = 0;
    if (!this.extended) return;
    this.extended = false;
    this.socket.setTimeout(this.usualMs);
  }

  private silent(): void {
    if (!this.owes()) return;
    const more = Math.round(this.unanswered / slowestStore);
    if (this.extended || more === 0) {
      this.giveUp(Math.round((this.usualMs + more) / 1000));
      return;
    }
    this.extended = true;
    this.socket.setTimeout(more);
  }
}
